/** Taking back what is out, last part first, and stopping what is left. Under the account's lock. */
import type { Detail, PartRow, Row } from "../../ledger/ledger.ts";
import { isOut, mayBeOut } from "../../ledger/rows.ts";
import type { Account, Receipt, Session } from "../../networks/network.ts";
import { askNetwork, isAmbiguous, partInDoubt, resolveDoubt } from "../delivery/doubts.ts";
import { askForRest, halfAsked } from "../delivery/half-asked.ts";
import {
  type Candidate,
  isNewLedgers,
  isTooEarly,
  lookAfterRestore,
  lookBeforeResume,
} from "../delivery/look-first.ts";
import { halfSent, type Open, openOf } from "../delivery/parts.ts";
import { giveUp, hold, recordReceipt, take, thaw } from "../delivery/steps.ts";
import { limits } from "../engine.ts";
import { withKnownLead } from "../sharing/lead.ts";
import { foundToRemove } from "../sharing/said-done.ts";
import type { AccountRun } from "./account-context.ts";
import type { ReadySession } from "./connection.ts";
import { asNow } from "./identity.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

export type RecallOutcome =
  | { readonly kind: "recalled" }
  /** Nothing of it was out, and nothing of it goes out. */
  | { readonly kind: "stopped" }
  /** The mark stays: the next runs go on with it. */
  | { readonly kind: "later"; readonly reason: string }
  /** Only a person can delete it. */
  | { readonly kind: "undeleted"; readonly reason: string };

/** A recall has begun and is not over. */
export function isRecalling(row: Row): boolean {
  if (row.recallAt === undefined || row.state === "recalled" || row.state === "unknown") return false;
  return row.state !== "skipped" || row.partsOut > 0;
}

interface Recalling {
  readonly run: AccountRun;
  readonly delivery: string;
}

async function reread({ run, delivery }: Recalling): Promise<Detail> {
  const detail = await run.engine.ledger.detail(delivery);
  if (detail === undefined) throw new Error(`There is no delivery ${delivery} in this ledger.`);
  return detail;
}

/** What this ledger never claimed may be another's. */
function isDoubtful({ run, delivery }: Recalling, detail: Detail): boolean {
  const { row, claim } = detail;
  if (mayBeOut(detail)) return true;
  const written = run.deliveries.get(delivery);
  return claim === undefined && written !== undefined && isNewLedgers(run.engine, written, row);
}

/**
 * As long as it is not known whether it is out, it cannot be said to be recalled. `absent`: proved for what was never
 * claimed; `decided` for all else that the ledger now tells.
 */
async function findOut(
  recalling: Recalling,
  ready: ReadySession,
  detail: Detail,
): Promise<"absent" | "decided" | "open"> {
  const { run, delivery } = recalling;
  // After a restore a write may still be on its way: what is there counts at once, what is not counts later.
  const tooEarly = detail.row.ask && isTooEarly(run, ready.account, delivery);
  const open = openOf(detail);
  const doubt = open === undefined ? undefined : partInDoubt(open);
  const half = doubt === undefined ? halfAsked(detail) : undefined;
  if (half !== undefined) {
    return (await askForRest(run, ready, half, { absenceProves: !tooEarly })) ? "decided" : "open";
  }
  if (open !== undefined && doubt !== undefined && detail.row.state === "writing") {
    await resolveDoubt(run, ready, delivery);
    return "decided";
  }
  if (open !== undefined && (doubt !== undefined || detail.row.state === "unknown")) {
    const part = doubt?.part ?? 0;
    const ambiguous = await isAmbiguous(run, open);
    const found = await askNetwork(run, ready, { open, part, since: open.claim.firstClaimAt, ambiguous });
    if (found.kind === "published" || found.kind === "waiting") {
      await recordReceipt(run, { delivery, part, event: "found" }, found);
    }
    return "decided";
  }
  const candidate = await candidateOf(recalling, detail);
  if (candidate === undefined) return "decided";
  const looked = await (tooEarly ? lookBeforeResume : lookAfterRestore)(run, ready, candidate);
  return looked === "go-on" ? "absent" : "open";
}

async function candidateOf({ run, delivery }: Recalling, { row, claim }: Detail): Promise<Candidate | undefined> {
  const written = run.deliveries.get(delivery);
  if (written === undefined) return undefined;
  const [made] = await run.engine.stages.messages([written], run.engine.clock.now());
  if (made === undefined || !("message" in made)) return undefined;
  const { terms } = made;
  const message = await withKnownLead(run.engine.ledger, made.message);
  return { row, delivery: written, message, terms, ...(claim === undefined ? {} : { previous: claim }) };
}

async function stop({ run }: Recalling, row: Row): Promise<RecallOutcome> {
  const reason = row.reason ?? "Recalled.";
  if (row.state !== "skipped") {
    await take(run, row, { to: "skipped", event: "recalled", reason, fields: { cause: "person", retryAt: undefined } });
  }
  return { kind: "stopped" };
}

/** What a network is given to delete; a hand-off that nobody has posted is known by its key. */
function receiptOf({ receipt, key }: PartRow): Receipt {
  return receipt ?? { id: key };
}

async function remove(
  { run }: Recalling,
  session: Session,
  receipt: Receipt,
): Promise<{ readonly kind: "gone" } | Extract<RecallOutcome, { reason: string }>> {
  if (session.remove === undefined) return { kind: "undeleted", reason: "This network deletes nothing for us." };
  const removing = session.remove.bind(session);
  const limit = { timer: run.engine.timer, milliseconds: limits.find };
  const answer = await withinLimit(limit, (signal) => removing(receipt, signal));
  if (answer.kind !== "done") return { kind: "later", reason: `It could not be deleted: ${failureOf(answer)}.` };
  if (answer.value === "removed" || answer.value === "absent") return { kind: "gone" };
  const { kind, reason } = answer.value;
  return { kind: kind === "rejected" ? "undeleted" : "later", reason };
}

/** What a person said is there has to be found first, by its network's own name for it. */
async function removePart(
  recalling: Recalling,
  ready: ReadySession,
  named: { readonly open: Open | undefined; readonly receipt: Receipt },
): ReturnType<typeof remove> {
  const found = await foundToRemove(recalling.run, ready, named);
  switch (found?.kind) {
    case undefined:
      return remove(recalling, ready.session, named.receipt);
    case "published":
      return remove(recalling, ready.session, found.receipt);
    case "absent":
      return { kind: "gone" };
    case "later":
    case "unauthorized":
      return { kind: "later", reason: found.reason };
    default: {
      const why = found?.kind === "waiting" ? "it waits for a person" : found?.reason;
      return { kind: "undeleted", reason: `The network does not tell what a person said is there: ${why}` };
    }
  }
}

/** The mark goes, so that no run tries for ever; what is left of a thread stays stopped. */
async function giveUpDeleting(recalling: Recalling, reason: string): Promise<RecallOutcome> {
  const detail = await reread(recalling);
  const { run } = recalling;
  const { row } = detail;
  const why = `It could not be deleted: ${reason}`;
  const open = openOf(detail);
  if (row.state === "writing" && open !== undefined) {
    await hold(run, row, { hold: "half-sent", reason: `${why} ${halfSent(open)}` });
  }
  const { row: now } = await reread(recalling);
  await take(run, now, { to: now.state, event: "not deleted", reason: why, fields: { recallAt: undefined } });
  return { kind: "undeleted", reason };
}

async function deleteParts(recalling: Recalling, ready: ReadySession): Promise<RecallOutcome> {
  const { run } = recalling;
  const detail = await reread(recalling);
  for (const part of detail.parts.filter(isOut).toReversed()) {
    const gone = await removePart(recalling, ready, { open: openOf(detail), receipt: receiptOf(part) });
    if (gone.kind === "undeleted") return giveUpDeleting(recalling, gone.reason);
    if (gone.kind === "later") return gone;
    const { row } = await reread(recalling);
    await take(run, row, {
      to: row.state,
      event: "deleted",
      ...(row.reason === undefined ? {} : { reason: row.reason }),
      parts: [{ part: part.part, state: "removed" }],
    });
  }
  const { row } = await reread(recalling);
  const done = await take(run, row, { to: "recalled", event: "recalled", reason: row.reason ?? "Recalled." });
  return done ? { kind: "recalled" } : { kind: "later", reason: "It changed meanwhile." };
}

function accountOf({ run, delivery }: Recalling, { claim }: Detail): Account | undefined {
  return claim === undefined ? run.deliveries.get(delivery)?.account : asNow(run, claim.account);
}

const noFile = "It may be out, and no file says any more what it was. Look at the account.";

/** Rule 13: nobody but a person can tell, and no run need try again. */
async function leaveUnknown({ run }: Recalling, row: Row, why?: string): Promise<RecallOutcome> {
  const reason = why ?? row.reason ?? "It is not known whether it is out.";
  if (row.state !== "unknown") await giveUp(run, row, reason);
  return { kind: "undeleted", reason };
}

/** Why the look told nothing, where it said so. */
function notYet(run: AccountRun, account: Account, row: Row): string {
  if (row.ask) isTooEarly(run, account, row.delivery);
  const said = run.outcomes.of("later").find(({ id }) => id === row.delivery);
  return said?.reason ?? "It is not known yet whether it is out.";
}

/** Where it is still not known that parts of it are out, or that none is. */
async function endUndecided(
  recalling: Recalling,
  { account, detail, found }: { account: Account; detail: Detail; found: Awaited<ReturnType<typeof findOut>> },
): Promise<RecallOutcome | undefined> {
  const { row, parts } = detail;
  if (found === "absent") return stop(recalling, row);
  const known = found === "decided" ? !isDoubtful(recalling, detail) : parts.length > 0 && parts.every(isOut);
  if (known) return undefined;
  const waits = row.state === "writing" || (found === "open" && !row.mayBeOut);
  return waits ? { kind: "later", reason: notYet(recalling.run, account, row) } : leaveUnknown(recalling, row);
}

/** One delivery that bears the mark. What cannot be done now is left to the next run, mark and all. */
export async function finishRecall(run: AccountRun, delivery: string): Promise<RecallOutcome> {
  const recalling = { run, delivery };
  let detail = await reread(recalling);
  if (detail.row.state === "recalled") return { kind: "recalled" };
  if (detail.row.state === "claimed") {
    await thaw(run, detail.row, detail.row.reason ?? "Recalled.");
    detail = await reread(recalling);
  }
  const doubtful = isDoubtful(recalling, detail);
  if (!doubtful && !detail.parts.some(isOut)) return stop(recalling, detail.row);
  const account = accountOf(recalling, detail);
  if (account === undefined) return leaveUnknown(recalling, detail.row, noFile);
  const connection = await run.connections.to(account);
  if (connection.kind !== "ready") return { kind: "later", reason: connection.reason };
  if (doubtful) {
    const found = await findOut(recalling, connection.ready, detail);
    detail = await reread(recalling);
    const undecided = await endUndecided(recalling, { account, detail, found });
    if (undecided !== undefined) return undecided;
  }
  return detail.parts.some(isOut) ? deleteParts(recalling, connection.ready) : stop(recalling, detail.row);
}
