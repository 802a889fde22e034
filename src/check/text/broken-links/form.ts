/** How forms of a broken link are written down, and what finds them. */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf } from "../sieve/sieve.ts";
import { begins } from "./parts.ts";

/** An expression, and a link that it finds whole and nothing else here finds for the same reason. */
export type Entry = readonly [expression: string, example: string];

/** One alternative an entry. */
export interface Look {
  readonly entries: readonly Entry[];
  /** What stands around each of them. */
  readonly around?: (oneOfThem: string) => string;
}

/** What may be wrong with a link, and how that looks. */
export interface Form {
  /** Goes on from "The link ...". */
  readonly why: string;
  readonly help?: string;
  readonly looks: readonly Look[];
  /** Right after all, though it looks like it. */
  readonly spares?: (match: RegExpExecArray) => boolean;
}

export interface Finder extends Omit<Form, "looks"> {
  readonly pattern: RegExp;
}

export interface Broken extends Pick<Form, "why" | "help"> {
  readonly span: Span;
}

/** Words of a table that are written as they are read. */
export function plain(words: readonly string[], example: (word: string) => string): readonly Entry[] {
  return words.map((word) => [word.replaceAll(".", String.raw`\.`), example(word)]);
}

function expressionOf({ entries, around = (one) => one }: Look): string {
  return around(`(?:${entries.map(([expression]) => expression).join("|")})`);
}

export function finderOf({ looks, ...form }: Form): Finder {
  return { ...form, pattern: latin(`${begins}(?:${looks.map(expressionOf).join("|")})`, "giu") };
}

/** Each stretch once: the first finder that meets it says what is wrong. */
export function* brokenIn(text: string, finders: readonly Finder[]): Iterable<Broken> {
  const found: Span[] = [];
  for (const { pattern, spares, ...form } of finders) {
    for (const match of matchesOf(pattern, text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => span.start < end && start < span.end) || spares?.(match)) continue;
      found.push(span);
      yield { ...form, span };
    }
  }
}
