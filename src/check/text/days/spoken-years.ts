/** Other years that the words around a stretch speak of: "next year", "last year's", "in 2026". */

import type { Span } from "../../../diagnostics/source.ts";
import { allMatches } from "../../../system/text/all-matches.ts";

const reach = 120;
const next = /\b(?:next year|y?\s?flwyddyn nesaf|a year from now)\b/iu;
const last = /\b(?:last year|year ago|previous year|y?\s?llynedd)\b/iu;
const named = /\b(?:in|of|for|since|back in|during|yn|from)\s+((?:19|20)\d{2})\b/giu;

/** The sentence around a stretch, a hundred characters each way at most. */
function around(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - reach), start);
  const behind = text.slice(end, end + reach);
  const from = Math.max(...[". ", "! ", "? ", "\n"].map((stop) => before.lastIndexOf(stop)));
  const stops = [". ", "! ", "? ", "\n"].map((stop) => behind.indexOf(stop)).filter((at) => at !== -1);
  return before.slice(from + 1) + text.slice(start, end) + behind.slice(0, Math.min(behind.length, ...stops));
}

/** `near` is the local date on which it is read. */
export function yearsSpokenOf(text: string, span: Span, near: string): readonly number[] {
  const sentence = around(text, span);
  const year = Number(near.slice(0, 4));
  return [
    ...(next.test(sentence) ? [year + 1] : []),
    ...(last.test(sentence) ? [year - 1] : []),
    ...allMatches(named, sentence).map((match) => Number(match[1])),
  ];
}
