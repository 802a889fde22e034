/** Which helpline of a text each of its numbers stands beside. */
import type { Span } from "../../../diagnostics/source.ts";
import { matchesOf } from "../sieve/sieve.ts";
import { type Directory, national } from "./directory.ts";
import type { Helpline } from "./helplines.ts";
import { digitRunsIn, type PhoneNumber } from "./phone-numbers.ts";

interface Name extends Span {
  readonly line: Helpline;
}

export interface NamedNumber {
  readonly line: Helpline;
  readonly number: PhoneNumber;
  /** Nothing but "on", "call", a colon or a bracket between the two. */
  readonly beside: boolean;
}

export interface NamedNumbers {
  readonly names: readonly Name[];
  readonly numbers: readonly PhoneNumber[];
  readonly pairs: readonly NamedNumber[];
}

const farthest = 60;
const link =
  /^[\s\u00a0:,;(–—-]*(?:(?:free|parents?['’]?|children['’]?s?|crisis|confidential|national|freephone|team|24|hour|helpline|line|hotline|support|on|at|call|ring|phone|dial|text|txt|tel|telephone|number|is|to|for|via|y|ar|247|UK|now|anonymously|tel\.|their|the)[\s\u00a0:,;(–—-]*)*$/iu;

/** The longest name where several begin at one place, as "NSPCC" in "NSPCC FGM helpline". */
function namesIn(text: string, { lines }: Directory): readonly Name[] {
  const found = lines
    .flatMap((line) =>
      matchesOf(line.called, text).map(({ 0: words, index }) => ({
        line,
        start: index,
        end: index + words.length,
      })),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(
    (one, index) =>
      !found
        .slice(0, index)
        .some(({ end, start }) => one.start < end && one.end <= end && !(start === one.start && end === one.end)),
  );
}

/** A name speaks for the numbers behind it up to the next name, or for one just before it, as in "0800 1111 (Childline)". */
export function namedNumbersIn(text: string, directory: Directory = national): NamedNumbers {
  const names = namesIn(text, directory);
  if (names.length === 0) return { names, numbers: [], pairs: [] };
  const numbers = digitRunsIn(text, directory);
  const pairs = numbers.flatMap((number): readonly NamedNumber[] => {
    const before = names.findLast(({ end }) => end <= number.start);
    const gap = before === undefined ? "" : text.slice(before.end, number.start);
    const after = names.find(({ start }) => start >= number.end);
    const ahead = after === undefined ? undefined : text.slice(number.end, after.start);
    if (
      after !== undefined &&
      ahead !== undefined &&
      /^[\s\u00a0]*(?:[(:–—-][\s\u00a0]*|to reach |for |is |, )?(?:the )?$/iu.test(ahead)
    ) {
      return before !== undefined && link.test(gap)
        ? [{ line: before.line, number, beside: true }]
        : [{ line: after.line, number, beside: true }];
    }
    if (before === undefined || gap.length > farthest || /\n\s*\n/.test(gap)) return [];
    return [{ line: before.line, number, beside: link.test(gap) }];
  });
  return { names, numbers, pairs };
}
