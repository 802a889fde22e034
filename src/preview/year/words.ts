/** What is said of a year in sentences, the same in a terminal and on the page. */
import { longDay } from "../../calendar/dates.ts";
import type { PeriodRule } from "../../campaign/periods/period.ts";
import type { Clash } from "../../plan/clashes.ts";
import { posts } from "../wordings.ts";
import { messageCount, type Span, type YearPeriod } from "./year.ts";

const listed = new Intl.ListFormat("en-GB");

export function list(words: readonly string[]): string {
  return listed.format(words);
}

const ruleWords: Readonly<Record<PeriodRule, string>> = {
  stop: "nothing goes out",
  ask: "posts have to be approved for it",
  tell: "posts go out",
};

export function spanWords({ from, until }: { readonly from: string; readonly until?: string }): string {
  if (until === undefined) return `from ${longDay(from)} until it is taken out`;
  return from === until ? longDay(from) : `${longDay(from)} until ${longDay(until)}`;
}

/** "pre-election-2027 (pre-election)". */
export function periodName({ period: { id, kind } }: YearPeriod): string {
  return `${id} (${kind})`;
}

/** "Friday 19 March 2027 until Thursday 6 May 2027: posts have to be approved for it. 4 posts fall into it, 3 are kept back." */
export function periodWords(year: YearPeriod): string {
  const { period, rows } = year;
  const kept = rows.filter(({ entry }) => entry.blocked === "period");
  const fall = rows.length === 0 ? "No post falls into it" : `${posts(messageCount(rows))} in it`;
  const back = kept.length === 0 ? "" : `, ${messageCount(kept)} kept back`;
  return `${spanWords(year)}: ${ruleWords[period.rule]}. ${fall}${back}.`;
}

/** "ceaday-2027 and safer-sleep-2027 have their days in the week of Monday 15 March 2027, on lead." */
export function clashWords({ week, campaigns, accounts }: Clash): string {
  return `${list(campaigns)} have their days in the week of ${longDay(week)}, on ${list(accounts)}.`;
}
/** "March 2027", or "March to May 2027". */
export function monthsWords({ from, until }: Span): string {
  const [first, last] = [monthName(from), monthName(until)];
  if (first === last) return first;
  const year = until.slice(0, 4);
  return from.startsWith(year) ? `${first.replace(` ${year}`, "")} to ${last}` : `${first} to ${last}`;
}

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** Of a date: "March 2027". */
export function monthName(date: string): string {
  return monthFormat.format(Date.parse(`${date.slice(0, 7)}-01`));
}
