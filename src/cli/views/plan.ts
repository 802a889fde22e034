import { nowAt } from "../../check/now.ts";
import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { StandingOf } from "../../ledger/standing.ts";
import { networkOf } from "../../networks/registry.ts";
import { isOfPermit, permitWhenDue } from "../../pipeline/permitted.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { allProblems } from "../../pipeline/problems.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import type { IsShown } from "../../plan/range.ts";
import { planCsv } from "../../preview/plan/csv.ts";
import { type CostOf, planEntry } from "../../preview/plan/entry.ts";
import { type IcsOptions, planIcs } from "../../preview/plan/ics.ts";
import type { PlannedCampaign } from "../../preview/plan/planned.ts";
import { planText } from "../../preview/plan/text.ts";
import { shownDelivery } from "../../preview/went-out.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { progressOn } from "../frame/progress.ts";
import { lookOnce } from "../workspace/look.ts";
import { fitterFor, workspaceRoot } from "../workspace/prepared.ts";
import { sayStops } from "../workspace/stops.ts";
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
    const problems = await allProblems(prepared, fitter, nowAt(context.clock.now()), progressOn(context.output));
    const campaigns = prepared.selected.map((staged) =>
      planned(prepared, staged, { problems, standingOf, costOf: pricedBy(prepared), isShown }),
    );
    sayStops(context, stops);
    print({ context, prepared, campaigns, problems });
    return problems.some(isError) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

function planned(
  prepared: Prepared,
  { plan, rendered }: Prepared["selected"][number],
  view: {
    readonly problems: readonly Problem[];
    readonly standingOf: StandingOf;
    readonly costOf: CostOf;
    readonly isShown: IsShown;
  },
): PlannedCampaign {
  const wrong = new Set(view.problems.filter((each) => isError(each) && !isOfPermit(each)).flatMap(deliveriesOf));
  return {
    plan,
    rows: rendered
      .map((each) => {
        const standing = view.standingOf(each.delivery);
        const shown = shownDelivery(each, standing);
        const { id } = each.delivery;
        const permit = permitWhenDue(prepared, each);
        return { ...shown, entry: planEntry(shown, { standing, permit, problem: wrong.has(id), costOf: view.costOf }) };
      })
      .filter((row) => view.isShown(row.rendered.delivery))
      .toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery)),
    problems: view.problems.filter(({ place }) => place.file === plan.campaign.source.file),
  };
}

/** What a network charges may be written in accounts.yaml. */
function pricedBy({ workspace }: Prepared): CostOf {
  return ({ delivery: { account }, parts }) =>
    networkOf(account.network).costOf?.(parts, workspace?.prices[account.network]);
}

interface Shown {
  readonly context: Context;
  readonly prepared: Prepared;
  readonly campaigns: readonly PlannedCampaign[];
  readonly problems: readonly Problem[];
}

function print({ context, prepared, campaigns, problems }: Shown): void {
  const { output } = context;
  const entries = campaigns.flatMap(({ rows }) => rows.map(({ entry }) => entry));
  switch (context.format) {
    case "json":
      output.data(`${jsonText({ version: 1, deliveries: entries, problems: problems.map(problemToJson) }, 2)}\n`);
      return;
    case "csv":
      output.data(planCsv(entries, zonesOf(campaigns)));
      break;
    case "ics":
      output.data(planIcs(entries, calendarOf(context, prepared, campaigns)));
      break;
    default:
      output.data(planText(campaigns, { color: output.color, columns: output.columns }));
  }
  sayProblems(context, prepared, problems);
  sayUnusable(context, prepared);
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
  };
}

function calendarName(campaigns: readonly PlannedCampaign[]): string {
  const [only, ...others] = campaigns;
  return only !== undefined && others.length === 0 ? only.plan.campaign.title : "Campaigns";
}
