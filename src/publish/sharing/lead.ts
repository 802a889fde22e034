/** The post that a share passes on: only what is out, whole, and as the file has it, is passed on. */
import type { Detail, Ledger, Row } from "../../ledger/ledger.ts";
import type { Message, Receipt, SharedPost } from "../../networks/network.ts";
import { sharedAspect, type Terms, termsIn } from "../../permission/terms.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import { wordsOf } from "../delivery/keys.ts";
import { hold, postpone, take } from "../delivery/steps.ts";
import type { Engine } from "../engine.ts";
import { isOver } from "../judge/judge-row.ts";

type LeadStanding = NotOut | Out;

interface Out {
  readonly kind: "out";
  /** As it went out: what was renamed since has another id in its file. */
  readonly delivery: string;
  readonly receipt: Receipt;
}

type NotOut =
  /** It may still go out. `for`: which, and how it stands. `open`: it may be out, as far as anybody knows. */
  | { readonly kind: "waits"; readonly for: string; readonly open: boolean }
  /** Until a person does something about it, it is not to be passed on. */
  | { readonly kind: "barred"; readonly reason: string };

function standingOf(id: string, detail: Detail | undefined): LeadStanding {
  const notOut = notOutBy(id, detail?.row);
  if (detail === undefined || notOut !== undefined) return notOut ?? notSeen(id);
  const receipt = detail.parts[0]?.receipt;
  const isWhole = detail.parts.every(({ state }) => state === "published");
  return isWhole && receipt !== undefined ? { kind: "out", delivery: id, receipt } : waiting(id, detail.row);
}

function notSeen(id: string): NotOut {
  return { kind: "waits", open: false, for: `${id}, which is not out.` };
}

/** As far as its row alone tells; undefined where it is published. */
function notOutBy(id: string, row: Row | undefined): NotOut | undefined {
  if (row === undefined) return notSeen(id);
  if (row.recallAt !== undefined || row.state === "recalled") {
    return { kind: "barred", reason: `${id}, which it would share, was taken back. ${final}` };
  }
  return row.state === "published" ? undefined : waiting(id, row);
}

function waiting(id: string, row: Row): NotOut {
  const open = row.ask || row.mayBeOut || row.state === "unknown" || row.state === "writing";
  const why = row.reason === undefined ? "" : ` (${row.reason.replace(/\.$/, "")})`;
  const step = stepFor(row);
  return { kind: "waits", open, for: `${id}, which is ${wordFor(row)}${why}.${step === undefined ? "" : ` ${step}`}` };
}

const final = "That is final: take this share out of its file, or let it name another post.";

/** What a person does, so that it comes to be out; a reason that names a command says it itself. */
function stepFor({ delivery: id, state, cause, hold: why, reason }: Row): string | undefined {
  if (reason?.includes("`campaign ") === true) return undefined;
  switch (state) {
    case "skipped":
      return cause === "person" ? `\`campaign unskip ${id}\` takes that back.` : "Put its post back into its file.";
    case "missed":
      return `\`campaign send ${id}\` sends it now.`;
    case "held":
      // Renamed alone it would be known; moved too, nothing tells it from a second post.
      return why === "same-words"
        ? "If it is the post that is out, give it its time and its account back in the file: then it is shared."
        : undefined;
    case "failed":
      return `Put that right, then \`campaign send ${id}\`.`;
    case "unknown":
      return `Look at the account, then say it with \`campaign settle ${id}\`.`;
    case "waiting":
      return `Once it is posted, \`campaign settle ${id} --sent ADDRESS\` says so.`;
    default:
      return undefined;
  }
}

/** Why a new share of it would have nothing to pass on, as it stands: nobody may be told so only when it is due. */
export function notToShare(row: Row): string | undefined {
  const standing = notOutBy(row.delivery, row);
  if (standing?.kind === "barred") return `${row.delivery} was taken back, which is final.`;
  const stays = ["skipped", "missed", "failed"].includes(row.state);
  return stays && standing !== undefined ? standing.for.replace(", which is", " is") : undefined;
}

function wordFor({ state, partsOut }: Row): string {
  if (state === "waiting") return "waiting for the person who posts it";
  if (state === "claimed" || state === "writing") return partsOut > 0 ? "not out whole" : "being sent";
  return state === "unknown" ? "perhaps out" : state;
}

interface Sharing {
  readonly message: Message;
  /** What people agree to. */
  readonly terms?: Terms | undefined;
}

type Lead = LeadStanding | { readonly kind: "none" };

/** A sentence. */
export function notNow(lead: Extract<Lead, { kind: "waits" | "barred" }>): string {
  return lead.kind === "waits" ? `It waits for ${lead.for}` : lead.reason;
}

/** As the ledger has it at this moment. */
export async function leadOf({ ledger, clock }: Pick<Engine, "ledger" | "clock">, sharing: Sharing): Promise<Lead> {
  const share = sharing.message.parts[0]?.share;
  if (share === undefined) return { kind: "none" };
  const detail = await ledger.detail(share.delivery);
  const standing = standingOf(share.delivery, detail);
  if (standing.kind === "waits" && !standing.open) {
    return (
      (await formerOf(ledger, { share, agreed: sharing.terms?.aspects["shared post"], now: clock.now() })) ?? standing
    );
  }
  if (standing.kind !== "out") return standing;
  const sent = termsIn(detail?.claim?.terms);
  const agreed = sharing.terms?.aspects["shared post"];
  if (sent === undefined || agreed === undefined || sharedAspect(sent) === agreed) return standing;
  const reason = `${share.delivery} went out otherwise than its file has it now, so nobody has agreed to share it as it is. Put the file back as it was, or take it back and post it anew.`;
  return { kind: "barred", reason };
}

/** Milliseconds: a share follows its post by days, and a year is for whoever plans far ahead. */
const longestWait = 366 * 24 * 60 * 60_000;

/**
 * The post under the id that it went out by, where it or its account was renamed since. The digest that people agreed to
 * knows no ids: the same words and pictures, at the same time, by whoever this is on the network.
 */
async function formerOf(
  ledger: Ledger,
  { share, agreed, now }: { readonly share: SharedPost; readonly agreed: string | undefined; readonly now: Date },
): Promise<Out | undefined> {
  if (agreed === undefined) return undefined;
  const words = wordsOf({ parts: [{ text: share.words, images: [], lang: "" }] });
  for (const { delivery } of await ledger.sameWords({ delivery: share.delivery, words, now, within: longestWait })) {
    const detail = await ledger.detail(delivery);
    const sent = termsIn(detail?.claim?.terms);
    const standing = standingOf(delivery, detail);
    if (standing.kind === "out" && sent !== undefined && sharedAspect(sent) === agreed) return standing;
  }
  return undefined;
}

/** With where the post is; the same message where it passes nothing on, or that is not known. */
export function withLead(message: Message, lead: Pick<Out, "delivery" | "receipt"> | undefined): Message {
  if (lead === undefined) return message;
  const { delivery, receipt } = lead;
  return {
    parts: message.parts.map((part) => (part.share ? { ...part, share: { ...part.share, delivery, receipt } } : part)),
  };
}

/** To look for it, or to take it back: whatever has become of the post since. */
export async function withKnownLead(ledger: Pick<Ledger, "detail">, message: Message): Promise<Message> {
  const share: SharedPost | undefined = message.parts[0]?.share;
  if (share === undefined || share.receipt !== undefined) return message;
  const receipt = (await ledger.detail(share.delivery))?.parts[0]?.receipt;
  return withLead(message, receipt && { delivery: share.delivery, receipt });
}

/** With where the post is that it passes on; undefined where it has to wait for it, which is said. */
export async function afterLead(run: AccountRun, row: Row, sharing: Sharing): Promise<Message | undefined> {
  const lead = await leadOf(run.engine, sharing);
  switch (lead.kind) {
    case "none":
      return sharing.message;
    case "out":
      return withLead(sharing.message, lead);
    case "barred":
      if (!row.ask) {
        await hold(run, row, { hold: "problem", reason: lead.reason });
        return undefined;
      }
      // Whether it is out is asked all the same.
      return withKnownLead(run.engine.ledger, sharing.message);
    case "waits":
      // After a restore: what is surely not out was never passed on either.
      if (row.ask && !lead.open) {
        await take(run, row, { to: row.state, event: "absent", reason: notNow(lead), fields: { ask: false } });
      } else await postpone(run, row, { reason: notNow(lead) });
      return undefined;
    default:
      return lead satisfies never;
  }
}

/** With the way out: the post may come later, or may be out under a name that no file tells. */
function missedFor(id: string, lead: Extract<NotOut, { kind: "waits" }>): string {
  return `It waited for ${lead.for} Once that is out, \`campaign send ${id}\` shares it; what a person has shared, \`campaign settle ${id} --sent done\` records.`;
}

/**
 * By delivery: why what it would pass on cannot be passed on now. One question for all, and none where no share is over:
 * only of what is missed it is said.
 */
export async function readLeads(
  { ledger }: Pick<Engine, "ledger">,
  {
    deliveries,
    rows,
    now,
  }: { readonly deliveries: readonly Delivery[]; readonly rows: readonly Row[]; readonly now: Date },
): Promise<ReadonlyMap<string, string>> {
  const over = new Set(rows.flatMap((row) => (row.state === "planned" && isOver(row, now) ? [row.delivery] : [])));
  const shares = deliveries.flatMap(({ id, share }) =>
    share !== undefined && over.has(id) ? [[id, share.lead] as const] : [],
  );
  if (shares.length === 0) return new Map();
  const leads = await ledger.rows({ deliveries: [...new Set(shares.map(([, lead]) => lead))] });
  const rowOf = new Map(leads.map((row) => [row.delivery, row]));
  return new Map(
    shares.flatMap(([id, lead]) => {
      const standing = notOutBy(lead, rowOf.get(lead));
      if (standing === undefined) return [];
      return [[id, standing.kind === "waits" ? missedFor(id, standing) : standing.reason] as const];
    }),
  );
}
