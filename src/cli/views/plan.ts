import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { planCsv } from "../../preview/plan/csv.ts";
import type { PlanEntry } from "../../preview/plan/entry.ts";
import { type IcsOptions, planIcs } from "../../preview/plan/ics.ts";
import type { PlannedCampaign } from "../../preview/plan/planned.ts";
import { planText } from "../../preview/plan/text.ts";
import { yearJson } from "../../preview/year/json.ts";
import type { Year } from "../../preview/year/year.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { lookOnce } from "../workspace/look.ts";
import { fitterFor, problemsIn, workspaceRoot } from "../workspace/prepared.ts";
import { sayStops } from "../workspace/stops.ts";
import { plannedIn, yearIn } from "./planned.ts";
import { sayUnusable } from "./say-unusable.ts";
import { refuseUnknownAccount, shownBy } from "./shown.ts";

/** What goes out where and when, against what the ledger says has gone; exit 1 when there are errors. */
export async function runPlan(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const isShown = shownBy(flags);
  const root = workspaceRoot(context);
  const fitter = fitterFor(context, root);
  try {
    const { prepared, standingOf, stops } = await lookOnce(context, root, targets, { drafts: true });
    refuseUnknownAccount(flags, prepared);
    const problems = await problemsIn(context, prepared, fitter);
    const campaigns = plannedIn(prepared, { problems, standingOf, isShown });
    sayStops(context, stops);
    print({ context, prepared, campaigns, problems, year: () => yearIn(prepared, campaigns, flags) });
    return problems.some(isError) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

interface Shown {
  readonly context: Context;
  readonly prepared: Prepared;
  readonly campaigns: readonly PlannedCampaign[];
  readonly problems: readonly Problem[];
  readonly year: () => Year;
}

function print({ context, prepared, campaigns, problems, year }: Shown): void {
  const { output } = context;
  const entries = campaigns.flatMap(({ rows }) => rows.map(({ entry }) => entry));
  switch (context.format) {
    case "json":
      output.data(
        `${jsonText({ version: 1, deliveries: entries, ...asideJson(campaigns), ...yearJson(year()), problems: problems.map(problemToJson) }, 2)}\n`,
      );
      return;
    case "csv":
      output.data(planCsv(entries, zonesOf(campaigns)));
      break;
    case "ics":
      output.data(planIcs(entries, calendarOf(context, prepared, campaigns)));
      break;
    default:
      output.data(planText(campaigns, { color: output.color, columns: output.columns, year: year() }));
  }
  sayProblems(context, prepared, problems);
  sayUnusable(context, prepared);
}

/** Only of campaigns with switches: what goes out if they stand otherwise. */
function asideJson(campaigns: readonly PlannedCampaign[]): { readonly aside?: readonly PlanEntry[] } {
  if (campaigns.every(({ plan }) => plan.campaign.switches === undefined)) return {};
  return { aside: campaigns.flatMap(({ aside }) => aside.map(({ entry }) => entry)) };
}

function zonesOf(campaigns: readonly PlannedCampaign[]): ReadonlyMap<string, string> {
  return new Map(campaigns.map(({ plan: { campaign } }) => [campaign.id, campaign.timezone]));
}

/** The problems go to stderr, so that a table or calendar on stdout stays one. */
function sayProblems(context: Context, prepared: Prepared, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const { color, columns } = context.output;
  context.output.say(formatProblems(problems, prepared.sources, { color, columns }).trimEnd());
}

function calendarOf(context: Context, { workspace }: Prepared, campaigns: readonly PlannedCampaign[]): IcsOptions {
  return {
    name: calendarName(campaigns),
    // A calendar made for another day with --now must not be the latest revision for ever.
    stamp: context.realClock.now(),
    workspace: workspace?.id ?? "default",
    handleOf: (account) => workspace?.accounts.get(account)?.handle ?? "",
    masked: (text) => context.masked(text),
  };
}

function calendarName(campaigns: readonly PlannedCampaign[]): string {
  const [only, ...others] = campaigns;
  return only !== undefined && others.length === 0 ? only.plan.campaign.title : "Campaigns";
}
