/** The grammar of `at`, `from` and `until`: days relative to the awareness day, written dates, clock times. */
import { addDays, isCalendarDate } from "../../calendar/dates.ts";

/** `day`, `day-3` or `2027-03-18`. */
export type WrittenDay = { readonly shift: number } | { readonly date: string };

export interface WrittenTime {
  readonly day: WrittenDay;
  /** HH:MM */
  readonly time: string;
  /** ±HH:MM */
  readonly offset?: string;
  /** As it stands in the file. */
  readonly text: string;
}

const dayPattern = /^(?:day([+-]\d{1,3})?|(\d{4}-\d{2}-\d{2}))$/;
const timePattern = /^(\S+) ((?:[01]\d|2[0-3]):[0-5]\d)([+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Years past this are slips of the finger, and too near the end of what dates can be reckoned with. */
const lastYear = 2999;

/** Whether posts can be dated from it: a date that exists, in a year that somebody will see. */
export function isPlannable(date: string): boolean {
  return isCalendarDate(date) && Number(date.slice(0, 4)) <= lastYear;
}

/** Undefined where it is not of the grammar, or names a date that does not exist. */
export function parseDay(written: string): WrittenDay | undefined {
  const match = dayPattern.exec(written);
  if (match === null) return undefined;
  const [, shift, date] = match;
  if (date === undefined) return { shift: Number(shift ?? 0) };
  return isPlannable(date) ? { date } : undefined;
}

/** Undefined where it is not of the grammar, or names a date that does not exist. */
export function parseTime(written: string): WrittenTime | undefined {
  const match = timePattern.exec(written);
  if (match === null) return undefined;
  const [, first = "", time = "", offset] = match;
  const day = parseDay(first);
  if (day === undefined) return undefined;
  return { day, time, text: written, ...(offset === undefined ? {} : { offset }) };
}

/** The calendar date that is meant, YYYY-MM-DD. */
export function dateOf(day: WrittenDay, anchorDay: string): string {
  return "date" in day ? day.date : addDays(anchorDay, day.shift);
}
