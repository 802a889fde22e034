import { problemToJson } from "../../diagnostics/format-json.ts";
import { isError } from "../../diagnostics/problem.ts";
import { LedgerError, type LedgerView } from "../../ledger/ledger.ts";
import { openScratch } from "../../ledger/open.ts";
import { networkOf } from "../../networks/registry.ts";
import type { OpenStages } from "../../pipeline/reading.ts";
import { type DryReport, type DryResult, type Due, dryRun } from "../../publish/dry-run.ts";
import { periodsNow } from "../../publish/files.ts";
import { stopsNow } from "../../publish/person/pauses.ts";
import type { RunResult } from "../../publish/publish.ts";
import { Outcomes, type PublishReport, reportOf } from "../../publish/report.ts";
import { UnusableWorkspace } from "../../publish/work.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import { jsonText } from "../../system/text/json.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { lookAtLedger, placeOf } from "../workspace/ledger.ts";
import { preparedFor, stagesOver, workspaceRoot } from "../workspace/prepared.ts";
import { sayRestored } from "../workspace/say-restored.ts";
import { sayStops } from "../workspace/stops.ts";
import { whenUpToDate } from "../workspace/updating.ts";
import { isHarmless } from "./connections.ts";
import { engineFor } from "./engine.ts";
import { type MinuteOf, minutesIn, printReport } from "./print-report.ts";
import { publishOnce, type Round } from "./publish-round.ts";

/** Sends what is due, once; with --dry-run only shows it. */
export async function runPublish(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  if (flags.watch === true && (flags.dryRun === true || context.clockMoved)) {
    throw new UsageError("--watch goes by the real clock and sends: it does not go with --dry-run or --now.");
  }
  const root = workspaceRoot(context);
  const read = () => preparedFor(context, root, targets);
  const isDry = flags.dryRun === true;
  const stages = stagesOver(context, root, isDry ? read : () => whenUpToDate(context, root, read));
  try {
    if (isDry) return await show(context, root, stages);
    const round = { root, stages, targets };
    if (flags.watch !== true) return await send(context, round);
    const { watchPublishing } = await import("./publish-watch.ts");
    return await watchPublishing(context, round);
  } catch (error) {
    if (error instanceof UnusableWorkspace) {
      print(context, reportOf(new Outcomes(), error.problems), stages);
      return exitCodes.problems;
    }
    if (error instanceof LedgerError) throw new FaultError(error.message, { cause: error });
    throw error;
  } finally {
    await stages.close();
  }
}

async function show(context: Context, root: string, stages: OpenStages): Promise<ExitCode> {
  const view = await lookAtLedger(context, root);
  try {
    await sayRestored(context, view);
    const { report, faults } = await lookAhead(context, { root, stages, view });
    sayStops(
      context,
      await stopsNow({ root, ledger: view, now: () => context.clock.now(), periods: () => periodsNow(stages) }),
    );
    print(context, report, stages);
    for (const fault of faults) context.output.warn(fault);
    if (context.format !== "json") sayDue(context, report.due, minutesIn(stages));
    return hasErrors(report) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await view?.close();
  }
}

/** The publisher itself, over what the ledger holds; no secret is read. */
async function lookAhead(
  context: Context,
  { root, stages, view }: { root: string; stages: OpenStages; view: LedgerView | undefined },
): Promise<DryResult> {
  const { workspace } = await stages.read();
  const ledger = await openScratch(view, {
    workspace: workspace.id,
    pinned: workspace.ledger,
    who: "publish --dry-run",
    now: () => context.clock.now(),
    realNow: () => context.realClock.now(),
  });
  try {
    const place = placeOf(context, root);
    const engine = engineFor(context, root, { stages, ledger, environment: {}, place });
    return await dryRun({ ...engine, canFind: ({ network }) => networkOf(network).canFind });
  } finally {
    await ledger.close();
  }
}

function sayDue({ output }: Context, due: readonly Due[], minute: MinuteOf): void {
  for (const { id, dueAt, asksFirst } of due) {
    const asks = asksFirst === true ? ", if its network says that it is not out already" : "";
    output.data(`would send ${id}  due ${printableLine(minute(dueAt, id))}${asks}\n`);
  }
  if (due.length === 0) output.say("Nothing is due. Nothing was written or sent.");
}

function print(context: Context, report: PublishReport | DryReport, stages: OpenStages): void {
  if (context.format === "json") {
    const problems = report.problems.map(problemToJson);
    context.output.data(`${jsonText({ ...report, problems }, 2)}\n`);
  } else printReport(context, report, stages);
}

const hasErrors = (report: PublishReport) => report.problems.some(isError);

/** A moved clock decides what is sent, so it may only play where nobody reads. */
async function guardClock(context: Context, stages: OpenStages, environment: Environment): Promise<void> {
  const apart = Math.abs(context.clock.now().getTime() - context.realClock.now().getTime());
  if (!context.clockMoved || apart <= 60_000) return;
  const { deliveries } = await stages.read();
  const real = deliveries.find(({ account }) => !isHarmless(account, environment));
  if (real === undefined) return;
  throw new UsageError(
    `--now is more than a minute from the real clock, and ${real.account.id} is a real account. Add --dry-run, or rehearse with \`campaign rehearse\`.`,
  );
}

async function send(context: Context, round: Round): Promise<ExitCode> {
  await guardClock(context, round.stages, context.environmentFor(round.root));
  const { result, restored } = await publishOnce(context, round, (done) => {
    if (done.recorded || done.faults.length === 0) print(context, done.report, round.stages);
    for (const fault of done.faults) context.output.warn(fault);
  });
  return codeOf(result, restored);
}

/** The highest that applies. */
function codeOf({ faults, untold, stuck, report }: RunResult, restored: boolean): ExitCode {
  if (faults.length > 0) return exitCodes.fault;
  if (untold.length > 0 || stuck || restored) return exitCodes.person;
  return hasErrors(report) ? exitCodes.problems : exitCodes.ok;
}
