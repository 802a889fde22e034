/** Names of weekdays in a text, English and Welsh. */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf } from "../sieve/sieve.ts";
import { englishDays, monthWords, weekdayNumber, welshDays } from "./calendar-words.ts";

export type Weekday = Span & { readonly weekday: number; readonly welsh: boolean; readonly short: boolean };

const englishWeekday = latin(`(?<![\\p{L}\\p{N}#@_/.-])(${englishDays})(?![\\p{L}_]|['’]s)\\.?`, "giu");
const welshWeekday = latin(
  `(?<![\\p{L}\\p{N}#@_])(?:(?:dd?ydd|nos|bore|prynhawn)[ \\t]+(${welshDays})|(llun|mercher|iau|gwener|sadwrn|sul|maw|mer|gwe|sad)(?=,?[ \\t]+\\d)|(mawrth)(?=,?[ \\t]+\\d{1,2}\\p{L}{0,3}[ \\t]+(?:o[ \\t]+)?(?:${monthWords})))(?![\\p{L}_])`,
  "giu",
);

export function weekdaysIn(text: string): readonly Weekday[] {
  const english = matchesOf(englishWeekday, text)
    // "she sat", "the sun": the shortest count with a capital only.
    .filter(({ 1: word = "" }) => !/^(?:sat|sun|wed|mon)$/.test(word))
    .map(({ 0: words, 1: word = "", index }) => ({
      start: index,
      end: index + (word.length > 5 ? word.length : words.length),
      weekday: weekdayNumber(word),
      welsh: false,
      short: word.length <= 5,
    }));
  const welsh = matchesOf(welshWeekday, text)
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
