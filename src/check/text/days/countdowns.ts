/** How many days a text says are left, or have gone by: "5 days to go", "#CEADay27 was three days ago". */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";

export interface Countdown extends Span {
  readonly kind: "countdown";
  /** Below 0 where the day is said to be past. */
  readonly days: number;
  /** By how many it may miss: nobody counts weeks to the day. */
  readonly slack: number;
}

const numbers =
  "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

export const counted = `(?<count>\\d{1,3}|an?|${numbers.slice(1).toReversed().join("|")})\\s+(?:more\\s+|short\\s+)?(?<unit>days?|sleeps?|weeks?|fortnights?|months?|hours?)`;

const bound = "(?<![\\p{L}\\p{N}_])";
const edge = "(?![\\p{L}\\p{N}_])";
const few = "(?:only\\s+|just\\s+|less\\s+than\\s+)?";
const begins = "is|starts|begins|arrives|happens|returns|opens|launches|takes\\s+place|kicks\\s+off";

/** `subject` is a pattern of the day's names, `marks` of verbs: "we mark". */
export function countdownForms(subject: string, marks: string): readonly RegExp[] {
  const isIt = `(?:it(?:['’]s|['’]ll\\s+be|\\s+is|\\s+will\\s+be)|is|we(?:['’]ll|\\s+will)?\\s+(?:be\\s+)?(?:${marks}))`;
  return [
    `${bound}${counted}\\s+(?:to\\s+go\\s+|left\\s+|away\\s+)?(?:until|till|til|to|before|from)\\s+(?:(?:the|our)\\s+big\\s+day\\s*[:,–—-]?\\s*)?${subject}`,
    `${subject}\\s+(?:${begins})\\s+${few}(?:in\\s+)?${few}${counted}(?:\\s+away|['’]\\s+time|\\s+time|${edge})`,
    `${subject}\\s*[:,–—-]?\\s+${few}(?:in\\s+${few}${counted}|${counted.replaceAll("?<count>", "?<count2>").replaceAll("?<unit>", "?<unit2>")}\\s+(?:away|to\\s+go|left|from\\s+(?:now|today)))${edge}`,
    `${bound}in\\s+${few}${counted}(?:['’]?\\s+time)?,?\\s+(?:${isIt})\\s+${subject}`,
    `${bound}${counted}\\s+from\\s+(?:now|today),?\\s+${isIt}\\s+${subject}`,
    `${bound}(?:starts?|begins?|starting|coming\\s+up|back|returns|launch(?:es|ing)|kicks\\s+off|coming)\\s+in\\s+${few}${counted}(?:['’]?\\s+time)?\\s*[:,–—-]\\s*${subject}`,
  ].map((form) => latin(form, "giu"));
}

export function pastForms(subject: string, marks: string): readonly RegExp[] {
  return [
    `${bound}${counted}\\s+ago,?\\s+(?:it\\s+was|was|we\\s+(?:${marks}))\\s+${subject}`,
    `${subject}\\s+(?:was|ended|finished|took\\s+place)\\s+${few}${counted}\\s+ago${edge}`,
    `${bound}${counted}\\s+since\\s+${subject}`,
  ].map((form) => latin(form, "giu"));
}

/** Days, by the first letter of the unit. */
const lengths: Readonly<Record<string, number>> = { w: 7, f: 14, m: 30, h: 1 / 24 };

export function countdownOf({ 0: found, index, groups = {} }: RegExpExecArray, sign: 1 | -1 = 1): Countdown {
  const count = groups.count ?? groups.count2 ?? "";
  const unit = groups.unit ?? groups.unit2 ?? "";
  const written = /^\d/.test(count) ? Number(count) : Math.max(1, numbers.indexOf(count.toLowerCase()));
  const first = unit.charAt(0).toLowerCase();
  const length = lengths[first] ?? 1;
  const slack = first === "m" ? 6 : length > 1 ? 2 : first === "h" ? 1 : 0;
  const days = sign * Math.round(written * length);
  return { start: index, end: index + found.length, kind: "countdown", days, slack };
}
