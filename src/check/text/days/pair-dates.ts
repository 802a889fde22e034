/**
 * Dates of a text, and the weekday that stands with each: "Thursday 18 March 2027", "Thu 18/03", "18 March, a Thursday",
 * "dydd Iau 18 Mawrth". Weekdays and dates are found apart, then paired by what stands between them.
 */

import type { Span } from "../../../diagnostics/source.ts";
import { onceForEachText } from "../../../system/text/once-for-each-text.ts";
import { latin } from "../latin.ts";
import { dayNumber, englishDays, ordinalWords, plain, welshDays } from "./calendar-words.ts";
import { type Dated, datesIn, end, suffix, type WrittenDate } from "./find-dates.ts";
import { type Weekday, weekdaysIn } from "./find-weekdays.ts";

const hour = "\\d{1,2}(?:[:.]\\d{2}[ \\t]?(?:[ap]\\.?m\\.?)?|[ \\t]?[ap]\\.?m\\.?)";
const between = latin(
  `^(?:[\\s,.:;|–—·•/()*_~-]|\\p{Extended_Pictographic}|\\ufe0f|(?<!\\p{L})(?:the|next|this|coming|on|evening|morning|afternoon|night|lunchtime|at|from|is|falls|${hour}(?:[ \\t]?(?:-|–|to)[ \\t]?${hour})?|y|yr|yma|nesaf|ar)(?!\\p{L}))*$`,
  "iu",
);
const behind = /^(?:[ \t]*[,;:]?[ \t]*(?:[(–—-]|is|falls on|which is|being|sef)?[ \t]*(?:a|an|the)?[ \t]*)$/iu;
const closes =
  /^\.?[ \t]*(?:$|[\n.,;:!?)–—-]|(?:at|from|in|for|this|and|evening|morning|afternoon)(?!\p{L})|\d{1,2}(?:[:.]\d{2})?[ \t]?(?:am|pm))/iu;
const farthest = 45;

function startsLine(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return !/[\p{L}\p{N}]/u.test(line);
}

function joins(text: string, weekday: Weekday, date: Span): boolean {
  const gap = text.slice(weekday.end, date.start);
  if (gap.length > farthest || !between.test(gap)) return false;
  if (!weekday.short && /\.\s/.test(gap)) return false;
  // "Born on a Sunday, 12 March was her favourite day."
  if (
    gap.includes(",") &&
    /(?<!\p{L})(?:an?|one|every|each)[ \t]$/iu.test(text.slice(Math.max(0, weekday.start - 7), weekday.start))
  ) {
    return false;
  }
  return !gap.includes("\n") || (startsLine(text, weekday.start) && !/\n\s*\n/.test(gap));
}

const regular = /(?<!\p{L})(?:every|each|most|bob)[ \t]+$/iu;
const rangeWord = "(?:-|–|—|to|until|till|through|and|&|or|/|,|tan|i|a|ac)";
const daysRange = latin(`^[ \\t]*${rangeWord}[ \\t]*$`, "iu");

/** "Monday to Friday, 15 March to 26 March": the days of a week, not of a date. */
function isOfAWeek(text: string, at: number, weekdays: readonly Weekday[]): boolean {
  const one = weekdays[at];
  const previous = weekdays[at - 1];
  const next = weekdays[at + 1];
  const ranged = (a: Weekday | undefined, b: Weekday | undefined) =>
    a !== undefined &&
    b !== undefined &&
    daysRange.test(text.slice(a.end, b.start)) &&
    !/[/(]/.test(text.slice(a.end, b.start));
  return (
    one === undefined ||
    regular.test(text.slice(Math.max(0, one.start - 12), one.start)) ||
    ranged(previous, one) ||
    ranged(one, next)
  );
}

const bareDay = latin(
  `^[ \\t]*,?[ \\t]*(?:the[ \\t]+|yr?[ \\t]+)?(?<day>(?:0?[1-9]|[12]\\d|3[01])(?<suffix>${suffix}))${end}`,
  "iu",
);
const untilDate = latin(
  `^(?:[\\s\\d]|${rangeWord}|${suffix.slice(0, -1)}|(?:dd?ydd|nos)|${englishDays}|${welshDays})*$`,
  "iu",
);
/** What may follow a day without a month: "Monday 5th birthday" is none. */
const ordinalEnds =
  /^(?:[ \t]*(?:$|[\n.,;:!?()–—@|-]|\p{Extended_Pictographic})|[ \t]+(?:at|from|to|until|for|and|or|in|with|we|you|join|come|is|the|between|this|that|as|if|yn|am|o|ar)(?!\p{L}))/iu;
const numberEnds = /^(?:[ \t]*(?:$|[\n.;!)])|,[ \t]+(?!\d)|[ \t]+at(?!\p{L}))/iu;

/** A weekday with a day whose month stands behind a later one, or nowhere. */
function bareDate(text: string, weekday: Weekday, dates: readonly Dated[]): WrittenDate | undefined {
  const rest = text.slice(weekday.end, weekday.end + 90);
  const match = bareDay.exec(rest);
  if (match === null) return undefined;
  const { day: written = "", suffix: ordinal = "" } = match.groups ?? {};
  const stop = weekday.end + match[0].length;
  if (dates.some((date) => date.start < stop && stop <= date.end)) return undefined;
  const bare = {
    start: weekday.start,
    end: stop,
    weekday: weekday.weekday,
    day: dayNumber(written),
    welsh: weekday.welsh,
  };
  const later = dates.find((date) => date.start >= stop);
  const gap = later === undefined ? undefined : text.slice(stop, later.start);
  if (later !== undefined && gap !== undefined && gap.length <= farthest && /\S/.test(gap) && untilDate.test(gap)) {
    const earlier = bare.day > later.day;
    const month = earlier ? ((later.month + 10) % 12) + 1 : later.month;
    return {
      ...bare,
      month,
      ...(later.year === undefined ? {} : { year: later.year - (earlier && later.month === 1 ? 1 : 0) }),
    };
  }
  const behindIt = text.slice(stop, stop + 20);
  if (ordinal !== "" ? ordinalEnds.test(behindIt) : bare.day > 12 && numberEnds.test(behindIt)) return bare;
  return undefined;
}

/** "dydd Iau / Thursday 18 March": both days are of that date. */
function sharesDate(text: string, one: Weekday, next: Weekday | undefined): boolean {
  return next !== undefined && /^[ \t]*[/|(][ \t]*$/.test(text.slice(one.end, next.start));
}

const mayHoldDate = latin(`\\p{Nd}|${ordinalWords}`, "iu");

type Paired = WrittenDate & { readonly weekday: number };

function paired(weekday: Weekday, date: Dated, end: number): Paired {
  return { ...date, start: Math.min(weekday.start, date.start), end, weekday: weekday.weekday, welsh: weekday.welsh };
}

interface Reading {
  readonly text: string;
  readonly dates: readonly Dated[];
  readonly weekdays: readonly Weekday[];
}

/** The date behind a weekday that belongs to it. */
function dateBehind({ text, dates, weekdays }: Reading, index: number): Dated | undefined {
  const weekday = weekdays[index];
  const date = dates.find((one) => weekday !== undefined && one.start >= weekday.end);
  if (weekday === undefined || date === undefined) return undefined;
  const next = weekdays[index + 1];
  if (next === undefined || next.start > date.start) return joins(text, weekday, date) ? date : undefined;
  return sharesDate(text, weekday, next) && joins(text, next, date) ? date : undefined;
}

/** "18 March, a Thursday": a weekday behind its date. */
function pairBehind({ text, dates }: Reading, weekday: Weekday, taken: ReadonlySet<Dated>): Paired | undefined {
  const date = dates.findLast((one) => one.end <= weekday.start);
  if (date === undefined || taken.has(date)) return undefined;
  const gap = text.slice(date.end, weekday.start);
  if (!behind.test(gap) || !closes.test(text.slice(weekday.end, weekday.end + 20))) return undefined;
  const closed = gap.includes("(") && text[weekday.end] === ")" ? 1 : 0;
  return paired(weekday, date, weekday.end + closed);
}

/** Every date of a text with its weekday, and those without one, in order. */
export const datesWithWeekdays = onceForEachText((written: string): readonly WrittenDate[] => {
  if (!mayHoldDate.test(written)) return [];
  const text = plain(written);
  const dates = datesIn(text);
  const weekdays = weekdaysIn(text).filter(
    (one) => !dates.some((date) => date.start <= one.start && one.end <= date.end),
  );
  const reading = { text, dates, weekdays };
  const taken = new Set<Dated>();
  const found: WrittenDate[] = [];
  const left: Weekday[] = [];
  for (const [index, weekday] of weekdays.entries()) {
    if (isOfAWeek(text, index, weekdays)) continue;
    const date = dateBehind(reading, index);
    const one = date === undefined ? bareDate(text, weekday, dates) : paired(weekday, date, date.end);
    if (date !== undefined) taken.add(date);
    if (one === undefined) left.push(weekday);
    else found.push(one);
  }
  for (const weekday of left) {
    const one = pairBehind(reading, weekday, taken);
    if (one !== undefined) found.push(one);
  }
  const covered = new Uint8Array(text.length);
  for (const one of found) covered.fill(1, one.start, one.end);
  return [...found, ...dates.filter((date) => covered[date.start] !== 1)].toSorted((a, b) => a.start - b.start);
});
