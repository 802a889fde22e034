/** How old somebody has to be to read a text with ease: the Flesch-Kincaid grade of US schools, and five years. */
import { sentencesIn, wordsIn } from "./sentences.ts";

/** Fewer say nothing. */
const leastWords = 30;

/** Near enough: groups of vowels, without the silent e at the end. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return letters === "" ? 0 : 1;
  const spoken = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^l]e)$/, "").replace(/^y/, "");
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** Years; undefined for a text that is too short to be judged. */
export function readingAgeOf(text: string): number | undefined {
  const sentences = sentencesIn(text)
    .map((sentence) => wordsIn(sentence.text).filter((word) => /\p{L}/u.test(word)))
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < leastWords || sentences.length < 2) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
}
