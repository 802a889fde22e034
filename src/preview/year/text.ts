/** What the plan in a terminal says of the year, below its days: periods, clashes, the fullest day. */
import type { ChalkInstance } from "chalk";
import wrapAnsi from "wrap-ansi";
import { longDay } from "../../calendar/dates.ts";
import { printableLine } from "../../system/text/printable.ts";
import { posts } from "../wordings.ts";
import { clashWords, periodName, periodWords } from "./words.ts";
import { messageCount, type Year, type YearDay } from "./year.ts";

/** No lines where there is nothing to say. */
export function yearLines(year: Year, columns: number, chalk: ChalkInstance): readonly string[] {
  const periods = year.periods.map((period) => `░ ${periodName(period)}: ${periodWords(period)}`);
  const clashes = year.clashes.map((clash) => `⇄ ${clashWords(clash)}`);
  return [
    ...part("Sensitive periods", periods),
    ...part("Clashes", clashes),
    ...part("The fullest day", fullest(year.planned)),
  ].flatMap(({ title, lines }) => [
    chalk.bold(title),
    ...lines.flatMap((line) => wrapped(line, columns)).map((line) => chalk.yellow(line)),
  ]);
}

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

function part(title: string, lines: readonly string[]): readonly Part[] {
  return lines.length === 0 ? [] : [{ title, lines }];
}

function fullest(days: readonly YearDay[]): readonly string[] {
  const planned = days.filter(({ rows }) => rows.length > 0);
  const campaigns = new Set(planned.flatMap(({ rows }) => rows.map(({ entry }) => entry.campaign)));
  // Of one campaign alone the days above say it.
  if (campaigns.size < 2) return [];
  const most = planned.reduce((found, day) => (day.rows.length > found.rows.length ? day : found));
  return [`${longDay(most.date)}: ${posts(messageCount(most.rows))}, ${accountsWords(most)}`];
}

function accountsWords({ accounts, tooMany }: YearDay): string {
  return [...accounts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([account, count]) => `${account} ${count}${tooMany.has(account) ? " (too many)" : ""}`)
    .join(" · ");
}

function wrapped(line: string, columns: number): readonly string[] {
  return wrapAnsi(printableLine(line), columns - 4, { hard: true })
    .split("\n")
    .map((each, index) => `${index === 0 ? "  " : "    "}${each}`);
}
