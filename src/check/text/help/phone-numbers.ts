/** Telephone numbers of a text, and how near one is to another. */
import { distance } from "fastest-levenshtein";
import type { Span } from "../../../diagnostics/source.ts";
import { matchesOf } from "../sieve/sieve.ts";
import { type Directory, national } from "./directory.ts";
import { digitsOf } from "./helplines.ts";

export interface PhoneNumber extends Span {
  readonly digits: string;
}

const phone = /(?<![\p{L}\p{N}_./+-])(?:\+44[\s\u00a0]?|0|11[67])(?:[ \u00a0-]?\d){3,10}(?![\p{L}\p{N}_/-])/gu;

/** What is surely a telephone number. */
export function numbersIn(text: string): readonly PhoneNumber[] {
  return matchesOf(phone, text).map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    digits: digitsOf(number),
  }));
}

const start = "(?<![\\p{L}\\p{N}_/+#@£$€-])(?<!\\d[.:,])";
const gap = "(?:[ \\u00a0]?[-–.() \\u00a0][ \\u00a0(]?)";
const run = new RegExp(`${start}\\(?(?:\\+44${gap}?(?:\\(0\\)${gap}?)?)?\\d+(?:${gap}\\d+){0,6}`, "gu");
/** What a last group of digits counts, so that it is no part of a number: "0800 1111 24/7". */
const counts =
  /^[ \u00a0]?(?:\/|[-–]?h(?:ou)?rs?\b|h\b|days?\b|am\b|pm\b|[ap]\.m|:\d|%|years?\b|people\b|min(?:ute)?s?\b|times\b|x\b|st\b|nd\b|rd\b|th\b)/iu;

/** Every run of digits that somebody may have meant as a number to call or text: three digits or more. */
export function digitRunsIn(text: string, directory: Directory = national): readonly PhoneNumber[] {
  return matchesOf(run, text)
    .flatMap((match) => runsOf(text, match, directory))
    .filter(({ digits }) => digits.length >= 2);
}

/** One run may hold two numbers, or end with a count. */
function runsOf(text: string, { 0: words, index }: RegExpExecArray, { ownerOf }: Directory): readonly PhoneNumber[] {
  const groups = [...words.matchAll(/\+?\d+/g)].map((group) => ({
    from: group.index,
    to: group.index + group[0].length,
  }));
  const runs: PhoneNumber[] = [];
  let first = 0;
  const close = (last: number) => {
    const from = groups[first]?.from;
    const to = groups[last]?.to;
    if (from === undefined || to === undefined || last < first) return;
    runs.push({ start: index + from, end: index + to, digits: digitsOf(words.slice(from, to)) });
    first = last + 1;
  };
  const end = index + (groups.at(-1)?.to ?? 0);
  const last = groups.length > 1 && counts.test(text.slice(end, end + 12)) ? groups.length - 2 : groups.length - 1;
  for (let at = first; at <= last; at += 1) {
    const next = groups[at + 1];
    if (next === undefined || at === last) break;
    const soFar = digitsOf(words.slice(groups[first]?.from ?? 0, groups[at]?.to ?? 0));
    // Another number begins: "116 123 0800 1111".
    if (ownerOf(soFar) !== undefined && /^(?:0\d{2}|116)/.test(words.slice(next.from, next.to))) close(at);
  }
  close(last);
  return runs;
}

const lettered = /(?<![\p{L}\p{N}_@#/.-])[\dOoIl|]{2,6}(?:[ \u00a0-]?[\dOoIl|]{2,6}){0,4}(?![\p{L}\p{N}_])/gu;

/** Numbers typed with O for 0, or l, I or | for 1: `digits` are those that were meant. */
export function letteredIn(text: string): readonly PhoneNumber[] {
  return matchesOf(lettered, text)
    .filter(({ 0: words }) => /\d/.test(words) && /[OoIl|]/.test(words))
    .map(({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
      digits: digitsOf(words.replace(/[Oo]/g, "0").replace(/[Il|]/g, "1")),
    }));
}

const sorted = (digits: string) => [...digits].toSorted().join("");

/** Whether `written` is one or two slips of the finger from `right`, and not it. */
export function nearlyIs(written: string, right: string): boolean {
  if (written === right || Math.abs(written.length - right.length) > 2) return false;
  if (right.length >= 5 && sorted(written) === sorted(right)) return true;
  return distance(written, right) <= (right.length > 6 ? 2 : right.length > 4 ? 2 : 1);
}

/** Whether it is one slip away: a digit more, less or other, or two that have changed places. */
export function oneSlipFrom(written: string, right: string): boolean {
  if (written === right) return false;
  if (distance(written, right) === 1) return true;
  if (written.length !== right.length) return false;
  const differing = [...written].flatMap((digit, at) => (digit === right[at] ? [] : [at]));
  const [a = 0, b = 0] = differing;
  return differing.length === 2 && written[a] === right[b] && written[b] === right[a];
}
