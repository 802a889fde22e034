/** Posts that pass on another account's: which one for each account, and by whom it is done. */
import type { Post, ShareContent } from "../../campaign/model.ts";
import { type Fault, fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Path } from "../../diagnostics/source.ts";
import type { Account } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import type { Delivery } from "../delivery.ts";
import { notPosted, type Others, unknownPost } from "./not-shared.ts";
import { recipientsOf } from "./recipients.ts";

export interface PlannedPost {
  readonly deliveries: readonly Delivery[];
  readonly problems: readonly Problem[];
}

/** Where its readers are, whoever posts: of a network its id, of a hand-off its channel. */
export function placeOf({ network, options }: Account): string {
  return network === "handoff" ? (options.channel ?? network) : network;
}

export function isSamePlace(a: Account, b: Account): boolean {
  return placeOf(a) === placeOf(b);
}

function placeName(account: Account): string {
  const { name, profile } = networkOf(account.network);
  return profile(account).place?.name ?? (account.network === "handoff" ? placeOf(account) : name);
}

/** Where no program may, or can, a person passes it on with a hand-off. */
function asSharing(account: Account, lead: Account): Account {
  const { id, network } = account;
  if (network === "handoff" || (networkOf(network).shares && lead.network === network)) return account;
  const { handle, name, variables } = account;
  return {
    ...{ id, handle, name, variables, network: "handoff" },
    options: { channel: placeOf(account) },
    byHandFor: account,
  };
}

/** `drawn`: the post as it would go to everybody in `to`, those whose own post it is among them. */
export function sharing(post: Post, drawn: PlannedPost, others: Others): PlannedPost {
  const { campaign } = others;
  const { content } = post;
  if (content.kind !== "share") return drawn;
  const problems: Problem[] = [];
  const report = (path: Path, found: Fault, delivery?: string) =>
    problems.push({ ...problemAt(campaign.source, path, found), ...(delivery !== undefined && { delivery }) });

  const unknown = unknownPost(content, others);
  if (unknown !== undefined) {
    report([...post.path, "share"], unknown);
    return { deliveries: [], problems: [...drawn.problems, ...problems] };
  }
  const leads = leadsOf(post, content, others, report);
  const deliveries = drawn.deliveries.filter(({ account }) => !leads.accounts.has(account.id));
  const leaderless: Account[] = [];
  const planned = deliveries.flatMap((delivery) => {
    const lead = leads.byPlace.get(placeOf(delivery.account));
    if (lead === undefined) {
      // Of its own network somebody is named, and that they have no such post is told there.
      if (!leads.astray.has(placeOf(delivery.account))) leaderless.push(delivery.account);
      return [];
    }
    if (delivery.dueAt < lead.dueAt) report(delivery.atPath, tooEarly(lead), delivery.id);
    const share = { lead: lead.id, post: lead.post, account: lead.account.id };
    return [{ ...delivery, account: asSharing(delivery.account, lead.account), share }];
  });
  for (const [place, accounts] of Map.groupBy(leaderless, placeName)) report(post.path, noLead(place, accounts));
  const ids = new Set(planned.map(({ id }) => id));
  const ofThese = drawn.problems.filter(({ delivery }) => delivery === undefined || ids.has(delivery));
  return { deliveries: planned, problems: [...ofThese, ...problems] };
}

interface Leads {
  /** All that `of` names: nobody shares what is their own. */
  readonly accounts: ReadonlySet<string>;
  readonly byPlace: ReadonlyMap<string, Delivery>;
  /** Places for which `of` names an account that does not post it. */
  readonly astray: ReadonlySet<string>;
}

function leadsOf(
  { path }: Post,
  content: ShareContent,
  { campaign, workspace, deliveries }: Others,
  report: (path: Path, found: Fault) => void,
): Leads {
  const accounts = recipientsOf(content.of, workspace);
  const byPlace = new Map<string, Delivery>();
  const astray = new Set<string>();
  for (const account of accounts) {
    const lead = deliveries.find((each) => each.post === content.post && each.account.id === account.id);
    const other = byPlace.get(placeOf(account));
    if (lead === undefined) {
      report([...path, "of"], notPosted(content.post, account, { campaign }));
      astray.add(placeOf(account));
    } else if (other !== undefined)
      report([...path, "of"], twoLeads(placeName(account), [other.account.id, account.id]));
    else byPlace.set(placeOf(account), lead);
  }
  return { accounts: new Set(accounts.map(({ id }) => id)), byPlace, astray };
}

function twoLeads(place: string, accounts: readonly string[]): Fault {
  return fault(
    "share-two-leads",
    `${accounts.join(" and ")} are both on ${place}.`,
    "Name one account on each network: its post is the one that is passed on there.",
  );
}

function noLead(place: string, accounts: readonly Account[]): Fault {
  const names = new Intl.ListFormat("en-GB").format(accounts.map(({ id }) => id));
  return fault(
    "share-without-lead",
    `No account of \`of\` is on ${place}, so ${names} ${accounts.length === 1 ? "has" : "have"} nothing to pass on.`,
    "Add to `of` the account that posts it there, or leave these out of `to`.",
  );
}

function tooEarly(lead: Delivery): Fault {
  return fault(
    "share-too-early",
    `${lead.account.id} posts ${lead.post} only on ${lead.local.replace("T", " at ")}.`,
    "Give this a later time.",
  );
}
