/** Bank holidays of a nation: as GOV.UK has published them, beyond its last year by the rule, and marked so. */
import { addDays, weekdayOf, yearOf } from "../dates.ts";
import { bankHolidaysByRule } from "./by-rule.ts";
import { type Division, divisionOf, type Nation } from "./nations.ts";
import { alsoSubstitutes, publishedDates, titlesByDate } from "./published.ts";

/** `title`, `date` and `notes` as in GOV.UK's file. */
export interface BankHoliday {
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly notes: "" | "Substitute day";
  /** `reckoned`: nobody has published that year here; a one-off may be added to it. */
  readonly status: "published" | "reckoned";
}

const known = new Map<string, readonly BankHoliday[]>();

function inYear(division: Division, year: number): readonly BankHoliday[] {
  const key = `${division} ${year}`;
  const found = known.get(key) ?? reckonYear(division, year);
  known.set(key, found);
  return found;
}

function reckonYear(division: Division, year: number): readonly BankHoliday[] {
  const rule = bankHolidaysByRule(division, year);
  const dates = publishedDates[division][year];
  if (dates === undefined) {
    return rule.map(({ title, date, isSubstitute }) => ({
      title,
      date,
      notes: isSubstitute ? "Substitute day" : "",
      status: "reckoned",
    }));
  }
  return dates.split(" ").map((monthAndDay) => {
    const date = `${year}-${monthAndDay}`;
    const byRule = rule.find((holiday) => holiday.date === date);
    return {
      title: titlesByDate[date] ?? byRule?.title ?? "Bank holiday",
      date,
      notes: byRule?.isSubstitute === true || alsoSubstitutes.has(date) ? "Substitute day" : "",
      status: "published",
    };
  });
}

/** From the first date to the last, both included, in order. */
export function listBankHolidays(
  nation: Nation,
  { from, until }: { readonly from: string; readonly until: string },
): readonly BankHoliday[] {
  const first = yearOf(from);
  const years = Array.from({ length: yearOf(until) - first + 1 }, (_, index) => first + index);
  return years.flatMap((year) => inYear(divisionOf(nation), year)).filter(({ date }) => from <= date && date <= until);
}

export function isBankHoliday(nation: Nation, date: string): boolean {
  return inYear(divisionOf(nation), yearOf(date)).some((holiday) => holiday.date === date);
}

const saturday = 6;

export function isWorkday(nation: Nation | undefined, date: string): boolean {
  return weekdayOf(date) < saturday && (nation === undefined || !isBankHoliday(nation, date));
}

/** The nearest workday before a date that is none; any other date itself. Without a nation only weekends count. */
export function previousWorkday(date: string, nation?: Nation): string {
  let day = date;
  while (!isWorkday(nation, day)) day = addDays(day, -1);
  return day;
}

/** The nearest workday after a date that is none; any other date itself. Without a nation only weekends count. */
export function nextWorkday(date: string, nation?: Nation): string {
  let day = date;
  while (!isWorkday(nation, day)) day = addDays(day, 1);
  return day;
}
