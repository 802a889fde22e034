/** One account: its lock, what was left open, then what is due, in order. */
import type { Held, Row } from "../../ledger/ledger.ts";
import { isHalfAsked } from "../delivery/half-asked.ts";
import type { Engine, PauseState } from "../engine.ts";
import type { Judging } from "../judge/judge-row.ts";
import { judgeRows, scopeOf } from "../judge/judge-rows.ts";
import type { Outcomes } from "../report.ts";
import type { Work } from "../work.ts";
import type { AccountRun } from "./account-context.ts";
import { type Connection, connectionsOf } from "./connection.ts";
import { isCandidate, sendDue, withFiles } from "./due.ts";
import { isRecalling } from "./finish-recall.ts";
import { soon } from "./moments.ts";
import { recoverOpen } from "./open-rows.ts";

export interface AccountWork {
  readonly engine: Engine;
  readonly account: string;
  /** What makes it somebody on its network: it shares this lock with every other id of the same account. */
  readonly somebody: string;
  /** The files as this run read them first. */
  readonly work: Work;
  readonly outcomes: Outcomes;
  readonly judging: Judging;
  readonly pauses: PauseState;
}

export interface AccountResult {
  readonly faults: readonly string[];
  /** What the server's clock said, where one was asked. */
  readonly clock: "right" | "wrong" | "not asked";
  /** Its lock is held for too long, or this machine's files turned out to be older: a person should look. */
  readonly stuck: boolean;
}

/** Whether anything of this account needs its lock in this run. */
export function needsRun(row: Row, now: Date): boolean {
  const open = row.state === "claimed" || row.state === "writing" || isRecalling(row);
  return open || isHalfAsked(row) || isCandidate(row, now);
}

async function runLocked(run: AccountRun, input: AccountWork): Promise<boolean> {
  const { work, judging, pauses, engine, account, somebody } = input;
  const before = await engine.ledger.rows({ ...scopeOf(work), account });
  await recoverOpen(run, before, pauses);
  const { broken } = await judgeRows(engine, work, { judging, account });
  const { stuck, last } = await sendDue(run, { work, somebody, judging, broken, pauses });
  if (last !== undefined) await judgeRows(engine, last, { judging, account });
  return stuck;
}

function clockOf(connections: readonly Connection[]): AccountResult["clock"] {
  if (connections.some((connection) => connection.kind === "later" && connection.clockFault)) return "wrong";
  return connections.some((connection) => connection.kind === "ready") ? "right" : "not asked";
}

/** Overlapping runs are normal: the second leaves quietly what the first holds, and that is no reason. */
function reasonToWait(account: string, { holder, age, stale, taken }: Held): string | undefined {
  if (stale) {
    return `Another run (${holder}) has held ${account} for ${Math.round(age / 60_000)} minutes without a sign of life. End it if it hangs.`;
  }
  if (taken === undefined) return undefined;
  const minutes = Math.max(1, Math.ceil(taken.freeIn / 60_000));
  return `This ledger was restored while a run was at work on ${account}, which may still be sending. It goes on in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}

async function reportHeld(input: AccountWork, held: Held): Promise<void> {
  const { engine, outcomes, work, account } = input;
  const reason = reasonToWait(account, held);
  if (reason === undefined) return;
  const now = engine.clock.now();
  const deliveries = new Set(work.deliveries.map(({ id }) => id));
  const retryAt = held.taken === undefined ? soon(now) : new Date(now.getTime() + held.taken.freeIn);
  for (const row of await engine.ledger.rows({ account })) {
    const concerned = deliveries.has(row.delivery) || row.state === "writing";
    if (concerned && needsRun(row, now)) outcomes.set(row.delivery, { kind: "later", retryAt, reason });
  }
}

/** Never throws: whatever goes wrong for one account is that account's own. */
export async function runAccount(input: AccountWork): Promise<AccountResult> {
  const { engine, account, somebody, work, outcomes } = input;
  const faults: string[] = [];
  try {
    const locked = await engine.ledger.lock(account, somebody);
    if (locked.kind === "held") {
      await reportHeld(input, locked);
      return { faults, clock: "not asked", stuck: locked.stale };
    }
    const { lease } = locked;
    const connections = connectionsOf(engine, account, faults);
    const base = { engine, account, connections, lease, outcomes, faults, stillWriting: new Set<string>() };
    const run = withFiles(base, work);
    let stuck = false;
    try {
      stuck = await runLocked(run, input);
    } finally {
      await connections.close();
      // A write that would not end keeps the lock with this process: nobody else may judge it before it is gone.
      if (run.stillWriting.size === 0) await engine.ledger.unlock(lease);
    }
    return { faults, clock: clockOf(connections.made()), stuck };
  } catch (error) {
    faults.push(`${account}: ${error instanceof Error ? error.message : String(error)}`);
    return { faults, clock: "not asked", stuck: false };
  }
}
