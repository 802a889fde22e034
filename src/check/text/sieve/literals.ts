/** Which of all literals that patterns need stand in a text: one walk along it, whatever their number. */
import { aDigit } from "./needs.ts";

interface Literal {
  readonly letters: string;
  readonly number: number;
}

const bits = 14;
const mostTexts = 2000;

/** By the hash of its first three letters, or of all that a shorter one has. */
const begun: (Literal[] | undefined)[] = new Array(2 ** bits).fill(undefined);
const numbers = new Map<string, number>();

function hashOf(first: number, second: number, third: number): number {
  return Math.imul(first * 16_129 + second * 127 + third, 0x9e3779b1) >>> (32 - bits);
}

/** Its place among the bits of `literalsIn`. */
export function numberOf(letters: string): number {
  const known = numbers.get(letters);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(letters, number);
  const [first = 0, second = 0, third = 0] = [...letters.slice(0, 3)].map((letter) => letter.charCodeAt(0));
  const hash = hashOf(first, second, third);
  begun[hash] = [...(begun[hash] ?? []), { letters, number }];
  return number;
}

const digit = numberOf(aDigit);

/** As patterns compare letters in any case: the long s and the sign for kelvin are an s and a k. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll("ſ", "s");
}

function found(text: string): Uint32Array {
  const all = new Uint32Array((numbers.size >>> 5) + 1);
  const letters = folded(text);
  const add = (at: number, hash: number) => {
    const those = begun[hash];
    if (those === undefined) return;
    for (const { letters: literal, number } of those) {
      if (letters.startsWith(literal, at)) all[number >>> 5] = (all[number >>> 5] ?? 0) | (1 << (number & 31));
    }
  };
  if (/\d/.test(letters)) all[digit >>> 5] = 1 << (digit & 31);
  for (let at = 0; at < letters.length; at += 1) {
    const first = letters.charCodeAt(at);
    const second = letters.charCodeAt(at + 1);
    add(at, hashOf(first, 0, 0));
    add(at, hashOf(first, second, 0));
    add(at, hashOf(first, second, letters.charCodeAt(at + 2)));
  }
  return all;
}

interface Known {
  readonly of: number;
  readonly found: Uint32Array;
}

const texts = new Map<string, Known>();

/** A bit for each literal by its number. */
export function literalsIn(text: string): Uint32Array {
  const known = texts.get(text);
  if (known?.of === numbers.size) return known.found;
  if (texts.size >= mostTexts) texts.clear();
  const made = { of: numbers.size, found: found(text) };
  texts.set(text, made);
  return made.found;
}
