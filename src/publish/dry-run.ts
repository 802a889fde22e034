/** What a run would do now, with nothing written, sent or asked of anybody. */
import type { LedgerInfo, Row } from "../ledger/ledger.ts";
import type { Account } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import { isCandidate } from "./account/due.ts";
import { soon } from "./account/moments.ts";
import { newerThan } from "./delivery/look-first.ts";
import { pausedBecause } from "./delivery/precheck.ts";
import type { PauseState } from "./engine.ts";
import { judgeRow, sight } from "./judge/judge-row.ts";
import { movedProblems } from "./judge/moved.ts";
import { brokenSeries } from "./judge/series.ts";
import { type Outcome, Outcomes, type PublishReport, reportOf } from "./report.ts";
import type { Stages } from "./work.ts";

export interface DryRun {
  readonly stages: Stages;
  /** Absent where there is no ledger yet: then every delivery counts as planned. */
  readonly ledger: { readonly info: LedgerInfo; rows(): Promise<readonly Row[]> } | undefined;
  readonly isReal: (account: Account) => boolean;
  readonly pauses: PauseState;
  readonly now: Date;
}

export interface DryReport extends PublishReport {
  readonly dryRun: true;
  readonly due: readonly { readonly id: string; readonly dueAt: string }[];
}

/** As the ledger would have it after this run's judgement. */
function judgedRow(
  delivery: Delivery,
  row: Row | undefined,
  world: DryRun,
): Pick<Row, "state" | "dueAt" | "late"> & Row {
  const { now } = world;
  const info = world.ledger?.info ?? { id: "", workspace: "", purpose: "publish" as const, createdAt: new Date(0) };
  const judging = { now, ledger: info, pauses: world.pauses.kind === "pauses" ? world.pauses.pauses : [] };
  if (row === undefined) {
    const seen = sight(delivery, judging);
    return { ...seen, attempt: 0, mayBeOut: false, partsTotal: 0, partsOut: 0, told: true, version: 0 };
  }
  const change = judgeRow(row, delivery, judging);
  if (change === undefined) return row;
  const { hold: _hold, cause: _cause, retryAt: _retryAt, ...rest } = row;
  return { ...rest, state: change.to, dueAt: change.fields?.dueAt ?? row.dueAt, late: change.fields?.late ?? row.late };
}

function holdReason(delivery: Delivery, row: Row, world: DryRun): string | undefined {
  const createdAt = world.ledger?.info.createdAt;
  const older = createdAt !== undefined && row.dueAt < createdAt && world.isReal(delivery.account);
  return older ? newerThan(delivery.id) : undefined;
}

/** Why a candidate would not go out now, if anything says so before its message is made. */
function heldBack(delivery: Delivery, row: Row, world: DryRun): Outcome | undefined {
  const { now, pauses } = world;
  const held = holdReason(delivery, row, world);
  if (held !== undefined) return { kind: "held", reason: held };
  const paused = pausedBecause(pauses, row, delivery.critical);
  if (paused !== undefined) return { kind: "later", retryAt: soon(now), reason: `Paused: ${paused}` };
  if (row.retryAt === undefined || row.retryAt <= now) return undefined;
  return { kind: "later", retryAt: row.retryAt, reason: row.reason ?? "" };
}

export async function dryRun(world: DryRun): Promise<DryReport> {
  const { stages, now } = world;
  const work = await stages.read();
  const rows = (await world.ledger?.rows()) ?? [];
  const byId = new Map(rows.map((row) => [row.delivery, row]));
  const series = brokenSeries(work.deliveries, rows);
  const broken = new Map(series.flatMap(({ problem, rest }) => rest.map((id) => [id, problem.message] as const)));
  const outcomes = new Outcomes();
  const candidates: Delivery[] = [];
  for (const delivery of work.deliveries) {
    const known = byId.get(delivery.id);
    const row = judgedRow(delivery, known, world);
    if (row.state === "missed" && known?.state !== "missed") {
      outcomes.set(delivery.id, { kind: "missed", dueAt: row.dueAt });
    }
    if (!isCandidate(row, now)) continue;
    const reason = broken.get(delivery.id);
    const outcome = heldBack(delivery, row, world) ?? (reason === undefined ? undefined : { kind: "held", reason });
    if (outcome === undefined) candidates.push(delivery);
    else outcomes.set(delivery.id, outcome);
  }
  const due: { id: string; dueAt: string }[] = [];
  for (const ready of candidates.length === 0 ? [] : await stages.messages(candidates, now)) {
    const { id, dueAt } = ready.delivery;
    if ("message" in ready) due.push({ id, dueAt: dueAt.toISOString() });
    else outcomes.set(id, { kind: "held", reason: ready.problems.map((problem) => problem.message).join(" ") });
  }
  const shifted = series.map(({ problem }) => problem);
  const problems = [...work.problems, ...movedProblems(work.deliveries, rows), ...shifted];
  return { ...reportOf(outcomes, problems), dryRun: true, due };
}
