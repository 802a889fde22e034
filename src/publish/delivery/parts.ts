/** Sending the parts of one claimed delivery: mark, check, write, record. The only place that calls `send`. */
import { type Because, becauses, type Claim, type Detail, type PartRow, type Row } from "../../ledger/ledger.ts";
import type { Part, PartKey, Prepared, Receipt, Refusal, SendOutcome, ThreadPlace } from "../../networks/network.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { retryWithin, soon } from "../account/moments.ts";
import { failureOf, withinLimit } from "../account/time-limit.ts";
import { limits, spans } from "../engine.ts";
import type { Made } from "../files.ts";
import { windowEnd } from "../judge/judge-row.ts";
import { partKey } from "./keys.ts";
import { type Check, checkBeforeWrite, ownWindow } from "./precheck.ts";
import { fail, hold, postpone, recordReceipt, take, thaw, unsentPart } from "./steps.ts";

/** How a delivery was left: `doubt` asks for a look at the network; `changed`: its file says otherwise now. */
export type Sent = "done" | "stopped" | "doubt" | "changed";

export interface Open {
  readonly row: Row;
  readonly claim: Claim;
  readonly parts: readonly PartRow[];
}

export function openOf(detail: Detail | undefined): Open | undefined {
  if (detail?.claim === undefined) return undefined;
  return { row: detail.row, claim: detail.claim, parts: detail.parts };
}

async function reread(run: AccountRun, delivery: string): Promise<Open | undefined> {
  return openOf(await run.engine.ledger.detail(delivery));
}

export function keyOf(run: AccountRun, open: Open, part: number): PartKey {
  const { claim, row } = open;
  const source = { workspace: run.engine.ledger.info.workspace, delivery: row.delivery, dueAt: claim.keyDueAt };
  return partKey({ ...source, firstClaimAt: claim.firstClaimAt }, part);
}

/** A thread that has begun is tried until a day after its first part, whatever `late` says. */
export function threadEnd(open: Open): Date | undefined {
  const first = open.parts.find((part) => part.sentAt !== undefined)?.sentAt;
  if (first === undefined) return undefined;
  const own = open.row.cause === "person" ? windowEnd(open.row).getTime() : 0;
  return new Date(Math.max(first.getTime() + spans.openFor, own));
}

function placeOf(open: Open, part: number): ThreadPlace {
  const receipts = open.parts
    .slice(0, part)
    .map((each) => each.receipt)
    .filter((each): each is Receipt => each !== undefined);
  const [root] = receipts;
  const parent = receipts.at(-1);
  return root === undefined || parent === undefined ? {} : { root, parent };
}

/** Which parts are out and which are not, counted from 1 as people do. */
export function halfSent(open: Open): string {
  const names = (wanted: boolean) =>
    open.parts
      .filter((part) => (part.state === "published" || part.state === "waiting") === wanted)
      .map((part) => String(part.part + 1))
      .join(", ");
  return `Parts out: ${names(true)}; missing: ${names(false)}.`;
}

/** Of a thread that only a person moves on, what that person does next; nothing of any other. */
export function restOf(open: Open | undefined): string {
  if (open === undefined || (open.row.state !== "held" && open.row.state !== "failed")) return "";
  const { delivery } = open.row;
  return ` ${halfSent(open)} \`campaign send ${delivery}\` sends what is missing, \`campaign skip ${delivery}\` leaves it out.`;
}

/** A refusal proves that this attempt did not go out; what that means depends on whether a part is out already. */
export async function onRefusal(
  run: AccountRun,
  open: Open,
  refused: { part: number; refusal: Refusal },
): Promise<Sent> {
  const { row } = open;
  const { part, refusal } = refused;
  if (row.partsOut > 0) {
    if (refusal.kind === "rejected") {
      await keepWriting(run, open, { part, reason: refusal.reason });
      const now = await reread(run, row.delivery);
      if (now !== undefined) await fail(run, now.row, `${refusal.reason} ${halfSent(now)}`);
      return "stopped";
    }
    const retryAt = refusal.kind === "later" ? refusal.retryAt : undefined;
    await keepWriting(run, open, { part, reason: refusal.reason, ...(retryAt === undefined ? {} : { retryAt }) });
    return "stopped";
  }
  if (refusal.kind === "rejected") await fail(run, row, refusal.reason);
  else if (refusal.kind === "unauthorized") await hold(run, row, { hold: "unauthorized", reason: refusal.reason });
  else await postpone(run, row, { reason: refusal.reason, retryAt: refusal.retryAt });
  return "stopped";
}

/** The rest of a thread stays frozen and is tried again. */
export async function keepWriting(
  run: AccountRun,
  open: Open,
  why: { readonly part: number; readonly reason: string; readonly retryAt?: Date },
): Promise<void> {
  const now = run.engine.clock.now();
  const until = threadEnd(open) ?? soon(now);
  const window = { dueAt: open.row.dueAt, late: until.getTime() - open.row.dueAt.getTime() };
  const retryAt = retryWithin(why.retryAt ?? soon(now), window, now);
  run.outcomes.set(open.row.delivery, { kind: "later", retryAt, reason: why.reason });
  await take(run, open.row, {
    to: "writing",
    event: "later",
    reason: why.reason,
    fields: { retryAt: why.retryAt === undefined ? undefined : retryAt },
    parts: [unsentPart(why.part)],
  });
}

async function prepareParts(
  run: AccountRun,
  ready: ReadySession,
  open: Open,
): Promise<Map<number, Prepared> | { part: number; refusal: Refusal }> {
  const { engine } = run;
  const prepared = new Map<number, Prepared>();
  for (const { part } of open.parts.filter((each) => each.state === "unsent")) {
    const content = open.claim.message.parts[part];
    if (content === undefined) continue;
    const limit = { timer: engine.timer, milliseconds: limits.prepare };
    const answer = await withinLimit(limit, (signal) => ready.session.prepare(content, signal));
    if (answer.kind !== "done") {
      const reason = `Its pictures or mentions could not be made ready: ${failureOf(answer)}.`;
      return { part, refusal: { kind: "later", retryAt: soon(engine.clock.now()), reason } };
    }
    if (answer.value.kind !== "prepared") return { part, refusal: answer.value };
    prepared.set(part, answer.value.prepared);
  }
  return prepared;
}

async function write(
  run: AccountRun,
  ready: ReadySession,
  input: { open: Open; part: number; prepared: Prepared },
): Promise<SendOutcome> {
  const { engine } = run;
  const { open, part, prepared } = input;
  const limit = { timer: engine.timer, milliseconds: limits.send };
  const key = keyOf(run, open, part);
  const place = placeOf(open, part);
  const answer = await withinLimit(limit, (signal) => ready.session.send(prepared, key, place, signal));
  if (answer.kind === "done") return answer.value;
  if (answer.kind === "hangs") run.stillWriting.add(open.row.delivery);
  return { kind: "unknown", reason: `It may have gone out: ${failureOf(answer)}.` };
}

type Stopper = Extract<Check, { kind: "stopped" }>["by"];

async function onStopped(
  run: AccountRun,
  open: Open,
  stopped: { part: number; reason: string; by: Stopper },
): Promise<Sent> {
  const { row } = open;
  const { reason } = stopped;
  const because = becauses.find((each) => each === stopped.by);
  if (row.partsOut === 0) {
    if (because === undefined) await postpone(run, row, { reason });
    else await hold(run, row, { hold: "problem", because, reason });
  } else if (because !== undefined || stopped.by === "pause") await holdHalf(run, open, reason, because);
  else await keepWriting(run, open, stopped);
  return "stopped";
}

/** A half-sent thread that is stopped: only a person moves it on. */
export async function holdHalf(run: AccountRun, open: Open, reason: string, because?: Because): Promise<void> {
  const why = { hold: "half-sent", reason: `${reason} ${halfSent(open)}` } as const;
  await hold(run, open.row, { ...why, ...(because && { because }) });
}

async function sendPart(
  run: AccountRun,
  ready: ReadySession,
  input: { open: Open; part: number; prepared: Prepared; made: Made | undefined },
): Promise<Sent> {
  const { engine } = run;
  const { open, part, prepared, made } = input;
  // Of a thread the part before it is newer than any look.
  const newest = placeOf(open, part).parent?.id ?? ready.newest.get(open.row.delivery);
  const mark = {
    state: "writing",
    prepared: { ...prepared, ...(newest === undefined ? {} : { newest }) },
    markedAt: engine.clock.now(),
    markedReal: engine.realClock.now(),
    absentAt: undefined,
  } as const;
  const marked = await take(run, open.row, {
    to: "writing",
    event: "writing",
    parts: [{ part, ...mark }],
    fields: { retryAt: undefined },
  });
  if (!marked) return "stopped";
  const now = await reread(run, open.row.delivery);
  if (now === undefined) return "stopped";
  const end = threadEnd(now);
  const window = end === undefined ? ownWindow(now.row) : { from: now.row.dueAt, until: end };
  const first = now.row.partsOut === 0 && made !== undefined ? { made } : {};
  const check = await checkBeforeWrite(run, ready, { row: now.row, claim: now.claim, ...first, ...window });
  if (check.kind === "stopped") {
    if (check.by === "file") {
      const retryAt = soon(engine.clock.now());
      run.outcomes.set(now.row.delivery, { kind: "later", retryAt, reason: check.reason });
      await thaw(run, now.row, check.reason);
      return "changed";
    }
    if (check.by === "ledger") {
      run.outcomes.set(now.row.delivery, { kind: "later", retryAt: soon(engine.clock.now()), reason: check.reason });
    }
    return onStopped(run, now, { part, reason: check.reason, by: check.by });
  }
  const outcome = await write(run, ready, { open: now, part, prepared });
  switch (outcome.kind) {
    case "published":
    case "waiting":
      await recordReceipt(run, { delivery: now.row.delivery, part, event: "sent" }, outcome);
      return "done";
    case "unknown":
      run.outcomes.set(now.row.delivery, { kind: "later", retryAt: soon(engine.clock.now()), reason: outcome.reason });
      await take(run, now.row, { to: "writing", event: "doubt", reason: outcome.reason });
      return "doubt";
    default:
      return onRefusal(run, now, { part, refusal: outcome });
  }
}

/**
 * Sends what is not out yet, in order, each part an answer to the one before. `made`: what a first part was made from,
 * which its file must still say.
 */
export async function sendParts(run: AccountRun, ready: ReadySession, delivery: string, made?: Made): Promise<Sent> {
  const open = await reread(run, delivery);
  if (open === undefined) return "stopped";
  const prepared = await prepareParts(run, ready, open);
  if (!(prepared instanceof Map)) return onRefusal(run, open, prepared);
  let now: Open | undefined = open;
  for (const [part, content] of prepared) {
    now ??= await reread(run, delivery);
    if (now === undefined) return "stopped";
    const sent = await sendPart(run, ready, { open: now, part, prepared: content, made });
    if (sent !== "done") return sent;
    now = undefined;
  }
  return "done";
}

export function contentOf(open: Open, part: number): Part | undefined {
  return open.claim.message.parts[part];
}
