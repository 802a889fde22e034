/** One run: look at the files, record what is new, judge what time alone decides, then every account at once. */

import type { Problem } from "../diagnostics/problem.ts";
import type { Row } from "../ledger/ledger.ts";
import { type AccountResult, needsRun, runAccount } from "./account/account-run.ts";
import { somebodyOf } from "./account/identity.ts";
import { inOwnOrder, takeInHand } from "./account/in-hand.ts";
import { soon } from "./account/moments.ts";
import { type Engine, limits, type PauseState } from "./engine.ts";
import { filesNow } from "./files.ts";
import { isOver, type Judging, missedReason, windowEnd } from "./judge/judge-row.ts";
import { judgeRows, readBrokenSeries, scopeOf } from "./judge/judge-rows.ts";
import { movedProblems } from "./judge/moved.ts";
import { noteRewordings } from "./judge/reworded.ts";
import { withRestore } from "./person/restored.ts";
import { Outcomes, outcomeOf, type PublishReport, reportOf } from "./report.ts";
import { UnusableWorkspace, type Work } from "./work.ts";

export interface RunResult {
  readonly report: PublishReport;
  /** Deliveries that need a person and that no finished run has told of: tell of them, then call `ledger.tell`. */
  readonly untold: readonly Row[];
  /** Why it could not do all its work; exit 4 when there is any. */
  readonly faults: readonly string[];
  /** A lock is held for too long, or this machine's files are older than another's: exit 3. */
  readonly stuck: boolean;
  /** Whether an outcome was recorded, so that it is worth printing even beside a fault. */
  readonly recorded: boolean;
  /** When there is next anything to do; `now` when something is still open. */
  readonly next: { readonly kind: "now" } | { readonly kind: "at"; readonly at: Date | undefined };
  /** The next instant at which time alone changes something: a delivery falls due, or its window ends. */
  readonly turnsAt: Date | undefined;
}

/** Why this ledger may send nothing to a real network, or nothing. */
function pinFault(engine: Engine, work: Work): string | undefined {
  const pinned = work.workspace.ledger;
  if (pinned === undefined || pinned === engine.ledger.info.id) return undefined;
  return `accounts.yaml names the ledger ${pinned}, and this one is ${engine.ledger.info.id}. Publish where that ledger is, or change the pin.`;
}

function whenNext(rows: readonly Row[], outcomes: Outcomes, now: Date): RunResult["next"] {
  const open = rows.some((row) => !row.told || needsRun(row, now));
  if (open || outcomes.of("later").length > 0) return { kind: "now" };
  const due = rows.filter((row) => row.state === "planned" && row.dueAt > now).map((row) => row.dueAt.getTime());
  return { kind: "at", at: due.length === 0 ? undefined : new Date(due.reduce((a, b) => Math.min(a, b))) };
}

function whenTimeTurns(rows: readonly Row[], now: Date): Date | undefined {
  const instants = rows
    .filter((row) => row.state === "planned" || row.state === "held")
    .flatMap((row) => [row.dueAt.getTime(), windowEnd(row).getTime() + 1])
    .filter((instant) => instant > now.getTime());
  return instants.length === 0 ? undefined : new Date(instants.reduce((a, b) => Math.min(a, b)));
}

interface Everyone {
  readonly work: Work;
  readonly rows: readonly Row[];
  readonly judging: Judging;
  readonly pauses: PauseState;
  readonly outcomes: Outcomes;
}

/** `why` these deliveries are not even tried, for each that is due. */
function putOff(engine: Engine, everyone: Everyone, input: { account: string; reason: string }): void {
  const now = engine.clock.now();
  for (const row of everyone.rows) {
    if (row.account !== input.account || !needsRun(row, now)) continue;
    everyone.outcomes.set(row.delivery, { kind: "later", retryAt: soon(now), reason: input.reason });
  }
}

async function runEveryone(
  engine: Engine,
  everyone: Everyone,
): Promise<{ results: readonly AccountResult[]; fault?: string }> {
  const { work, rows, judging, pauses, outcomes } = everyone;
  const now = engine.clock.now();
  const accountOf = new Map(work.deliveries.map(({ account }) => [account.id, account]));
  const pin = pinFault(engine, work);
  let fault: string | undefined;
  const waiting = rows.filter((row) => needsRun(row, now));
  const runOne = async (account: string, somebody: string): Promise<AccountResult[]> => {
    const known = work.workspace.accounts.get(account) ?? accountOf.get(account);
    const real = known === undefined || engine.isReal(known);
    const blocked = pauses.kind === "stopped" ? pauses.reason : real ? pin : undefined;
    if (blocked === undefined)
      return [await runAccount({ engine, account, somebody, work, outcomes, judging, pauses })];
    fault = blocked;
    putOff(engine, everyone, { account, reason: blocked });
    return [];
  };
  // Ids of one and the same account share its lock, so they go one after the other; all else goes at once.
  const somebody = new Map(
    [...new Set(waiting.map(({ account }) => account))].map((account) => [
      account,
      somebodyOf(account, work.workspace.accounts, rows),
    ]),
  );
  const bySomebody = Map.groupBy(somebody.keys(), (account) => somebody.get(account) ?? account);
  const runOneAfterTheOther = async (name: string) => {
    const done: AccountResult[] = [];
    for (const account of bySomebody.get(name) ?? []) done.push(...(await runOne(account, name)));
    return done;
  };
  const dueAt = new Map<string, number>();
  for (const { account, dueAt: due } of waiting.toSorted((a, b) => b.dueAt.getTime() - a.dueAt.getTime()))
    dueAt.set(somebody.get(account) ?? account, due.getTime());
  const results = (
    await takeInHand(
      inOwnOrder(dueAt, engine.machine),
      { ...(engine.shared ? limits.inHand : { most: Number.POSITIVE_INFINITY, patience: 0 }), timer: engine.timer },
      runOneAfterTheOther,
    )
  ).flat();
  return { results, ...(fault === undefined ? {} : { fault }) };
}

function faultsOf(results: readonly AccountResult[], fault: string | undefined): string[] {
  const asked = results.filter((result) => result.clock !== "not asked");
  const allWrong = asked.length > 0 && asked.every((result) => result.clock === "wrong");
  return [
    ...(fault === undefined ? [] : [fault]),
    ...(allWrong
      ? ["The clock of this machine is wrong: every server that was asked disagrees with it. Set it right."]
      : []),
    ...results.flatMap((result) => result.faults),
  ];
}

/** Windows end whatever the files say; a machine whose files are older judges nothing else, and sends nothing. */
async function judgeTimeAlone(engine: Engine): Promise<void> {
  const now = engine.clock.now();
  const over = (await engine.ledger.rows({ states: ["planned"] })).filter(
    (row) => isOver(row, now) && !row.ask && row.recallAt === undefined,
  );
  await engine.ledger.change(
    over.map((row) => {
      const { delivery, attempt, state } = row;
      return { delivery, attempt, from: [state], to: "missed", event: "missed", reason: missedReason(row) };
    }),
  );
}

async function standBack(engine: Engine, outcomes: Outcomes, reason: string): Promise<RunResult> {
  const { ledger, clock } = engine;
  await judgeTimeAlone(engine);
  const now = clock.now();
  const rows = await ledger.rows();
  const due = rows.filter((row) => needsRun(row, now));
  for (const { delivery } of due) outcomes.set(delivery, { kind: "later", retryAt: soon(now), reason });
  await ledger.look(now);
  const untold = rows.filter((row) => !row.told);
  tellRows(untold, outcomes);
  return {
    report: reportOf(outcomes, []),
    untold,
    faults: [],
    stuck: due.length > 0,
    recorded: outcomes.hasRecorded,
    turnsAt: whenTimeTurns(rows, now),
    next: { kind: "now" },
  };
}

function tellRows(untold: readonly Row[], outcomes: Outcomes): void {
  for (const row of untold) {
    const outcome = outcomeOf(row);
    if (outcome !== undefined) outcomes.set(row.delivery, outcome);
  }
}

/** As the files are at the end of the run: a file that broke meanwhile is told too. */
async function problemsOf(engine: Engine, rows: readonly Row[]): Promise<readonly Problem[]> {
  const files = await filesNow(engine);
  if (files.kind === "unusable") return files.problems;
  const { work } = files;
  const broken = await readBrokenSeries(engine, work);
  return [...work.problems, ...movedProblems(work.deliveries, rows), ...broken.map(({ problem }) => problem)];
}

/** Sends what is due, once. @throws {LedgerError} when the ledger cannot be used at all. */
export async function publish(engine: Engine, outcomes: Outcomes = new Outcomes()): Promise<RunResult> {
  const { ledger, clock } = engine;
  const files = await filesNow(engine);
  if (files.kind === "unusable") {
    if (files.older) return standBack(engine, outcomes, files.reason);
    throw new UnusableWorkspace(files.problems);
  }
  const { work } = files;
  const pauses = withRestore(await engine.pauses.read(), engine.ledger, engine.clock.now());
  const judging = { now: clock.now(), ledger: ledger.info, pauses: pauses.kind === "pauses" ? pauses.pauses : [] };
  const { rows } = await judgeRows(engine, work, { judging });
  await noteRewordings(engine, work, rows);
  await ledger.look(clock.now());
  const { results, fault } = await runEveryone(engine, { work, rows, judging, pauses, outcomes });
  const after = await ledger.rows(scopeOf(work));
  const untold = after.filter((row) => !row.told);
  tellRows(untold, outcomes);
  return {
    report: reportOf(outcomes, await problemsOf(engine, after)),
    untold,
    faults: faultsOf(results, fault),
    stuck: results.some((result) => result.stuck),
    recorded: outcomes.hasRecorded,
    turnsAt: whenTimeTurns(after, clock.now()),
    next:
      pauses.kind === "pauses" &&
      pauses.pauses.every((pause) => pause.endedAt !== undefined || pause.period !== undefined)
        ? whenNext(after, outcomes, clock.now())
        : { kind: "now" },
  };
}
