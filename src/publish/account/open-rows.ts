/** What an earlier run left open: claims of the dead, parts in doubt, threads that have begun. */
import type { Row } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import { partInDoubt, resolveDoubt, stillInDoubt } from "../delivery/doubts.ts";
import { askForRest, isHalfAsked } from "../delivery/half-asked.ts";
import { isTooEarly } from "../delivery/look-first.ts";
import { halfSent, holdHalf, type Open, openOf, sendParts, threadEnd } from "../delivery/parts.ts";
import { pausedBecause } from "../delivery/precheck.ts";
import { fail, thaw } from "../delivery/steps.ts";
import type { PauseState } from "../engine.ts";
import type { AccountRun } from "./account-context.ts";
import { finishRecall, isRecalling } from "./finish-recall.ts";
import { asNow } from "./identity.ts";
import { retryWithin, soon } from "./moments.ts";

async function reopen(run: AccountRun, delivery: string): Promise<Open | undefined> {
  return openOf(await run.engine.ledger.detail(delivery));
}

/** What only a person moves on is made ready for that: nothing of it is sent here. */
async function askForHalf(run: AccountRun, { delivery }: Row): Promise<void> {
  const open = await reopen(run, delivery);
  if (open === undefined || isTooEarly(run, open.claim.account, delivery)) return;
  const connection = await run.connections.to(asNow(run, open.claim.account));
  if (connection.kind === "ready") await askForRest(run, connection.ready, open);
}

/** What ends a thread that has begun, or puts it off. */
async function stopThread(run: AccountRun, pauses: PauseState, open: Open): Promise<boolean> {
  const now = run.engine.clock.now();
  const { row } = open;
  const end = threadEnd(open) ?? now;
  if (now > end) await fail(run, row, `A day has passed since its first part. ${halfSent(open)}`);
  else if (run.isRemoved(row.delivery)) await holdHalf(run, open, "Its post was taken out of the file.");
  else {
    const paused = pausedBecause(pauses, row, open.claim.critical);
    if (paused !== undefined) await holdHalf(run, open, `Paused: ${paused}`);
    else if (row.retryAt === undefined || row.retryAt <= now) return false;
    else run.outcomes.set(row.delivery, { kind: "later", retryAt: row.retryAt, reason: row.reason ?? "" });
  }
  return true;
}

async function continueThread(run: AccountRun, pauses: PauseState, open: Open): Promise<void> {
  const { row } = open;
  if (await stopThread(run, pauses, open)) return;
  const connection = await run.connections.to(asNow(run, open.claim.account));
  if (connection.kind !== "ready") {
    const now = run.engine.clock.now();
    const retryAt = connection.kind === "later" ? connection.retryAt : undefined;
    run.outcomes.set(row.delivery, {
      kind: "later",
      retryAt: retryWithin(retryAt ?? soon(now), { dueAt: now, late: 86_400_000 }, now),
      reason: connection.reason,
    });
    return;
  }
  if (row.ask) {
    if (isTooEarly(run, open.claim.account, row.delivery)) return;
    if (!(await askForRest(run, connection.ready, open))) return;
  }
  if (run.engine.signal.aborted) return;
  if ((await sendParts(run, connection.ready, row.delivery)) === "doubt")
    await resolveDoubt(run, connection.ready, row.delivery);
}

async function resumeWriting(run: AccountRun, pauses: PauseState, delivery: string): Promise<void> {
  const open = await reopen(run, delivery);
  if (open === undefined) return;
  if (partInDoubt(open) !== undefined) {
    const connection = await run.connections.to(asNow(run, open.claim.account));
    if (connection.kind !== "ready") return stillInDoubt(run, open, { reason: connection.reason, asked: false });
    if ((await resolveDoubt(run, connection.ready, delivery)) === "open") return;
  }
  const now = await reopen(run, delivery);
  if (now?.row.state !== "writing") return;
  if (now.row.partsOut > 0) await continueThread(run, pauses, now);
  else await thaw(run, now.row, "Nothing of it went out.");
}

/** What a person's recall could not finish. */
async function goOnRecalling(run: AccountRun, { delivery }: Row): Promise<void> {
  const outcome = await finishRecall(run, delivery);
  if (outcome.kind === "later") {
    const reason = `It is being recalled: ${outcome.reason}`;
    run.outcomes.set(delivery, { kind: "later", retryAt: soon(run.engine.clock.now()), reason });
  }
  if (outcome.kind === "undeleted")
    run.faults.push(`${delivery} is recalled, and could not be deleted: ${outcome.reason}`);
}

/** We hold the account's lock, so whoever claimed these is done or dead. */
export async function recoverOpen(run: AccountRun, rows: readonly Row[], pauses: PauseState): Promise<void> {
  for (const row of rows) {
    if (isRecalling(row)) await goOnRecalling(run, row);
    else if (row.state === "claimed") await thaw(run, row, "The run that claimed it ended before it wrote anything.");
    else if (row.state === "writing") await resumeWriting(run, pauses, row.delivery);
    else if (isHalfAsked(row) && !waitsForPerson(run.engine.ledger.info)) await askForHalf(run, row);
  }
}
