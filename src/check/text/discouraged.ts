/**
 * Phrases that guidance on exploitation and on suicide advises against, with what to say instead. Left alone: a phrase
 * in quotation marks, a name (Healthy Lifestyle Choices), and one that the words before it deny.
 */

import type { Span } from "../../diagnostics/source.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import { agency } from "./blame/agency.ts";
import { cautions } from "./blame/cautions.ts";
import { blamingForms } from "./blame/forms.ts";
import { blamingKinds } from "./blame/kinds.ts";
import { traits } from "./blame/traits.ts";
import { welshBlame } from "./blame/welsh.ts";
import { discouragedPhrases } from "./discouraged-phrases.ts";
import { latin } from "./latin.ts";
import { sieveOf } from "./sieve/sieve.ts";

export interface Discouraged extends Span {
  readonly instead: string;
}

const patterns = [
  ...discouragedPhrases,
  ...blamingForms,
  ...blamingKinds,
  ...agency,
  ...cautions,
  ...traits,
  ...welshBlame,
].map(({ phrase, ...rest }) => ({
  pattern: latin(`(?<![\\p{L}\\p{N}#@])(?:${phrase})(?![\\p{L}\\p{N}_])`, "giu"),
  ...rest,
}));

const denied =
  /\b(?:no such thing as|not|never|isn['’]t|aren['’]t|wasn['’]t|don['’]t|cannot|can['’]t|instead of|rather than|avoid|wrong to say|no longer|nobody|no one|no child|nid|nad|byth)\b[^.!?\n]{0,30}$|\bno\s+$/iu;
/** What one is told, or made to think, is not what the text says. */
const saidByOthers =
  /\b(?:(?:told|tells?|telling) (?:her|him|them|you|me|children|victims|survivors|a child|young people)(?: that)?|ma[dk](?:e|es|ing) (?:them|her|him|you|children|victims|a child) (?:feel|think|believe)|made to (?:feel|think|believe)|(?:feel|think|believe|fear|worry|worried|afraid|scared|ashamed)s? (?:that|it|they|it was))\b[^.!?\n]{0,20}$/iu;
/** The sentence itself says where the blame lies. */
const consoles =
  /\b(?:(?:not|never|n['’]t)(?: \p{L}+)? (?:your|their|her|his|(?:the|a) (?:child|victim|survivor)['’]s) (?:own )?(?:fault|choice|responsibility)|(?:not|never|n['’]t) (?:to blame|in trouble)|(?:is|was) (?:always |still )?(?:child |sexual )*(?:abuse|rape|grooming|exploitation|victim[- ]blaming)|is an? (?:child )?(?:abuser|groomer|myth)|nothing wrong)\b/iu;
const quoted = /(?<!\p{L})["'“‘«][^"'“”‘’«»\n]{0,30}$/u;

/** A whole sentence may stand in double marks: what others say, or what not to say. */
function isQuoted(text: string, start: number, end: number): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200)];
  if (quoted.test(before) && /^[^"”’'\n]{0,30}["”’'](?!\p{L})/u.test(behind)) return true;
  if (before.lastIndexOf("“") > before.lastIndexOf("”") && behind.includes("”")) return true;
  return before.split('"').length % 2 === 0 && behind.includes('"');
}

/** At most so far to each side. */
const farthest = 200;

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - farthest), start);
  const behind = text.slice(end, end + farthest);
  return before.slice(before.search(/[^.!?\n]*$/u)) + text.slice(start, end) + (/^[^.!?\n]*/u.exec(behind)?.[0] ?? "");
}

/** Capitals in the middle of a sentence. */
function isName(text: string, words: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (before === "" || /[.!?:\n“"]\s*$/u.test(before)) return false;
  return words.split(/[\s-]+/).every((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

const perhapsIn = sieveOf(patterns.map(({ pattern }) => pattern));

function* phrasesIn(text: string): Iterable<Discouraged & { readonly words: string }> {
  for (const place of perhapsIn(text)) {
    const { pattern, instead, unlessBefore, unlessBehind } = patterns[place] as (typeof patterns)[number];
    for (const { 0: words, index: start } of allMatches(pattern, text)) {
      const end = start + words.length;
      if (unlessBefore?.test(text.slice(Math.max(0, start - 40), start))) continue;
      if (unlessBehind?.test(text.slice(end, end + 60))) continue;
      yield { words, start, end, instead };
    }
  }
}

export function discouragedIn(text: string): readonly Discouraged[] {
  return [...phrasesIn(text)]
    .filter(({ words, start, end }) => {
      const before = text.slice(Math.max(0, start - 60), start);
      if (isName(text, words, start)) return false;
      if (denied.test(before) || saidByOthers.test(before) || isQuoted(text, start, end)) return false;
      return !consoles.test(sentenceAround(text, start, end));
    })
    .map(({ start, end, instead }) => ({ start, end, instead }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1]?.end ?? 0));
}
