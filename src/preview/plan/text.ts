/** The plan as a timeline that a person reads: what goes out where and when, of all campaigns in one calendar. */
import { Chalk, type ChalkInstance } from "chalk";
import { localOf } from "../../calendar/local-time.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import { printableLine } from "../../system/text/printable.ts";
import { yearLines } from "../year/text.ts";
import type { Year } from "../year/year.ts";
import { asideLines } from "./aside.ts";
import { calendarHeading } from "./day.ts";
import { headingOf, noticesOf } from "./heading.ts";
import { type MessageStyle, messageLines, messagesOf } from "./message.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";
import { legendOf, totalsOf } from "./totals.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Of the terminal. */
  readonly columns: number;
  /** What is said of the year below the days. */
  readonly year?: Year;
}

/** What each campaign is, then every day of all of them, what is said of the year, the totals and the legend. Ends with a line feed. */
export function planText(campaigns: readonly PlannedCampaign[], { color, columns, year }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const headings = campaigns.map((campaign) => [
    ...headingOf(campaign, columns, chalk),
    ...noticesOf(campaign.plan, columns, chalk),
    ...(campaign.rows.length === 0 ? ["", "  Nothing goes out."] : []),
  ]);
  const closing = [...totalsOf(campaigns, columns), ...legendOf(campaigns, columns).map((line) => chalk.dim(line))];
  const said = year === undefined ? [] : [yearLines(year, columns, chalk)].filter((lines) => lines.length > 0);
  const asides = campaigns.map((campaign) => asideLines(campaign, chalk)).filter((lines) => lines.length > 0);
  const blocks = [...headings, ...daysOf(campaigns, columns, chalk), ...asides, ...said, closing];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function daysOf(
  campaigns: readonly PlannedCampaign[],
  columns: number,
  chalk: ChalkInstance,
): readonly (readonly string[])[] {
  const byDelivery = Map.groupBy(
    campaigns
      .flatMap(({ problems }) => problems)
      .flatMap((problem) => deliveriesOf(problem).map((id) => ({ id, problem }))),
    ({ id }) => id,
  );
  const style: MessageStyle = {
    columns,
    chalk,
    campaigns: campaigns.length > 1,
    zones: new Set(campaigns.map(({ plan }) => plan.campaign.timezone)).size > 1,
    problemsOf: (id) => (byDelivery.get(id) ?? []).map(({ problem }) => problem),
  };
  const rows = campaigns.flatMap((campaign) => campaign.rows).toSorted(byDayAndTime);
  const days = Map.groupBy(rows, ({ rendered }) => rendered.delivery.local.slice(0, 10));
  const clocks = new Map<string, string>();
  return [...days].map(([date, each]) => [
    chalk.bold(calendarHeading(date, campaigns, each)),
    ...periodLines(each).map((line) => chalk.yellow(line)),
    ...messagesOf(each).flatMap((message) => [
      ...clockLines(message.rows[0], clocks).map((line) => chalk.yellow(line)),
      ...messageLines(message, style),
    ]),
  ]);
}

/** Drawn across each day that it touches. */
function periodLines(rows: readonly PlanRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ entry }) => entry.periods))].map(
    (id) => `  ░░ sensitive period ${printableLine(id)} ░░`,
  );
}

function byDayAndTime({ rendered: { delivery: a } }: PlanRow, { rendered: { delivery: b } }: PlanRow): number {
  const [day, other] = [a.local.slice(0, 10), b.local.slice(0, 10)];
  if (day !== other) return day < other ? -1 : 1;
  return a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** Said once where a zone's clocks have changed since its row before. */
function clockLines({ rendered: { delivery } }: PlanRow, clocks: Map<string, string>): readonly string[] {
  const { timezone } = delivery.campaign;
  const { offset } = localOf(delivery.dueAt, timezone);
  const before = clocks.get(timezone);
  clocks.set(timezone, offset);
  if (before === undefined || before === offset) return [];
  const way = minutesOf(offset) > minutesOf(before) ? "forward" : "back";
  return [`  The clocks went ${way}: UTC${offset} from here.`];
}

function minutesOf(offset: string): number {
  const [hours = "0", minutes = "0"] = offset.slice(1).split(":");
  return (offset.startsWith("-") ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
