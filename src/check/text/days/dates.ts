/**
 * Dates of a text, and the weekday that stands with each: "Thursday 18 March 2027", "Thu 18/03", "18 March, a Thursday",
 * "dydd Iau 18 Mawrth". Weekdays and dates are found apart, then paired by what stands between them.
 */
import type { Span } from "../../../diagnostics/source.ts";
import {
  dayNumber,
  englishDays,
  monthNumber,
  monthWords,
  ordinalWords,
  plain,
  weekdayNumber,
  welshDays,
} from "./calendar-words.ts";

export interface WrittenDate extends Span {
  /** ISO: 1 is Monday; absent where none stands with the date. */
  readonly weekday?: number;
  readonly day: number;
  /** 1 to 12; absent in "Monday 18th". */
  readonly month?: number;
  readonly year?: number;
  readonly welsh: boolean;
}

type Weekday = Span & { readonly weekday: number; readonly welsh: boolean; readonly short: boolean };
type Dated = WrittenDate & { readonly month: number };

const before = "(?<![\\p{L}\\p{N}#@_/.-])";
/** Where a date may begin: "Tuesday18 March" is one word. */
const begins = `(?:${before}|(?=\\d)(?<=(?<![\\p{L}\\p{N}])(?:${englishDays}|(?:dd?ydd|nos)[ \\t]+(?:${welshDays}))))`;
const end = "(?![\\p{L}\\p{N}_])";
const suffix = "(?:st|nd|rd|th|af|ain|il|ydd|ed|fed|eg)?";
const day = `(?<day>(?:0?[1-9]|[12]\\d|3[01])${suffix}|${ordinalWords})`;
const month = `(?<month>${monthWords})${end}\\.?`;
const year = "(?:,?[ \\t]+(?:in[ \\t]+)?(?<year>(?:19|20)\\d{2}|['’‘]\\d{2})(?![\\p{L}\\p{N}]))?";

const dateForms: readonly RegExp[] = [
  `${begins}${day}(?:[ \\t]+(?:of|o|day[ \\t]+of)[ \\t]+|[ \\t]*[-.]?[ \\t]*)(?:fis[ \\t]+)?${month}${year}`,
  `${before}${month}[ \\t]+(?:the[ \\t]+)?${day}${end}${year}`,
  `${before}(?<year>(?:19|20)\\d{2})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])${end}`,
  `${begins}(?<day>0?[1-9]|[12]\\d|3[01])(?<mark>[/.-])(?<month>0?[1-9]|[12]\\d|3[01])\\k<mark>(?<year>(?:20)?\\d{2})${end}`,
  `${begins}(?<day>0?[1-9]|[12]\\d|3[01])/(?<month>0?[1-9]|[12]\\d|3[01])(?![\\d/\\p{L}]|[ \\t]+(?:for|of|stars?|marks|tests?|price|term|full|score))`,
  `${before}(?<day>2[4-9]|3[01]|1[3-9])\\.(?<month>0[1-9]|1[0-2])(?![\\d.\\p{L}]|[ \\t]?[ap]\\.?m)`,
].map((source) => new RegExp(source, "giu"));

/** Said of other things than days: 24/7, half price, ten out of ten. */
const noDate = /^(?:24\/7|1\/[2-9]|[23]\/[34]|([1-9]|10)\/(?:5|10)|9\/11|7\/7)$/;

function dateOf({ 0: words, index, groups = {} }: RegExpExecArray): Dated | undefined {
  const { day: written = "", month: word = "", year: yearText } = groups;
  const figures = /^\d/.test(word);
  // "may" is a verb, and "mar" and "sul" are other words: short and doubtful ones count with a capital.
  if (!figures && /^(?:may|mar|maw|jan|dec|ion|meh|hyd|rhag|fai|mai)$/.test(word)) return undefined;
  if (figures && noDate.test(words)) return undefined;
  let [dayIs, monthIs] = [dayNumber(written), figures ? Number(word) : monthNumber(word)];
  if (monthIs > 12) [dayIs, monthIs] = [monthIs, dayIs];
  if (monthIs > 12 || monthIs < 1 || dayIs < 1) return undefined;
  const digits = yearText?.replace(/\D/g, "");
  return {
    start: index,
    end: index + words.trimEnd().replace(word.length > 4 ? /\.$/ : /$^/, "").length,
    day: dayIs,
    month: monthIs,
    welsh:
      !figures && !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(word) ? true : /^mawrth$/i.test(word),
    ...(digits === undefined ? {} : { year: digits.length === 2 ? 2000 + Number(digits) : Number(digits) }),
  };
}

function datesIn(text: string): readonly Dated[] {
  const found: Dated[] = [];
  const read = new Uint8Array(text.length);
  for (const form of dateForms) {
    for (const match of text.matchAll(form)) {
      const date = dateOf(match);
      if (date === undefined || read[date.start] === 1 || read[date.end - 1] === 1) continue;
      read.fill(1, date.start, date.end);
      found.push(date);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const englishWeekday = new RegExp(`(?<![\\p{L}\\p{N}#@_/.-])(${englishDays})(?![\\p{L}_]|['’]s)\\.?`, "giu");
const welshWeekday = new RegExp(
  `(?<![\\p{L}\\p{N}#@_])(?:(?:dd?ydd|nos|bore|prynhawn)[ \\t]+(${welshDays})|(llun|mercher|iau|gwener|sadwrn|sul|maw|mer|gwe|sad)(?=,?[ \\t]+\\d)|(mawrth)(?=,?[ \\t]+\\d{1,2}\\p{L}{0,3}[ \\t]+(?:o[ \\t]+)?(?:${monthWords})))(?![\\p{L}_])`,
  "giu",
);

function weekdaysIn(text: string): readonly Weekday[] {
  const english = [...text.matchAll(englishWeekday)]
    // "she sat", "the sun": the shortest count with a capital only.
    .filter(({ 1: word = "" }) => !/^(?:sat|sun|wed|mon)$/.test(word))
    .map(({ 0: words, 1: word = "", index }) => ({
      start: index,
      end: index + (word.length > 5 ? word.length : words.length),
      weekday: weekdayNumber(word),
      welsh: false,
      short: word.length <= 5,
    }));
  const welsh = [...text.matchAll(welshWeekday)]
    .filter(({ 0: words }) => /^[A-Z]/.test(words) || / /.test(words))
    .map(({ 0: words, 1: a, 2: b, 3: c, index }) => ({
      start: index,
      end: index + words.length,
      weekday: weekdayNumber(a ?? b ?? c ?? ""),
      welsh: true,
      short: false,
    }));
  return [...english, ...welsh].toSorted((a, b) => a.start - b.start);
}

const hour = "\\d{1,2}(?:[:.]\\d{2}[ \\t]?(?:[ap]\\.?m\\.?)?|[ \\t]?[ap]\\.?m\\.?)";
const between = new RegExp(
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
const daysRange = new RegExp(`^[ \\t]*${rangeWord}[ \\t]*$`, "iu");

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

const bareDay = new RegExp(
  `^[ \\t]*,?[ \\t]*(?:the[ \\t]+|yr?[ \\t]+)?(?<day>(?:0?[1-9]|[12]\\d|3[01])(?<suffix>${suffix}))${end}`,
  "iu",
);
const untilDate = new RegExp(
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

const mayHoldDate = new RegExp(`\\p{Nd}|${ordinalWords}`, "iu");

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
export function datesWithWeekdays(written: string): readonly WrittenDate[] {
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
}
