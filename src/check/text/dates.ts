/** Weekdays with a date, as English texts write them: "Thursday 18 March 2027", "Thu 18/03", "Monday 18th". */
import type { Span } from "../../diagnostics/source.ts";

export interface WrittenDate extends Span {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  readonly day: number;
  /** 1 to 12; absent in "Monday 18th". */
  readonly month?: number;
  readonly year?: number;
}

const weekdayWord =
  "(?<weekday>[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)";
const monthWord =
  "(?<month>[Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
const dayNumber = "(?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const yearNumber = "(?<year>(?:19|20)\\d{2})";
const before = "(?<![\\p{L}\\p{N}#@_/.-])";
const after = "(?![\\p{L}\\p{N}])";
const gap = "[\\t \\u00a0]+";
const comma = "(?:[.,]|[\\t \\u00a0]*[–—-])?[\\t \\u00a0]*";
const lead = `${before}${weekdayWord}\\b${comma}(?:the${gap})?`;

/** The most telling form first: what one form has read, a later one does not read again. */
const forms: readonly RegExp[] = [
  // Thursday 18 March 2027, Thu the 18th of March
  `${lead}${dayNumber}${gap}(?:of${gap})?${monthWord}\\b\\.?(?:,?${gap}${yearNumber}${after})?`,
  // Thursday, March 18th, 2027
  `${lead}${monthWord}\\b\\.?${gap}${dayNumber}${after}(?:,?${gap}${yearNumber}${after})?`,
  // Thu 18/03/2027, 18.03.2027, 18/3
  `${lead}(?<day>0?[1-9]|[12]\\d|3[01])(?<separator>[/.])(?<month>0?[1-9]|1[0-2])(?:\\k<separator>(?<year>(?:20)?\\d{2}))${after}`,
  `${lead}(?<day>0?[1-9]|[12]\\d|3[01])/(?<month>0[1-9]|1[0-2])(?![\\d/])`,
  // Thursday 2027-03-18
  `${lead}${yearNumber}-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])${after}`,
  // 18 March 2027 (Thursday)
  `(?<![\\p{L}\\p{N}])${dayNumber}${gap}(?:of${gap})?${monthWord}\\b\\.?(?:,?${gap}${yearNumber})?${gap}\\(${weekdayWord}\\)`,
  // Monday 18th
  `${lead}(?<day>[12]?1(?=st)|[12]?2(?=nd)|[12]?3(?=rd)|[123]?\\d(?=th|st))(?:st|nd|rd|th)${after}`,
].map((source) => new RegExp(source, "gu"));

/** "Monday 15 to" before "Friday 19 March": the month is said once. */
const rangeStart = new RegExp(`${lead}${dayNumber}${gap}?(?:-|–|—|to|until|and|&)${gap}?$`, "u");

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function weekdayNumber(word: string): number {
  return weekdays.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function monthNumber(word: string): number {
  return /^\d/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function yearNumberOf(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

export function weekdayDatesIn(text: string): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const date = dateOfMatch(match);
      if (found.some(({ start, end }) => date.start < end && start < date.end)) continue;
      found.push(date);
    }
  }
  return [...found, ...found.flatMap((date) => rangeStartOf(text, date, found))].toSorted((a, b) => a.start - b.start);
}

function dateOfMatch({ index, groups = {}, 0: words }: RegExpExecArray): WrittenDate {
  const { weekday = "", day = "", month, year } = groups;
  return {
    start: index,
    end: index + words.length,
    weekday: weekdayNumber(weekday),
    day: Number(day),
    ...(month === undefined ? {} : { month: monthNumber(month) }),
    ...(year === undefined ? {} : { year: yearNumberOf(year) }),
  };
}

/** The first day of a range that names its month at the end only; a greater number lies in the month before. */
function rangeStartOf(text: string, last: WrittenDate, found: readonly WrittenDate[]): readonly WrittenDate[] {
  if (last.month === undefined) return [];
  const from = Math.max(0, last.start - 40);
  const match = rangeStart.exec(text.slice(from, last.start));
  if (match === null) return [];
  const { weekday = "", day = "" } = match.groups ?? {};
  const start = from + match.index;
  if (found.some((other) => start < other.end && other.start < last.start && other !== last)) return [];
  const earlier = Number(day) > last.day;
  const month = earlier ? ((last.month + 10) % 12) + 1 : last.month;
  const year = last.year === undefined ? undefined : last.year - (earlier && last.month === 1 ? 1 : 0);
  return [
    {
      start,
      end: start + match[0].trimEnd().replace(/\s*(?:-|–|—|to|until|and|&)$/u, "").length,
      weekday: weekdayNumber(weekday),
      day: Number(day),
      month,
      ...(year === undefined ? {} : { year }),
    },
  ];
}
