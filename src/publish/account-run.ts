/** One account: its lock, what was left open, then what is due, in order. */
import { forAPerson, type Row, type RowFilter } from "../ledger/ledger.ts";
import type { Account } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import { type AccountRun, soon } from "./account-context.ts";
import { attemptDelivery } from "./attempt.ts";
import { type Connection, connectAccount } from "./connection.ts";
import { type Engine, limits, type PauseState } from "./engine.ts";
import { isOver, type Judging, judgeRow } from "./judge.ts";
import { type Candidate, isNewLedgers } from "./look-first.ts";
import { recoverOpen } from "./open-rows.ts";
import { pausedBecause } from "./precheck.ts";
import { isRecalling } from "./recalls.ts";
import type { Outcomes } from "./report.ts";
import { hold, postpone } from "./steps.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

export interface AccountWork {
  readonly engine: Engine;
  readonly account: string;
  /** What makes it somebody on its network: it shares this lock with every other id of the same account. */
  readonly somebody: string;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly isRemoved: (delivery: string) => boolean;
  readonly outcomes: Outcomes;
  readonly judging: Judging;
  readonly pauses: PauseState;
  /** Which rows this run is about; all of the account where it names none. */
  readonly scope: RowFilter;
  /** Milliseconds between two posts when catching up. */
  readonly gap: number;
}

export interface AccountResult {
  readonly faults: readonly string[];
  /** What the server's clock said, where one was asked. */
  readonly clock: "right" | "wrong" | "not asked";
  /** Its lock is held for too long: a person should look. */
  readonly stuck: boolean;
}

/** Whether a row may be tried at all: due, not over, and nobody's but ours to decide. */
export function isCandidate(row: Row, now: Date): boolean {
  if (row.recallAt !== undefined || row.dueAt > now) return false;
  if (row.ask && ["planned", "missed", "held", "failed"].includes(row.state)) return true;
  if (isOver(row, now)) return false;
  return row.state === "planned" || (row.state === "held" && row.hold !== undefined && !forAPerson.includes(row.hold));
}

/** Whether anything of this account needs its lock in this run. */
export function needsRun(row: Row, now: Date): boolean {
  const open = row.state === "claimed" || row.state === "writing" || isRecalling(row);
  return open || isCandidate(row, now);
}

async function rejudge(run: AccountRun, work: AccountWork): Promise<readonly Row[]> {
  const { ledger } = run.engine;
  const rows = await ledger.rows({ ...work.scope, account: run.account });
  const changes = rows.flatMap((row) => {
    const delivery = run.deliveries.get(row.delivery);
    if (delivery === undefined && !run.isRemoved(row.delivery)) return [];
    return judgeRow(row, delivery, work.judging) ?? [];
  });
  if (changes.length === 0) return rows;
  await ledger.change(changes);
  return ledger.rows({ ...work.scope, account: run.account });
}

/** Due, and neither put off nor paused; what is put off is said. */
async function triable(
  run: AccountRun,
  work: AccountWork,
  rows: readonly Row[],
): Promise<readonly (readonly [Row, Delivery])[]> {
  const { engine, outcomes } = run;
  const now = engine.clock.now();
  const chosen: (readonly [Row, Delivery])[] = [];
  for (const row of rows) {
    const delivery = run.deliveries.get(row.delivery);
    if (delivery === undefined || !isCandidate(row, now)) continue;
    const history = row.ask || isNewLedgers(engine, delivery, row);
    const paused = history ? undefined : pausedBecause(work.pauses, row, delivery.critical);
    if (paused !== undefined) await postpone(run, row, { reason: `Paused: ${paused}` });
    else if (row.retryAt === undefined || row.retryAt <= now) chosen.push([row, delivery]);
    else if (row.state === "held") outcomes.set(row.delivery, { kind: "held", reason: row.reason ?? "" });
    else outcomes.set(row.delivery, { kind: "later", retryAt: row.retryAt, reason: row.reason ?? "" });
  }
  return chosen;
}

/** Renders, checks and fits; what has a problem of severity error is held, alone. */
async function withMessages(
  run: AccountRun,
  chosen: readonly (readonly [Row, Delivery])[],
): Promise<readonly Candidate[]> {
  if (chosen.length === 0) return [];
  const { engine } = run;
  const deliveries = chosen.map(([, delivery]) => delivery);
  const limit = { timer: engine.timer, milliseconds: limits.messages };
  const answer = await withinLimit(limit, () => engine.stages.messages(deliveries, engine.clock.now()));
  if (answer.kind !== "done") {
    const reason = `Its message could not be made: ${failureOf(answer)}.`;
    run.faults.push(`${run.account}: ${reason}`);
    for (const [row] of chosen) await postpone(run, row, { reason });
    return [];
  }
  const candidates: Candidate[] = [];
  for (const [index, [row, delivery]] of chosen.entries()) {
    const ready = answer.value[index];
    if (ready === undefined || !("message" in ready)) {
      const reason = ready?.problems.map((problem) => problem.message).join(" ") ?? "Its message could not be made.";
      await hold(run, row, row.ask ? { hold: "may-be-out", mayBeOut: true, reason } : { hold: "problem", reason });
      continue;
    }
    const previous = (await engine.ledger.detail(row.delivery))?.claim;
    candidates.push({ row, delivery, message: ready.message, ...(previous === undefined ? {} : { previous }) });
  }
  return candidates;
}

async function refuseAll(
  run: AccountRun,
  candidates: readonly Candidate[],
  connection: Exclude<Connection, { kind: "ready" }>,
): Promise<void> {
  for (const { row } of candidates) {
    if (connection.kind === "held") await hold(run, row, { hold: connection.hold, reason: connection.reason });
    else await postpone(run, row, connection);
  }
}

interface Connections {
  readonly to: (account: Account) => Promise<Connection>;
  readonly made: () => readonly Connection[];
  readonly close: () => Promise<void>;
}

function connectionsOf(run: AccountRun): Connections {
  const byAccount = new Map<string, Promise<Connection>>();
  const made: Connection[] = [];
  return {
    to(account) {
      const name = JSON.stringify(account);
      const present = byAccount.get(name);
      if (present !== undefined) return present;
      const started = connectAccount(run, account).then((connection) => {
        made.push(connection);
        return connection;
      });
      byAccount.set(name, started);
      return started;
    },
    made: () => made,
    async close() {
      for (const connection of made) {
        if (connection.kind !== "ready") continue;
        const { session } = connection.ready;
        const limit = { timer: run.engine.timer, milliseconds: limits.find };
        const closed = await withinLimit(limit, async () => session.close?.());
        if (closed.kind !== "done") run.faults.push(`${run.account} could not be left tidily: ${failureOf(closed)}.`);
      }
    },
  };
}

async function runLocked(run: AccountRun, work: AccountWork, connections: Connections): Promise<void> {
  const { engine } = run;
  const before = await engine.ledger.rows({ ...work.scope, account: run.account });
  await recoverOpen(run, before, { pauses: work.pauses, connectionFor: connections.to });
  const candidates = await withMessages(run, await triable(run, work, await rejudge(run, work)));
  for (const candidate of candidates) {
    if (engine.signal.aborted) return;
    const connection = await connections.to(candidate.delivery.account);
    if (connection.kind !== "ready") {
      await refuseAll(run, candidates, connection);
      return;
    }
    await attemptDelivery(run, connection.ready, { candidate, pauses: work.pauses, gap: work.gap });
  }
  await rejudge(run, work);
}

function clockOf(connections: readonly Connection[]): AccountResult["clock"] {
  if (connections.some((connection) => connection.kind === "later" && connection.clockFault)) return "wrong";
  return connections.some((connection) => connection.kind === "ready") ? "right" : "not asked";
}

async function reportStuck(work: AccountWork, held: { holder: string; age: number }): Promise<void> {
  const { engine, outcomes, deliveries } = work;
  const now = engine.clock.now();
  const reason = `Another run (${held.holder}) has held ${work.account} for ${Math.round(held.age / 60_000)} minutes without a sign of life. End it if it hangs.`;
  for (const row of await engine.ledger.rows({ account: work.account })) {
    const concerned = deliveries.has(row.delivery) || row.state === "writing";
    if (concerned && needsRun(row, now)) outcomes.set(row.delivery, { kind: "later", retryAt: soon(now), reason });
  }
}

/** Never throws: whatever goes wrong for one account is that account's own. */
export async function runAccount(work: AccountWork): Promise<AccountResult> {
  const { engine, account, accounts, deliveries, isRemoved, outcomes } = work;
  const faults: string[] = [];
  try {
    const locked = await engine.ledger.lock(account, work.somebody);
    if (locked.kind === "held") {
      // Overlapping runs are normal: the second leaves quietly what the first holds.
      if (locked.stale) await reportStuck(work, locked);
      return { faults, clock: "not asked", stuck: locked.stale };
    }
    const { lease } = locked;
    const run: AccountRun = {
      engine,
      account,
      accounts,
      lease,
      outcomes,
      deliveries,
      isRemoved,
      faults,
      stillWriting: new Set(),
    };
    const connections = connectionsOf(run);
    try {
      await runLocked(run, work, connections);
    } finally {
      await connections.close();
      // A write that would not end keeps the lock with this process: nobody else may judge it before it is gone.
      if (run.stillWriting.size === 0) await engine.ledger.unlock(lease);
    }
    return { faults, clock: clockOf(connections.made()), stuck: false };
  } catch (error) {
    faults.push(`${account}: ${error instanceof Error ? error.message : String(error)}`);
    return { faults, clock: "not asked", stuck: false };
  }
}
