import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { problemToJson } from "../../diagnostics/format-json.ts";
import { isError } from "../../diagnostics/problem.ts";
import { LedgerError } from "../../ledger/ledger.ts";
import { openLedger } from "../../ledger/open.ts";
import { networkOf, openRehearsal } from "../../networks/registry.ts";
import type { OpenStages } from "../../pipeline/reading.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { planRange } from "../../plan/range.ts";
import { labelFacts } from "../../preview/facts.ts";
import { type RehearsalResult, rehearse } from "../../publish/rehearse.ts";
import { Outcomes, reportOf } from "../../publish/report.ts";
import { UnusableWorkspace } from "../../publish/work.ts";
import { isInside, liesBelow, relativeTo } from "../../system/files/files.ts";
import { type Obstacle, ObstacleError, obstacleAt, obstacleOnWay } from "../../system/files/own-folders.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { startProgress } from "../frame/progress.ts";
import { stagesToRehearse, workspaceRoot } from "../workspace/prepared.ts";
import { printReport } from "./print-report.ts";

const ledgerName = "rehearsal.sqlite";

/** Publishes from the first delivery to the last into a folder, with nothing sent. */
export async function runRehearse(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const range = planRange({ from: textFlag(flags, "from"), until: textFlag(flags, "until") });
  if (typeof range === "string") throw new UsageError(range);
  const root = workspaceRoot(context);
  const named = textFlag(flags, "outbox");
  const directory = named === undefined ? path.join(root, "outbox") : path.resolve(context.cwd, named);
  refuseForeign(root, directory);
  const stages = stagesToRehearse(context, root, targets);
  try {
    const result = await play(context, { root, directory, stages, inRange: range });
    print(context, result, { root, directory, stages });
    return codeOf(result);
  } catch (error) {
    if (error instanceof UnusableWorkspace) {
      print(context, unusable(error), { root, directory, stages });
      return exitCodes.problems;
    }
    if (error instanceof ObstacleError) throw inTheWay(error.obstacle);
    if (error instanceof LedgerError) throw new FaultError(error.message, { cause: error });
    throw error;
  } finally {
    await stages.close();
  }
}

function unusable({ problems }: UnusableWorkspace): RehearsalResult {
  return { report: reportOf(new Outcomes(), problems), removed: [], faults: [], person: false };
}

/** A rehearsal removes what is no longer planned, so it must not work in somebody else's folder. */
function refuseForeign(root: string, directory: string): void {
  // What a person named outside the workspace is theirs; below the workspace a pull request may have put a link.
  const obstacle = liesBelow(root, directory) ? obstacleOnWay(root, directory) : undefined;
  if (obstacle !== undefined) throw inTheWay(obstacle);
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return;
    throw new UsageError(`${directory} cannot be used as an outbox: ${code === "ENOTDIR" ? "it is a file" : code}.`);
  }
  const own = names.filter((name) => name.startsWith(ledgerName) || name === "index.html" || name === ".page-is-stale");
  for (const name of own) {
    const found = obstacleAt(path.join(directory, name));
    if (found !== undefined) throw inTheWay(found);
  }
  if (names.length === 0 || names.includes(ledgerName)) return;
  throw new UsageError(
    `${directory} is not empty and holds no rehearsal. Name an empty folder, or one of an earlier rehearsal, with --outbox.`,
  );
}

function inTheWay({ at, what }: Obstacle): UsageError {
  return new UsageError(
    `${at} is ${what}, and a rehearsal writes nothing through it. Move it away, or name another folder.`,
  );
}

interface Stage {
  readonly root: string;
  readonly directory: string;
  readonly stages: OpenStages;
}

async function play(
  context: Context,
  stage: Stage & { readonly inRange: (delivery: Delivery) => boolean },
): Promise<RehearsalResult> {
  const { root, directory, stages, inRange } = stage;
  const { workspace } = await stages.read();
  const outbox = await openRehearsal({
    directory,
    root,
    now: () => context.realClock.now(),
    labelOf: (delivery) => labelOf(stages, delivery),
  });
  let progress: ReturnType<typeof startProgress> | undefined;
  try {
    return await rehearse({
      // Checking and fitting take the most time, and leave nothing half.
      stages: {
        read: () => context.atOnce(() => stages.read()),
        messages: (deliveries, now) => context.atOnce(() => stages.messages(deliveries, now)),
      },
      outbox,
      openLedger: (now) =>
        openLedger(
          { kind: "sqlite", file: path.join(directory, ledgerName) },
          {
            workspace: workspace.id,
            purpose: "rehearse",
            who: `rehearse on ${hostname()}`,
            now,
            realNow: () => context.realClock.now(),
          },
        ),
      networkOf: (account) => networkOf(account.network),
      realClock: context.realClock,
      signal: context.signal,
      inRange,
      progress: (done, total) => {
        progress ??= startProgress(total, context.output);
        progress.step(`${done} of ${total}`);
      },
    });
  } finally {
    progress?.end();
    outbox.close();
  }
}

/** What the page in the outbox shows beside a post. */
function labelOf(stages: OpenStages, id: string) {
  for (const { rendered, campaign } of stages.prepared()?.selected ?? []) {
    const found = rendered.find((each) => each.delivery.id === id);
    if (found === undefined) continue;
    return {
      local: found.delivery.local,
      timezone: campaign.timezone,
      campaign: campaign.title,
      network: networkOf(found.delivery.account.network).name,
      lengths: found.parts.map(({ measure: { used, limit, unit } }) => ({ used, limit, unit })),
      facts: labelFacts("rehearsal", found.delivery),
    };
  }
  return undefined;
}

function print(context: Context, { report, removed, faults }: RehearsalResult, stage: Stage): void {
  if (context.format === "json") {
    if (faults.length === 0 || report.published.length > 0) {
      const problems = report.problems.map(problemToJson);
      context.output.data(`${jsonText({ ...report, problems }, 2)}\n`);
    }
  } else {
    printReport(context, inOrder(report, stage.stages), stage.stages, "rehearsed");
    const page = path.join(stage.directory, "index.html");
    const done =
      report.published.length === 0
        ? "Nothing is new"
        : `Rehearsed ${report.published.length} ${report.published.length === 1 ? "delivery" : "deliveries"}`;
    context.output.say(
      `${done}; nothing was sent. Approvals, sensitive periods and pauses are not asked about here. Look at all of them in ${isInside(stage.root, page) ? relativeTo(stage.root, page) : page}.`,
    );
  }
  for (const delivery of removed) context.output.say(`Removed ${delivery}: it is no longer planned.`);
  for (const fault of faults) context.output.warn(fault);
}

/** As the days go by, for a reader; programs get it by id. */
function inOrder(report: RehearsalResult["report"], stages: OpenStages): RehearsalResult["report"] {
  const planned = stages.prepared()?.selected.flatMap(({ plan }) => plan.deliveries) ?? [];
  const dueAt = new Map(planned.map((delivery) => [delivery.id, delivery.dueAt.getTime()]));
  const published = report.published.toSorted((a, b) => (dueAt.get(a.id) ?? 0) - (dueAt.get(b.id) ?? 0));
  return { ...report, published };
}

function codeOf({ report, faults, person }: RehearsalResult): ExitCode {
  if (faults.length > 0) return exitCodes.fault;
  if (person) return exitCodes.person;
  return report.problems.some(isError) ? exitCodes.problems : exitCodes.ok;
}
