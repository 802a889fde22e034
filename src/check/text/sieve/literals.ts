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
const inOrder: string[] = [];
/** By character, below 128: whether a literal of one or two letters begins with it. */
const isLead = new Uint8Array(128);

function hashOf(first: number, second: number, third: number): number {
  return Math.imul(first * 16_129 + second * 127 + third, 0x9e3779b1) >>> (32 - bits);
}

/** Its place among the bits of `literalsIn`. */
export function numberOf(letters: string): number {
  const known = numbers.get(letters);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(letters, number);
  inOrder.push(letters);
  const at = (index: number) => (index < letters.length ? letters.charCodeAt(index) : 0);
  const hash = hashOf(at(0), at(1), at(2));
  if (letters.length < 3) isLead[at(0) & 127] = 1;
  const those = begun[hash];
  if (those === undefined) begun[hash] = [{ letters, number }];
  else those.push({ letters, number });
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
  if (/\d/.test(letters)) all[digit >>> 5] = 1 << (digit & 31);
  /** Those that begin here with this hash; what was found before is not compared again. */
  const look = (at: number, hash: number) => {
    const those = begun[hash];
    if (those === undefined) return;
    for (let index = 0; index < those.length; index += 1) {
      const { letters: literal, number } = those[index] as Literal;
      const bit = 1 << (number & 31);
      if (((all[number >>> 5] ?? 0) & bit) === 0 && letters.startsWith(literal, at))
        all[number >>> 5] = (all[number >>> 5] ?? 0) | bit;
    }
  };
  for (let at = 0; at < letters.length; at += 1) {
    const first = letters.charCodeAt(at);
    const second = letters.charCodeAt(at + 1);
    if (isLead[first & 127] === 1) {
      look(at, hashOf(first, 0, 0));
      look(at, hashOf(first, second, 0));
    }
    look(at, hashOf(first, second, letters.charCodeAt(at + 2)));
  }
  return all;
}

interface Known {
  readonly of: number;
  readonly found: Uint32Array;
}

const texts = new Map<string, Known>();

/** What was asked for last: hundreds of patterns ask one after the other. */
let last: Known & { readonly text: string } = { text: "", of: -1, found: new Uint32Array() };

/** Those that were not known yet when the text was walked along: a pattern that is new brings a few. */
function foundSince(before: Known, text: string): Uint32Array {
  const all = new Uint32Array((numbers.size >>> 5) + 1);
  all.set(before.found);
  const letters = folded(text);
  for (let number = before.of; number < inOrder.length; number += 1)
    if (letters.includes(inOrder[number] ?? "")) all[number >>> 5] = (all[number >>> 5] ?? 0) | (1 << (number & 31));
  return all;
}

/** A bit for each literal by its number. */
export function literalsIn(text: string): Uint32Array {
  if (last.of === numbers.size && last.text === text) return last.found;
  const known = texts.get(text);
  if (known?.of === numbers.size) {
    last = { text, ...known };
    return known.found;
  }
  if (texts.size >= mostTexts) texts.clear();
  const made = { of: numbers.size, found: known === undefined ? found(text) : foundSince(known, text) };
  texts.set(text, made);
  last = { text, ...made };
  return made.found;
}
