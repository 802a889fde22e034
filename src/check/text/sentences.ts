/** Sentences and their words, plainly: a line ends a sentence, and so does a stop, mark or dots before a space. */

import type { Span } from "../../diagnostics/source.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import { onceForEachText } from "../../system/text/once-for-each-text.ts";

export interface Sentence extends Span {
  readonly text: string;
}

const sentence = /[^\s](?:[^\n.!?…]|[.!?…](?![\s"'”’)\]]|$))*[.!?…]*["'”’)\]]*/gu;

export const sentencesIn = onceForEachText((text: string): readonly Sentence[] => {
  return allMatches(sentence, text).map((match) => {
    const words = match[0].trimEnd();
    return { text: words, start: match.index, end: match.index + words.length };
  });
});

/** Words that are read: links, hashtags and mentions are none. */
export function wordsIn(text: string): readonly string[] {
  return text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .filter((word) => !/^\W*(?:https?:|www\.|[#＃@])/iu.test(word));
}
