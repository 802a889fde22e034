import type { Span } from "../../../diagnostics/source.ts";
import { allMatches } from "../../../system/text/all-matches.ts";
import { onceForEachText } from "../../../system/text/once-for-each-text.ts";

export interface Token extends Span {
  readonly word: string;
  /** Letters and digits alone, small. */
  readonly bare: string;
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

export function bareOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

export const tokensIn = onceForEachText((text: string): readonly Token[] =>
  allMatches(word, text).map(({ 0: found, index }) => {
    const trimmed = found.replace(/['’]+$/u, "");
    return { word: trimmed, bare: bareOf(trimmed), start: index, end: index + trimmed.length };
  }),
);

/** Without the 's that says whose something is. */
export function withoutPossessive(token: Token): Token {
  const trimmed = token.word.replace(/['’]s$/u, "");
  return trimmed === token.word
    ? token
    : { word: trimmed, bare: bareOf(trimmed), start: token.start, end: token.start + trimmed.length };
}
