/**
 * Whether a hashtag without capitals is several words. A tag counts only when all of it can be made of the small words
 * that campaigns join most, so that a long single word (#safeguarding) never does.
 */
import { ordinaryWords, smallWords } from "./compound-words.ts";

const shortest = 6;
const longest = 40;
const longestWord = 14;
const acronyms = new Set(["ce", "cea", "cse", "csa", "cce", "fgm", "nhs", "lgbt"]);

/** Whether campaigns join it with others in hashtags. */
export function isCommonWord(word: string): boolean {
  return smallWords.has(word.toLowerCase());
}

/** Whether it is an ordinary word, though it can be made of small ones. */
export function isWholeWord(word: string): boolean {
  return ordinaryWords.has(word.toLowerCase()) || smallWords.has(word.toLowerCase());
}

/** `choosetoendit` gives `ChooseToEndIt`; absent for what has capitals inside, or is not surely several words. */
export function compoundOf(tag: string): string | undefined {
  if (tag.length < shortest || tag.length > longest || !/^(?:[A-Za-z][a-z]+|[A-Z]+)\d*$/.test(tag)) return undefined;
  const digits = /\d*$/.exec(tag)?.[0] ?? "";
  const letters = tag.slice(0, tag.length - digits.length).toLowerCase();
  if (ordinaryWords.has(letters) || smallWords.has(letters)) return undefined;
  const words = segment(letters);
  if (words === undefined || words.length < 2) return undefined;
  return words.map(capitalised).join("") + digits;
}

function capitalised(word: string): string {
  return acronyms.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** The fewest words that make it up. */
function segment(letters: string): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      const word = letters.slice(start, end);
      const before = best[start];
      if (before === undefined || !smallWords.has(word)) continue;
      const words = [...before, word];
      if (words.length < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = words;
    }
  }
  return best[letters.length];
}
