/**
 * Phrases that guidance on exploitation and on suicide advises against, with what to say instead. Left alone: a phrase
 * in quotation marks, a name (Healthy Lifestyle Choices), and one that the words before it deny.
 */
import type { Span } from "../../diagnostics/source.ts";
import { blamingForms } from "./blame/forms.ts";
import { blamingKinds } from "./blame/kinds.ts";
import { discouragedPhrases } from "./discouraged-phrases.ts";
import { matchesOf } from "./sieve/sieve.ts";

export interface Discouraged extends Span {
  readonly instead: string;
}

const patterns = [...discouragedPhrases, ...blamingForms, ...blamingKinds].map(({ phrase, ...rest }) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}#@])(?:${phrase})(?![\\p{L}\\p{N}_])`, "giu"),
  ...rest,
}));

const denied =
  /\b(?:no such thing as|not|never|isn['’]t|aren['’]t|wasn['’]t|don['’]t|cannot|can['’]t|instead of|rather than|avoid|wrong to say|no longer|nobody|no one|no child)\b[^.!?\n]{0,30}$/iu;
const quoted = /["'“‘«][^"'“”‘’«»\n]{0,30}$/u;

/** A whole sentence may stand in double marks: what others say, or what not to say. */
function isQuoted(text: string, start: number, end: number): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200)];
  if (quoted.test(before) && /^[^"”’'\n]{0,30}["”’']/u.test(behind)) return true;
  if (before.lastIndexOf("“") > before.lastIndexOf("”") && behind.includes("”")) return true;
  return before.split('"').length % 2 === 0 && behind.includes('"');
}

/** Capitals in the middle of a sentence. */
function isName(text: string, words: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (before === "" || /[.!?:\n“"]\s*$/u.test(before)) return false;
  return words.split(/[\s-]+/).every((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

export function discouragedIn(text: string): readonly Discouraged[] {
  return patterns
    .flatMap(({ pattern, instead, unlessBefore, unlessBehind }) =>
      [...matchesOf(pattern, text)]
        .map(({ 0: words, index }) => ({ words, start: index, end: index + words.length, instead }))
        .filter(({ start, end }) => {
          const before = text.slice(Math.max(0, start - 40), start);
          return !(unlessBefore?.test(before) ?? false) && !(unlessBehind?.test(text.slice(end, end + 60)) ?? false);
        }),
    )
    .filter(({ words, start, end }) => {
      const before = text.slice(Math.max(0, start - 60), start);
      if (isName(text, words, start)) return false;
      return !denied.test(before) && !isQuoted(text, start, end);
    })
    .map(({ start, end, instead }) => ({ start, end, instead }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1]?.end ?? 0));
}
