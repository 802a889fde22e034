/** What stands above the timeline of a campaign: its name, its day, its zone, and why it may not go out. */

import type { ChalkInstance } from "chalk";
import wrapAnsi from "wrap-ansi";
import { longDay } from "../../calendar/dates.ts";
import { localOf } from "../../calendar/local-time.ts";
import { isError } from "../../diagnostics/problem.ts";
import type { Anchor, Plan } from "../../plan/delivery.ts";
import { printableLine } from "../../system/text/printable.ts";
import { embargoText } from "../embargo.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";

/** As much of a planned campaign as its heading needs. */
interface Heading extends Pick<PlannedCampaign, "plan"> {
  readonly rows: readonly Pick<PlanRow, "rendered">[];
}

export function headingOf({ plan, rows }: Heading, columns: number, chalk: ChalkInstance): readonly string[] {
  const { campaign, anchor } = plan;
  const embargo = embargoText(plan);
  const first = rows[0]?.rendered.delivery;
  const zone = printableLine(campaign.timezone);
  const offset = first === undefined ? "" : ` (UTC${localOf(first.dueAt, campaign.timezone).offset})`;
  const day = anchor === undefined ? "Its day is not known" : dayOf(anchor);
  return [
    ...wrapped(printableLine(`${campaign.title} (${campaign.id})`), columns).map((line) => chalk.bold.underline(line)),
    ...wrapped(`${day} · all times ${zone}${offset}`, columns),
    ...(embargo === undefined ? [] : wrapped(printableLine(embargo), columns).map((line) => chalk.yellow(line))),
  ];
}

/** Errors that belong to no single delivery: with an unconfirmed day nothing is published, else all but the posts named. */
export function noticesOf(plan: Plan, columns: number, chalk: ChalkInstance): readonly string[] {
  if (!plan.partial) return [];
  const title = plan.blocked
    ? "Nothing of this campaign is published until this is put right:"
    : "Posts are missing from this plan until this is put right:";
  const errors = plan.problems.filter((problem) => isError(problem) && problem.delivery === undefined);
  return [
    chalk.red.bold(title),
    ...errors.flatMap(({ message, help, place }) => {
      const text = printableLine(`✗ ${place.file}:${place.line}:${place.column} ${message} ${help}`);
      return wrapped(text, columns - 2).map((line, index) => chalk.red(`${index === 0 ? "" : "  "}${line}`));
    }),
  ];
}

function dayOf({ date, until, day }: Anchor): string {
  const span = until === date ? longDay(date) : `${longDay(date)} until ${longDay(until)}`;
  return day === date ? span : `${span}, posted for as ${longDay(day)} (weekend)`;
}

function wrapped(text: string, columns: number): readonly string[] {
  return wrapAnsi(text, columns, { hard: true }).split("\n");
}
