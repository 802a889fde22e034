/** Words that words.yaml does not want, with what it wants said. */
import type { Discouraged } from "../discouraged.ts";
import { type Token, tokensIn } from "./tokens.ts";

type Phrases = readonly (readonly [phrase: string, say: string])[];

interface Phrase {
  readonly bare: readonly string[];
  readonly say: string;
}

const made = new WeakMap<Phrases, ReadonlyMap<string, readonly Phrase[]>>();

/** By their first word, so that a long list costs no more than a short one. */
function byFirstWord(phrases: Phrases): ReadonlyMap<string, readonly Phrase[]> {
  const known = made.get(phrases) ?? grouped(phrases);
  made.set(phrases, known);
  return known;
}

function grouped(phrases: Phrases): ReadonlyMap<string, readonly Phrase[]> {
  const all = phrases.map(([phrase, say]) => ({ bare: tokensIn(phrase).map(({ bare }) => bare), say }));
  return Map.groupBy(
    all.filter(({ bare }) => bare.length > 0),
    ({ bare }) => singular(bare[0] ?? ""),
  );
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, "") : word;
}

/** Nothing but spaces and hyphens between its words. */
function endOf(text: string, tokens: readonly Token[], at: number, { bare }: Phrase): number | undefined {
  const said = tokens.slice(at, at + bare.length);
  const isSame = said.every(({ bare: word, start }, index) => {
    const wanted = bare[index] ?? "";
    const gap = index === 0 ? " " : text.slice(said[index - 1]?.end ?? 0, start);
    const isLast = index === bare.length - 1;
    return /^[\s-]+$/u.test(gap) && (word === wanted || (isLast && singular(word) === singular(wanted)));
  });
  return isSame && said.length === bare.length ? said.at(-1)?.end : undefined;
}

export function insteadIn(text: string, phrases: Phrases): readonly Discouraged[] {
  const known = byFirstWord(phrases);
  const tokens = phrases.length === 0 ? [] : tokensIn(text);
  return tokens.flatMap((token, at) => {
    for (const phrase of known.get(singular(token.bare)) ?? []) {
      const end = endOf(text, tokens, at, phrase);
      if (end !== undefined) return [{ start: token.start, end, instead: `Write "${phrase.say}".` }];
    }
    return [];
  });
}
