/** Which of all literals that patterns need stand in a text: one walk along it, whatever their number. */
import { aDigit } from "./needs.ts";

interface Literal {
  readonly letters: string;
  readonly number: number;
}

const mostTexts = 2000;

/** Most literals have more letters: with so many in the hash few of them are compared for nothing. */
const longLetters = 6;
const shortBits = 13;
const longBits = 16;

/** Literals by the hash of how they begin; `has` is looked at first, since it is small. */
class ByHash {
  readonly has: Uint8Array;
  private readonly those: Literal[][] = [];

  constructor(bits: number) {
    this.has = new Uint8Array(2 ** bits);
  }

  add(hash: number, literal: Literal): void {
    const those = this.those[hash];
    if (those === undefined) this.those[hash] = [literal];
    else those.push(literal);
    this.has[hash] = 1;
  }

  /** Marks those that begin there; what was found before is not compared again. */
  mark(hash: number, letters: string, at: number, all: Uint32Array): void {
    const those = this.those[hash];
    if (those === undefined) return;
    for (let index = 0; index < those.length; index += 1) {
      const { letters: literal, number } = those[index] as Literal;
      const bit = 1 << (number & 31);
      const before = all[number >>> 5] ?? 0;
      if ((before & bit) === 0 && letters.startsWith(literal, at)) all[number >>> 5] = before | bit;
    }
  }
}

/** By their first three letters, or all that they have. */
const shortOnes = new ByHash(shortBits);
/** By their first `longLetters`. */
const longOnes = new ByHash(longBits);
const numbers = new Map<string, number>();
const inOrder: string[] = [];
/** By character, below 128: whether a literal of one or two letters begins with it. */
const isLead = new Uint8Array(128);

const spread = 0x9e3779b1;

function shortHash(first: number, second: number, third: number): number {
  return Math.imul(first * 16_129 + second * 127 + third, spread) >>> (32 - shortBits);
}

const base = 31;
/** What the first of `longLetters` letters counts in their sum. */
const ofFirst = Array.from({ length: longLetters }).reduce((power: number) => Math.imul(power, base), 1);

/** Of the first letters; the next one along a text comes from the one before it. */
function longSum(letters: string): number {
  let sum = 0;
  for (let at = 0; at < longLetters; at += 1) sum = (Math.imul(sum, base) + letters.charCodeAt(at)) | 0;
  return sum;
}

const longHash = (sum: number): number => Math.imul(sum, spread) >>> (32 - longBits);

/** Its place among the bits of `literalsIn`. */
export function numberOf(letters: string): number {
  const known = numbers.get(letters);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(letters, number);
  inOrder.push(letters);
  if (letters.length >= longLetters) {
    longOnes.add(longHash(longSum(letters)), { letters, number });
    return number;
  }
  const at = (index: number) => (index < letters.length ? letters.charCodeAt(index) : 0);
  if (letters.length < 3) isLead[at(0) & 127] = 1;
  shortOnes.add(shortHash(at(0), at(1), at(2)), { letters, number });
  return number;
}

const digit = numberOf(aDigit);

let lastFolded = { text: "", letters: "" };

/** As patterns compare letters in any case: the long s and the sign for kelvin are an s and a k. */
function folded(text: string): string {
  if (lastFolded.text !== text) lastFolded = { text, letters: text.toLowerCase().replaceAll("ſ", "s") };
  return lastFolded.letters;
}

function found(text: string): Uint32Array {
  const all = new Uint32Array((numbers.size >>> 5) + 1);
  const letters = folded(text);
  if (/\d/.test(letters)) all[digit >>> 5] = 1 << (digit & 31);
  const short = (at: number, hash: number) => {
    if (shortOnes.has[hash] === 1) shortOnes.mark(hash, letters, at, all);
  };
  // Behind the end there is no letter, and 0 stands for it.
  let first = letters.charCodeAt(0) | 0;
  let second = letters.charCodeAt(1) | 0;
  let sum = longSum(letters);
  for (let at = 0; at < letters.length; at += 1) {
    const third = letters.charCodeAt(at + 2) | 0;
    if (isLead[first & 127] === 1) {
      short(at, shortHash(first, 0, 0));
      short(at, shortHash(first, second, 0));
    }
    short(at, shortHash(first, second, third));
    const long = longHash(sum);
    if (longOnes.has[long] === 1) longOnes.mark(long, letters, at, all);
    sum = (Math.imul(sum, base) + letters.charCodeAt(at + longLetters) - Math.imul(first, ofFirst)) | 0;
    first = second;
    second = third;
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
