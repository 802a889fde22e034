/** Which of all literals that patterns need stand in a text: one walk along it, whatever their number. */
import { aDigit } from "./needs.ts";

interface Literal {
  readonly letters: string;
  readonly number: number;
  /** Code of its last letter: compared first, since it tells most apart. */
  readonly last: number;
}

const mostTexts = 2000;

/** Most literals have more letters: with so many in the hash few of them are compared for nothing. */
const longLetters = 6;
const shortBits = 14;
const longBits = 18;

const noLiteral: readonly Literal[] = [];

/** Literals by the hash of how they begin: a place in `groups`, or 0; small, since it is asked at each letter. */
class ByHash {
  readonly places: Uint16Array;
  readonly groups: Literal[][] = [[]];

  constructor(bits: number) {
    this.places = new Uint16Array(2 ** bits);
  }

  add(hash: number, literal: Literal): void {
    const place = this.places[hash] ?? 0;
    if (place === 0) {
      this.places[hash] = this.groups.length;
      this.groups.push([literal]);
    } else this.groups[place]?.push(literal);
  }

  /** Notes those that begin there; what was found before is not compared again. */
  find(place: number, letters: string, at: number): void {
    const those = this.groups[place] ?? noLiteral;
    for (let index = 0; index < those.length; index += 1) {
      const { letters: literal, number, last } = those[index] as Literal;
      if (letters.charCodeAt(at + literal.length - 1) !== last || isFound(number)) continue;
      if (letters.startsWith(literal, at)) note(number);
    }
  }
}

/** What stands in a text, of the literals that were known when it was walked along. */
export interface Looked {
  readonly text: string;
  readonly of: number;
  readonly numbers: readonly number[];
}

/** Beside each literal's number the turn in which it was found last, so that nothing need be emptied for the next text. */
let foundIn = new Uint32Array(2 ** 14);
let turn = 1;
/** Of the turn. */
let marked: { readonly text: string; readonly of: number; readonly numbers: number[] } = {
  text: "",
  of: 0,
  numbers: [],
};

/** Whether it stands in the text that was marked last. */
export function isFound(number: number): boolean {
  // One that came after the text was walked along is asked about once or twice, as a rule.
  return number < marked.of ? foundIn[number] === turn : folded(marked.text).includes(inOrder[number] ?? "");
}

function note(number: number): void {
  if (foundIn[number] === turn) return;
  foundIn[number] = turn;
  marked.numbers.push(number);
}

/** `isFound` is then about this text. */
export function mark(looked: Looked): void {
  if (looked === marked) return;
  turn += 1;
  for (const number of looked.numbers) foundIn[number] = turn;
  marked = looked as typeof marked;
}

/** By their first three letters. */
const shortOnes = new ByHash(shortBits);
/** By their first `longLetters`. */
const longOnes = new ByHash(longBits);
/** Of one letter and of two: the number behind theirs, or 0. */
const ofOne = new Uint16Array(128);
const ofTwo = new Uint16Array(128 * 128);
const numbers = new Map<string, number>();
const inOrder: string[] = [];

function grow(): void {
  const before = foundIn;
  foundIn = new Uint32Array(2 * before.length);
  foundIn.set(before);
}

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

/** Its number in `lookAt`. Of ASCII alone, in lower case. */
export function numberOf(letters: string): number {
  const known = numbers.get(letters);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(letters, number);
  inOrder.push(letters);
  if (number >= foundIn.length) grow();
  const [first, second, third] = [0, 1, 2].map((at) => letters.charCodeAt(at)) as [number, number, number];
  const literal = { letters, number, last: letters.charCodeAt(letters.length - 1) };
  if (letters.length === 1) ofOne[first] = number + 1;
  else if (letters.length === 2) ofTwo[first * 128 + second] = number + 1;
  else if (letters.length < longLetters) shortOnes.add(shortHash(first, second, third), literal);
  else longOnes.add(longHash(longSum(letters)), literal);
  return number;
}

/** It stands for any, and no text has it. */
const digit = numberOf(aDigit);

let lastFolded = { text: "", letters: "" };

/** As patterns compare letters in any case: the long s and the sign for kelvin are an s and a k. */
function folded(text: string): string {
  if (lastFolded.text !== text) lastFolded = { text, letters: text.toLowerCase().replaceAll("ſ", "s") };
  return lastFolded.letters;
}

/** Of one letter and of two. */
function noteShortest(first: number, second: number): void {
  const one = ofOne[first] ?? 0;
  if (one > 0) note(one - 1);
  const two = second < 128 ? (ofTwo[first * 128 + second] ?? 0) : 0;
  if (two > 0) note(two - 1);
}

function walk(text: string): void {
  const letters = folded(text);
  // Behind the end there is no letter, and 0 stands for it.
  let first = letters.charCodeAt(0) | 0;
  let second = letters.charCodeAt(1) | 0;
  let sum = longSum(letters);
  for (let at = 0; at < letters.length; at += 1) {
    const third = letters.charCodeAt(at + 2) | 0;
    if (first < 128) noteShortest(first, second);
    const short = shortOnes.places[shortHash(first, second, third)] ?? 0;
    if (short > 0) shortOnes.find(short, letters, at);
    const long = longOnes.places[longHash(sum)] ?? 0;
    if (long > 0) longOnes.find(long, letters, at);
    sum = (Math.imul(sum, base) + letters.charCodeAt(at + longLetters) - Math.imul(first, ofFirst)) | 0;
    first = second;
    second = third;
  }
  if (/\d/.test(letters)) note(digit);
}

const texts = new Map<string, Looked>();
let last: Looked = { text: "", of: 0, numbers: [] };

export function lookAt(text: string): Looked {
  if (last.text !== text) last = texts.get(text) ?? walked(text);
  return last;
}

/** With all literals that are known now. */
export function lookAgain(text: string): Looked {
  last = walked(text);
  return last;
}

function walked(text: string): Looked {
  turn += 1;
  marked = { text, of: numbers.size, numbers: [] };
  walk(text);
  if (texts.size >= mostTexts) texts.clear();
  texts.set(text, marked);
  return marked;
}

/** So many literals are known. */
export const countLiterals = (): number => numbers.size;
