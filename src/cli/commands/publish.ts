import { hostname } from "node:os";
import packageJson from "../../../package.json" with { type: "json" };
import { problemToJson } from "../../diagnostics/format-json.ts";
import { type Ledger, LedgerError } from "../../ledger/ledger.ts";
import { openLedger, viewLedger } from "../../ledger/open.ts";
import { type DryReport, dryRun } from "../../publish/dry-run.ts";
import { identityOfFiles, timeZoneVersion } from "../../publish/idle.ts";
import { pausesOf } from "../../publish/person/pauses.ts";
import { publish, type RunResult } from "../../publish/publish.ts";
import { Outcomes, type PublishReport, reportOf } from "../../publish/report.ts";
import type { Environment } from "../../system/secrets.ts";
import { isHarmless } from "../connections.ts";
import type { Context } from "../context.ts";
import { engineFor } from "../engine.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../exit-codes.ts";
import type { Flags } from "../flags.ts";
import { placeOf } from "../ledger.ts";
import { workspaceRoot } from "../pipeline.ts";
import { printReport } from "../print-report.ts";
import { type OpenStages, stagesFor, UnusableWorkspace } from "../stages.ts";
import { tellPeople } from "../telling.ts";

/** Sends what is due, once; with --dry-run only shows it. */
export async function runPublish(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const stages = stagesFor(context, root, targets);
  try {
    return flags.dryRun === true ? await show(context, root, stages) : await send(context, root, { stages, targets });
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
  const ledger = await viewLedger(placeOf(context, root));
  try {
    const pauses = await pausesOf({ root, ledger, now: () => context.clock.now() }).read();
    const isReal = (account: { network: string }) => account.network !== "outbox";
    const report = await dryRun({ stages, ledger, isReal, pauses, now: context.clock.now() });
    print(context, report, stages);
    if (context.format !== "json") {
      for (const { id, dueAt } of report.due) context.output.data(`would send ${id}  due ${dueAt}\n`);
      if (report.due.length === 0) context.output.say("Nothing is due. Nothing was written or sent.");
    }
    return hasErrors(report) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await ledger?.close();
  }
}

function print(context: Context, report: PublishReport | DryReport, stages: OpenStages): void {
  if (context.format === "json") {
    const problems = report.problems.map(problemToJson);
    context.output.data(`${JSON.stringify({ ...report, problems }, undefined, 2)}\n`);
  } else printReport(context, report, stages.sources());
}

const hasErrors = (report: PublishReport) => report.problems.some((problem) => problem.severity === "error");

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

async function send(
  context: Context,
  root: string,
  input: { readonly stages: OpenStages; readonly targets: readonly string[] },
): Promise<ExitCode> {
  const { stages, targets } = input;
  const environment = context.environmentFor(root);
  await guardClock(context, stages, environment);
  const files = identityOfFiles(root);
  const { workspace } = await stages.read();
  const place = placeOf(context, root);
  const ledger = await openLedger(place, {
    workspace: workspace.id,
    who: `publish on ${hostname()}`,
    now: () => context.clock.now(),
    realNow: () => context.realClock.now(),
  });
  try {
    await introduce(context, ledger, workspace.ledger);
    const result = await publish(
      engineFor(context, root, { stages, ledger, environment, shared: place.kind === "postgres" }),
    );
    if (result.recorded || result.faults.length === 0) print(context, result.report, stages);
    for (const fault of result.faults) context.output.warn(fault);
    await tellPeople(context, { ledger, result, environment, workspace: workspace.id });
    if (targets.length === 0) await noteIdle(context, ledger, { result, files });
    return codeOf(result, isPausedByRestore(ledger));
  } finally {
    await ledger.close();
  }
}

function isPausedByRestore({ info }: Ledger): boolean {
  return info.restoredAt !== undefined && info.resumedAt === undefined;
}

/** Said once, when the ledger is made; and at each run while it waits for a person after a restore. */
async function introduce(context: Context, ledger: Ledger, pin: string | undefined): Promise<void> {
  if (isPausedByRestore(ledger)) {
    context.output.warn(
      "This ledger was restored from a backup, or the file beside it that says how far it had come is missing. Nothing is sent until a person resumes it.",
    );
  }
  const looked = await ledger.lastLook();
  if (looked !== undefined || pin !== undefined) return;
  const { id } = ledger.info;
  context.output.say(
    `A new ledger was made; its id is ${id}. Write \`ledger: ${id}\` in campaigns/accounts.yaml, and no other ledger can publish from this workspace.`,
  );
}

async function noteIdle(
  context: Context,
  ledger: Ledger,
  input: { readonly result: RunResult; readonly files: string },
): Promise<void> {
  const { result, files } = input;
  const clean = result.faults.length === 0 && !result.stuck && !hasErrors(result.report);
  const told = result.untold.length === 0 || (await ledger.rows({ untold: true })).length === 0;
  if (result.next.kind !== "at" || !clean || !told || context.signal.aborted) return;
  await ledger.noteIdle({
    nextAt: result.next.at,
    files,
    timeZones: timeZoneVersion(),
    program: packageJson.version,
    notedAt: context.clock.now(),
  });
}

/** The highest that applies. */
function codeOf({ faults, untold, stuck, report }: RunResult, restored: boolean): ExitCode {
  if (faults.length > 0) return exitCodes.fault;
  if (untold.length > 0 || stuck || restored) return exitCodes.person;
  return hasErrors(report) ? exitCodes.problems : exitCodes.ok;
}
