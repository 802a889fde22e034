/** The bank holidays that recur, reckoned. One that falls on a weekend is kept on the next weekday that is free. */
import { addDays, dateOf, weekdayOf } from "../dates.ts";
import type { Division } from "./nations.ts";

export interface Reckoned {
  readonly title: string;
  readonly date: string;
  readonly isSubstitute: boolean;
}

/** Of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * shift + 114;
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1);
}

const monday = 1;
const saturday = 6;

function firstMonday(year: number, month: number): string {
  const first = dateOf(year, month, 1);
  return addDays(first, (7 + monday - weekdayOf(first)) % 7);
}

function lastMonday(last: string): string {
  return addDays(last, monday - weekdayOf(last));
}

type Written = readonly [title: string, date: string];

function meant(division: Division, year: number): readonly Written[] {
  const easter = easterSunday(year);
  const isScottish = division === "scotland";
  const isIrish = division === "northern-ireland";
  const summer = isScottish ? firstMonday(year, 8) : lastMonday(dateOf(year, 8, 31));
  return [
    ["New Year’s Day", dateOf(year, 1, 1)],
    ...(isScottish ? [["2nd January", dateOf(year, 1, 2)] as const] : []),
    ...(isIrish ? [["St Patrick’s Day", dateOf(year, 3, 17)] as const] : []),
    ["Good Friday", addDays(easter, -2)],
    ...(isScottish ? [] : [["Easter Monday", addDays(easter, 1)] as const]),
    ["Early May bank holiday", firstMonday(year, 5)],
    ["Spring bank holiday", lastMonday(dateOf(year, 5, 31))],
    ...(isIrish ? [["Battle of the Boyne (Orangemen’s Day)", dateOf(year, 7, 12)] as const] : []),
    ["Summer bank holiday", summer],
    ...(isScottish ? [["St Andrew’s Day", dateOf(year, 11, 30)] as const] : []),
    ["Christmas Day", dateOf(year, 12, 25)],
    ["Boxing Day", dateOf(year, 12, 26)],
  ];
}

export function bankHolidaysByRule(division: Division, year: number): readonly Reckoned[] {
  const all = meant(division, year);
  const taken = new Set(all.map(([, date]) => date));
  const reckoned = all.map(([title, date]) => {
    let kept = date;
    while (weekdayOf(kept) >= saturday || (kept !== date && taken.has(kept))) kept = addDays(kept, 1);
    taken.add(kept);
    return { title, date: kept, isSubstitute: kept !== date };
  });
  return reckoned.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
