/** Dates of a text, whatever stands beside them: "18 March 2027", "March 18th", "2027-03-18", "18/03". */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf } from "../sieve/sieve.ts";
import { dayNumber, englishDays, monthNumber, monthWords, ordinalWords, welshDays } from "./calendar-words.ts";

export interface WrittenDate extends Span {
  /** ISO: 1 is Monday; absent where none stands with the date. */
  readonly weekday?: number;
  readonly day: number;
  /** 1 to 12; absent in "Monday 18th". */
  readonly month?: number;
  readonly year?: number;
  readonly welsh: boolean;
}

export type Dated = WrittenDate & { readonly month: number };

const before = "(?<![\\p{L}\\p{N}#@_/.-])";
/** Where a date may begin: "Tuesday18 March" is one word. */
const begins = `(?:${before}|(?=\\d)(?<=(?<![\\p{L}\\p{N}])(?:${englishDays}|(?:dd?ydd|nos)[ \\t]+(?:${welshDays}))))`;
export const end = "(?![\\p{L}\\p{N}_])";
export const suffix = "(?:st|nd|rd|th|af|ain|il|ydd|ed|fed|eg)?";
const day = `(?<day>(?:0?[1-9]|[12]\\d|3[01])${suffix}|${ordinalWords})`;
const month = `(?<month>${monthWords})${end}\\.?`;
const year = "(?:,?[ \\t]+(?:in[ \\t]+)?(?<year>(?:19|20)\\d{2}|['’‘]\\d{2})(?![\\p{L}\\p{N}]))?";

/** The second day of "16-20 March". */
const endsRange = `(?=\\d)(?<=(?<![\\p{L}\\p{N}_/.-])\\d{1,2}${suffix}[-–])`;

const dateForms: readonly RegExp[] = [
  `(?:${begins}|${endsRange})${day}(?:[ \\t]+(?:of|o|day[ \\t]+of)[ \\t]+|[ \\t]*[-.]?[ \\t]*)(?:fis[ \\t]+)?${month}${year}`,
  `${before}${month}[ \\t]+(?:the[ \\t]+)?${day}${end}${year}`,
  `${before}(?<year>(?:19|20)\\d{2})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])${end}`,
  `${begins}(?<day>0?[1-9]|[12]\\d|3[01])(?<mark>[/.-])(?<month>0?[1-9]|[12]\\d|3[01])\\k<mark>(?<year>(?:20)?\\d{2})${end}`,
  `${begins}(?<day>0?[1-9]|[12]\\d|3[01])/(?<month>0?[1-9]|[12]\\d|3[01])(?![\\d/\\p{L}]|[ \\t]+(?:for|of|stars?|marks|tests?|price|term|full|score))`,
  `${before}(?<day>2[4-9]|3[01]|1[3-9])\\.(?<month>0[1-9]|1[0-2])(?![\\d.\\p{L}]|[ \\t]?[ap]\\.?m)`,
].map((source) => latin(source, "giu"));

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

export function datesIn(text: string): readonly Dated[] {
  const found: Dated[] = [];
  const read = new Uint8Array(text.length);
  for (const form of dateForms) {
    for (const match of matchesOf(form, text)) {
      const date = dateOf(match);
      if (date === undefined || read[date.start] === 1 || read[date.end - 1] === 1) continue;
      read.fill(1, date.start, date.end);
      found.push(date);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
