/** The plan as a timeline that a person reads: what goes out where and when. */
import { Chalk, type ChalkInstance } from "chalk";
import { localOf } from "../calendar/local-time.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Plan } from "../plan/delivery.ts";
import { dayHeading } from "./plan-day.ts";
import { headingOf, noticesOf } from "./plan-heading.ts";
import { type Layout, layoutFor, rowLines } from "./plan-row.ts";
import { legendOf, totalsOf } from "./plan-totals.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Of the terminal. */
  readonly columns: number;
}

/** Every campaign with its days, then the legend and the totals of all. Ends with a line feed. */
export function planText(campaigns: readonly PlannedCampaign[], { color, columns }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const blocks = campaigns.map((campaign) => campaignLines(campaign, columns, chalk));
  const closing = [...totalsOf(campaigns, columns), ...legendOf(campaigns, columns).map((line) => chalk.dim(line))];
  return `${[...blocks, closing].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function campaignLines(campaign: PlannedCampaign, columns: number, chalk: ChalkInstance): readonly string[] {
  const { plan, rows, problems } = campaign;
  const layout = layoutFor(rows, columns);
  return [
    ...headingOf(campaign, columns, chalk),
    ...noticesOf(plan, columns, chalk),
    ...(rows.length === 0 ? ["", "  Nothing goes out."] : timeline(rows, { layout, problems, plan, chalk })),
  ];
}

interface Drawing {
  readonly layout: Layout;
  readonly problems: readonly Problem[];
  readonly plan: Plan;
  readonly chalk: ChalkInstance;
}

function timeline(rows: readonly PlanRow[], { layout, problems, plan, chalk }: Drawing): readonly string[] {
  const lines: string[] = [];
  const byDelivery = Map.groupBy(
    problems.flatMap((problem) => deliveriesOf(problem).map((id) => ({ id, problem }))),
    ({ id }) => id,
  );
  let date = "";
  let offset = rows[0] === undefined ? "" : offsetOf(rows[0]);
  for (const row of rows) {
    const { delivery } = row.rendered;
    if (delivery.local.slice(0, 10) !== date) {
      date = delivery.local.slice(0, 10);
      lines.push("", chalk.bold(dayHeading(date, plan.anchor?.day)));
    }
    if (offsetOf(row) !== offset) {
      const way = minutesOf(offsetOf(row)) > minutesOf(offset) ? "forward" : "back";
      lines.push(chalk.yellow(`  The clocks went ${way}: UTC${offsetOf(row)} from here.`));
      offset = offsetOf(row);
    }
    lines.push(
      ...rowLines(
        row,
        (byDelivery.get(delivery.id) ?? []).map(({ problem }) => problem),
        { layout, chalk },
      ),
    );
  }
  return lines;
}

function offsetOf({ rendered: { delivery } }: PlanRow): string {
  return localOf(delivery.dueAt, delivery.campaign.timezone).offset;
}

function minutesOf(offset: string): number {
  const [hours = "0", minutes = "0"] = offset.slice(1).split(":");
  return (offset.startsWith("-") ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
