/** Whether those who have to agree to a message did: an approval counts for exactly what it was given for, and in time. */
import { createHash } from "node:crypto";
import { homeZone, instantOf, localOf } from "../../calendar/local-time.ts";
import type { AgreedMessage, FiledAct } from "../../campaign/approvals/act.ts";
import type { Campaign, Workspace } from "../../campaign/model.ts";
import { type Loss, lossSince } from "../consent/losses.ts";
import type { Approver, Permit, Refused, Subject } from "../permit.ts";
import type { NamedApprovers } from "../signature/approvers.ts";
import { signaturesOf } from "../signature/signatures.ts";
import { digestAt, type Terms } from "../terms.ts";
import { changesSince, type Given } from "./given.ts";
import { type Reasons, refusalText } from "./reasons.ts";
import { latestOf, type Withdrawal, withdrawalsIn } from "./withdrawal.ts";

export interface ApprovalFiles {
  readonly workspace: Workspace;
  /** Those that load. */
  readonly campaigns: readonly Campaign[];
  readonly acts: readonly FiledAct[];
  /** Files of acts that nobody can read. */
  readonly unreadActs: readonly string[];
  /** Those that the ledger has seen, whether their files are there or not. */
  readonly withdrawals: readonly Withdrawal[];
  /** Consents that the ledger has seen taken back. */
  readonly losses: readonly Loss[];
  /** What the environment says of who may approve; `workspace` asks at least for that (`atLeast`). */
  readonly named: NamedApprovers;
}

export interface Approval {
  readonly shown: Permit["approval"];
  readonly lost?: NonNullable<Permit["lost"]>;
  readonly refusals: readonly Refused[];
}

export interface Approvals {
  of(subject: Subject, at: Date): Approval;
  /** Who agreed to it for a sensitive period, of those who may. */
  forPeriod(
    subject: Subject,
    at: Date,
    period: { readonly id: string; readonly by: readonly string[] },
  ): readonly Approver[];
  /** What was last agreed to of that delivery, whether it still says so or not; absent where nobody ever did. */
  last(delivery: string, at: Date): Given | undefined;
}

/** How many people have to agree to a delivery: the most that workspace, campaign and post ask for. */
export function neededFor(workspace: Workspace, campaign: Campaign | undefined, delivery: string): number {
  const [, name = ""] = delivery.split("/");
  // An item of a series is `<post>.<n>`, one of two languages `<post>~cy`.
  const [post] = name.split(/[.~]/);
  const own = campaign?.posts.find(({ id }) => id === post)?.needed ?? 0;
  return Math.max(workspace.approval.needed, campaign?.needed ?? 0, own);
}

export function approvalsOf(files: ApprovalFiles): Approvals {
  const { workspace, campaigns, named } = files;
  const { approval: policy } = workspace;
  const signatureFault = policy.signed ? signaturesOf(workspace, named) : () => undefined;
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const own = files.acts.filter((act) => act.workspace === workspace.id);
  const withdrawn = latestOf([...withdrawalsIn(own), ...files.withdrawals]);
  const given = own.flatMap((act) => act.agreed.map((message): Given => ({ act, message })));
  const byDigest = Map.groupBy(given, ({ message }) => message.digest);
  const byDelivery = indexByDelivery(given);
  const locals = new Set(given.map(({ message }) => message.local));

  /** Given for the very message, or where it may move for the same at another time of that day. */
  function matching({ terms }: Subject): readonly Given[] {
    if (terms === undefined) return [];
    const digests = new Set([terms.digest]);
    if (policy.moves > 0) {
      for (const local of locals)
        if (isNear(local, terms.local, policy.moves)) digests.add(digestAt(terms.base, local));
    }
    return [...digests]
      .flatMap((digest) => byDigest.get(digest) ?? [])
      .filter(({ message }) => sameWords(message, terms));
  }

  /** Of somebody in its pictures, since it was agreed to. */
  function lostSince({ act }: Given, { terms }: Subject): Loss | undefined {
    return files.losses.length === 0 ? undefined : lossSince(files.losses, terms?.pictures ?? [], act.at);
  }

  /** When it was taken back since, or the consent of somebody in its pictures was. */
  function endsOf(each: Given, subject: Subject): readonly Date[] {
    const { act, message } = each;
    const digests = [message.digest, subject.terms?.digest ?? ""];
    const taken = digests.flatMap((digest) => withdrawn.get(digest)?.at ?? []).filter((at) => at >= act.at);
    const loss = lostSince(each, subject);
    return loss === undefined ? taken : [...taken, loss.at];
  }

  /** What is true of every word that counts, whoever may give it. */
  function counts(each: Given, subject: Subject, at: Date): boolean {
    const { act } = each;
    if (act.at > at || act.at > subject.dueAt || endsOf(each, subject).length > 0) return false;
    if (signatureFault(act) !== undefined) return false;
    return act.at >= sinceWhen(subject, byId.get(subject.campaign)?.timezone ?? homeZone);
  }

  function approversOf(some: readonly Given[], may: ReadonlySet<string>): readonly Approver[] {
    const approvers = new Map<string, Approver>();
    for (const { act } of some.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime())) {
      if (!may.has(act.by) || approvers.has(act.by)) continue;
      const { by: person, how, recordedBy } = act;
      approvers.set(person, { person, at: act.at.toISOString(), how, ...(recordedBy !== undefined && { recordedBy }) });
    }
    return [...approvers.values()];
  }

  function mayApprove(campaign: Campaign | undefined): ReadonlySet<string> {
    return new Set(policy.by.filter((id) => workspace.people.has(id) && id !== campaign?.owner));
  }

  /** Of that campaign's folder, or of one that is no campaign's: then nobody can tell whose it is. */
  function unreadAbout(campaign: string): string | undefined {
    return files.unreadActs.find((file) => {
      const [, , folder = ""] = file.split("/");
      return folder === campaign || !byId.has(folder);
    });
  }

  function last(delivery: string, at: Date): Given | undefined {
    return byDelivery.get(delivery)?.findLast(({ act }) => act.period === undefined && act.at <= at);
  }

  return {
    last,
    forPeriod(subject, at, { id, by }) {
      if (named.kind === "unusable" || unreadAbout(subject.campaign) !== undefined) return [];
      const owner = byId.get(subject.campaign)?.owner;
      const may = new Set(by.filter((person) => workspace.people.has(person) && person !== owner));
      const some = matching(subject).filter((each) => each.act.period === id && counts(each, subject, at));
      return approversOf(some, may);
    },
    of(subject, at) {
      const campaign = byId.get(subject.campaign);
      const needed = neededFor(workspace, campaign, subject.delivery);
      if (needed === 0) return { shown: { needed, by: [], changed: [] }, refusals: [] };
      const may = mayApprove(campaign);
      const matched = matching(subject).filter(({ act }) => act.period === undefined);
      const by = approversOf(
        matched.filter((each) => counts(each, subject, at)),
        may,
      );
      if (named.kind === "unusable") {
        const reason = `${named.reason} Until then nobody's word counts.`;
        return { shown: { needed, by: [], changed: [] }, refusals: [{ because: "approval", reason }] };
      }
      // Whose it is nobody can tell where its file cannot be used: what was agreed to by enough goes on.
      const unread = unreadAbout(subject.campaign);
      if (unread !== undefined) {
        const reason = `${unread} cannot be read, and it may take back what was agreed to. Take it as it was from git, or put right what \`campaign validate\` says of it.`;
        return { shown: { needed, by, changed: [] }, refusals: [{ because: "approval", reason }] };
      }
      const ownerless = campaign !== undefined && campaign.owner === undefined;
      if (by.length >= needed && !ownerless) return { shown: { needed, by, changed: [] }, refusals: [] };
      const latest = last(subject.delivery, at);
      const changed =
        latest === undefined || matched.includes(latest) ? [] : changesSince(latest.message, subject.terms);
      const reasons: Reasons = {
        needed,
        by,
        may,
        owner: campaign?.owner,
        ownerless,
        subject,
        given: [...new Set([...(byDelivery.get(subject.delivery) ?? []), ...matched])].filter(
          ({ act }) => act.period === undefined,
        ),
        matched: new Set(matched),
        takenBack: withdrawn.get(subject.terms?.digest ?? ""),
        lostSince: (each) => lostSince(each, subject)?.consent,
        signatureFault,
      };
      const reason = refusalText(reasons);
      const ends = matched.flatMap((each) => endsOf(each, subject)).map((end) => end.toISOString());
      const lost = changed.length > 0 ? reason : ends.toSorted().at(-1);
      return {
        shown: { needed, by, changed },
        ...(lost !== undefined && { lost }),
        refusals: [{ because: "approval", reason }],
      };
    },
  };
}

function indexByDelivery(given: readonly Given[]): ReadonlyMap<string, readonly Given[]> {
  const index = new Map<string, Given[]>();
  for (const each of given.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime()))
    for (const delivery of each.message.deliveries) index.set(delivery, [...(index.get(delivery) ?? []), each]);
  return index;
}

/** Both `2027-03-18T09:00`, on one day. */
function isNear(a: string, b: string, most: number): boolean {
  if (a.slice(0, 10) !== b.slice(0, 10)) return false;
  return Math.abs(Date.parse(`${a}Z`) - Date.parse(`${b}Z`)) <= most;
}

/** An edited file of an act approves nothing: its words are held against the message too. */
function sameWords({ words }: AgreedMessage, { aspects: { text } }: Terms): boolean {
  return createHash("sha256").update(JSON.stringify(words)).digest("hex") === text;
}

const always = new Date(0);

/** On another day than was agreed to, as `send` may open, only a word given since then counts. */
function sinceWhen({ terms, dueAt }: Subject, zone: string): Date {
  if (terms === undefined || localOf(dueAt, zone).date === terms.local.slice(0, 10)) return always;
  const [date = "", time = ""] = terms.local.split("T");
  const planned = instantOf(date, time, zone);
  return planned.kind === "instant" ? planned.instant : dueAt;
}
