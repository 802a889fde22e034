/** Calendar dates as text, `YYYY-MM-DD`: a day on the wall, without time or zone. Reckoned in UTC, so no clock change can move one. */
import { UTCDateMini } from "@date-fns/utc/date/mini";
import { addDays as daysLater } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getDaysInMonth } from "date-fns/getDaysInMonth";
import { getISODay } from "date-fns/getISODay";
import { isWelsh, welshDay } from "./welsh.ts";

const pattern = /^(\d{4})-\d{2}-\d{2}$/;
const earliestYear = 1900;
const latestYear = 2999;

/**
 * Whether the text is a date that the calendar has, of the years 1900 to 2999: another year is a slip of the finger.
 * `2027-02-29` is none.
 */
export function isCalendarDate(text: string): boolean {
  const year = Number(pattern.exec(text)?.[1]);
  if (!(year >= earliestYear && year <= latestYear)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && textOf(new UTCDateMini(time)) === text;
}

/** The date `n` days later (earlier when negative). Throws a RangeError past the year 9999, or when `date` is no date. */
export function addDays(date: string, n: number): string {
  return textOf(daysLater(startOf(date), n));
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return getISODay(startOf(date));
}

/** Of its week, which begins on Monday. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** How many days `b` is after `a`; negative when before. */
export function daysBetween(a: string, b: string): number {
  return differenceInCalendarDays(startOf(b), startOf(a));
}

export function dateOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

export function daysInMonth(year: number, month: number): number {
  return getDaysInMonth(startOf(dateOf(year, month, 1)));
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** One for each language: making one takes a thousand times as long as using it. */
function dayFormatIn(lang: string): Intl.DateTimeFormat {
  const known = dayFormats.get(lang);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(localesFor(lang), {
    weekday: "long",
    day: "numeric",
    month: "long",
    calendar: "gregory",
    timeZone: "UTC",
  });
  dayFormats.set(lang, made);
  return made;
}

/**
 * "Thursday 18 March", in the words of a language (a BCP 47 tag, as `en` or `cy`). Plain `en` is British; a language
 * that this machine has no words for, or a tag that is none, is written in British English too, never in the
 * machine's own language.
 */
export function dayText(date: string, lang: string): string {
  if (isWelsh(lang)) return welshDay(startOf(date));
  return dayFormatIn(lang).format(startOf(date));
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Thursday 18 March 2027". */
export function longDay(date: string): string {
  return `${dayText(date, "en-GB")} ${date.slice(0, 4)}`;
}

/** "Thu 18 Mar", for tables: three letters each, which Intl does not keep to (Sept). */
export function shortDayText(date: string): string {
  return `${weekdays[weekdayOf(date) - 1]} ${Number(date.slice(8))} ${months[monthOf(date) - 1]}`;
}

function localesFor(lang: string): string[] {
  if (lang.toLowerCase() === "en") return ["en-GB"];
  try {
    return [...Intl.getCanonicalLocales(lang), "en-GB"];
  } catch {
    // Not a language tag at all: the one who reads the file's `lang` says so, a date is still a date.
    return ["en-GB"];
  }
}

function startOf(date: string): Date {
  const time = pattern.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`${date} is not a calendar date (YYYY-MM-DD).`);
  return new UTCDateMini(time);
}

function textOf(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  if (text.length !== 24) throw new RangeError("A calendar date lies in the years 0 to 9999.");
  return text.slice(0, 10);
}
