/**
 * When the notice of an election must have appeared: the pre-election period begins with it. For local and devolved polls
 * only; a council may publish earlier, so its own day wins wherever it is known.
 *
 * Working days leave out weekends, Christmas Eve, Good Friday and bank holidays of the nation, in Scotland Easter Monday too.
 * England and Wales: Local Elections (Principal Areas) Rules 2006, schedule 2, rules 1 and 2, as amended by S.I. 2014/494;
 * Northern Ireland: Local Elections (Northern Ireland) Order 2010; Scotland: Scottish Local Government Elections Order 2011.
 */
import { addDays, monthOf, yearOf } from "../dates.ts";
import { isWorkday } from "./bank-holidays.ts";
import { easterSunday } from "./by-rule.ts";
import type { Nation } from "./nations.ts";

/** Working days between the last day for the notice and the poll. */
const noticeDays: Readonly<Record<Nation, number>> = {
  england: 25,
  wales: 25,
  "northern-ireland": 25,
  scotland: 28,
};

function counts(nation: Nation, date: string): boolean {
  if (!isWorkday(nation, date)) return false;
  if (monthOf(date) === 12 && date.endsWith("-24")) return false;
  return nation !== "scotland" || date !== addDays(easterSunday(yearOf(date)), 1);
}

/** The date so many working days of elections before another, which itself does not count. */
export function workingDaysBefore(date: string, days: number, nation: Nation): string {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (counts(nation, day)) left -= 1;
  }
  return day;
}

/** The last day on which the notice of a local or devolved election may appear. */
export function lastNoticeDay(poll: string, nation: Nation): string {
  return workingDaysBefore(poll, noticeDays[nation], nation);
}
