/** Days and times that a file names, as suggestions. Only what a cell gives whole, in figures, is taken as it stands. */
import { en } from "chrono-node";
import { longDay } from "../../../calendar/dates.ts";
import { suggestDay, suggestTime } from "../../../campaign/times/suggest-time.ts";
import { parseDay, parseTime } from "../../../campaign/times/written-time.ts";
import { datesIn } from "../../../check/text/days/find-dates.ts";

export interface When {
  /** In the grammar of `at`. */
  readonly at: string;
  /** Why a person has to look at it; absent where the file gave day and time in figures. */
  readonly doubt?: string;
}

const readWithin = 2000;

export interface Dating {
  /** YYYY-MM-DD: what a day without a year comes after. */
  readonly near: string;
  /** Of the file's figures: "03/18/2027". */
  readonly monthFirst: boolean;
}

/** Whether the figures of a file can only be read with the month first. */
export function isMonthFirst(dates: readonly string[]): boolean {
  const parts = dates.flatMap((date) => {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(date.trim()) ?? [];
    return first === undefined || second === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  return parts.some(([, second]) => second > 12) && !parts.some(([first]) => first > 12);
}

interface ProseDate {
  readonly date: string;
  /** HH:MM, where it is said. */
  readonly time?: string;
  readonly words: string;
  readonly hasYear: boolean;
}

const two = (value: number | null) => String(value ?? 0).padStart(2, "0");

/** Days of a calendar that a text names whole, with day and month; in English, as people in Britain write, and in Welsh. */
export function datesInProse(text: string, near: string): readonly ProseDate[] {
  const welsh = datesInWelsh(text.slice(0, readWithin), near);
  // An English reader of Welsh makes days of its clocks.
  const isWelsh = ({ words }: ProseDate) => welsh.some((each) => each.words.includes(words));
  return [...datesInEnglish(text, near).filter((each) => !isWelsh(each)), ...welsh];
}

/** "am 9.30 y bore", "09:30": the clock beside a day in Welsh words. */
const welshClock =
  /^[ \t,]*(?:am[ \t]+)?(\d{1,2})[:.](\d{2})(?:[ \t]*(yp|y[ \t]+prynhawn|yr[ \t]+hwyr|yh))?(?![\d:.])/iu;
const welshWeekday = /(?:dd?ydd|nos)[ \t]+\p{L}+,?[ \t]+$/iu;

function datesInWelsh(text: string, near: string): readonly ProseDate[] {
  return datesIn(text).flatMap(({ welsh, day, month, year, start, end }) => {
    if (!welsh) return [];
    const dayIn = (of: number) => `${of}-${two(month)}-${two(day)}`;
    const thisYear = Number(near.slice(0, 4));
    const date = dayIn(year ?? (dayIn(thisYear) < near ? thisYear + 1 : thisYear));
    if (parseDay(date) === undefined) return [];
    const [before = ""] = welshWeekday.exec(text.slice(0, start)) ?? [];
    const [clock = "", hours = "", minutes = "", half] = welshClock.exec(text.slice(end)) ?? [];
    const time =
      clock === ""
        ? undefined
        : `${two(Number(hours) + (half !== undefined && Number(hours) < 12 ? 12 : 0))}:${minutes}`;
    const words = `${before}${text.slice(start, end)}${clock}`.trim();
    return [{ date, words, hasYear: year !== undefined, ...(time !== undefined && { time }) }];
  });
}

function datesInEnglish(text: string, near: string): readonly ProseDate[] {
  const reference = new Date(`${near}T12:00:00Z`);
  return en.GB.parse(text.slice(0, readWithin), { instant: reference, timezone: 0 }, { forwardDate: true }).flatMap(
    ({ start, text: words }) => {
      // "tomorrow" is certain too, of the day on which somebody reads it.
      if (!start.isCertain("day") || !start.isCertain("month") || !/\d/.test(words)) return [];
      const date = `${start.get("year")}-${two(start.get("month"))}-${two(start.get("day"))}`;
      const time = start.isCertain("hour") ? `${two(start.get("hour"))}:${two(start.get("minute"))}` : undefined;
      return [{ date, words, hasYear: start.isCertain("year"), ...(time !== undefined && { time }) }];
    },
  );
}

function figures(date: string, { monthFirst }: Dating): string {
  const swapped = /^(\d{1,2})([/.-])(\d{1,2})([/.-]\d{4}.*)$/s.exec(date);
  if (!monthFirst || swapped === null) return date;
  const [, month, mark, day, rest] = swapped;
  return `${day}${mark}${month}${rest}`;
}

/** Undefined where nothing can be made of it. */
export function whenOf(
  { date, time }: { readonly date: string; readonly time: string },
  dating: Dating,
): When | undefined {
  const written = `${date} ${time}`.trim();
  const inFigures = figures(date.trim(), dating);
  const whole = suggestTime(`${inFigures} ${time}`.trim());
  if (whole !== undefined && parseTime(whole) !== undefined) return { at: whole };
  const day = suggestDay(inFigures);
  if (day !== undefined) return { at: `${day} 09:00`, doubt: `no time stands with "${written}"` };
  const [found] = datesInProse(written, dating.near);
  if (found === undefined) return undefined;
  return { at: `${found.date} ${found.time ?? "09:00"}`, doubt: `"${written}" may mean ${longDay(found.date)}` };
}
