/** 999, 101 and 111: numbers that are nearly one of them, and those that stand for the wrong thing. */
import type { Span } from "../../../diagnostics/source.ts";
import { sentencesIn } from "../sentences.ts";
import { matchesOf } from "../sieve/sieve.ts";

export interface WrongEmergency extends Span {
  readonly reason: string;
  readonly help: string;
}

const all = "999 is for emergencies, 101 for the police when it is not urgent, and 111 for the NHS.";
/** Also right: 112, the power cut line 105, the relay's 18000 and 18001, silent 55, and the railway police's 61016. */
const known = new Set(["999", "101", "111", "112", "105", "119", "159", "55", "116", "117"]);
const topic = /\b(?:police|emergenc(?:y|ies)|ambulance|fire|danger|crime|NHS|urgent|heddlu|brys|argyfwng)\b/iu;
const dialled =
  /(?:\b(?:call|calling|ring|ringing|dial|dialling|phone|phoning|contact|police|NHS|on|number|is|or|ffoni[wo]ch|deialwch|ar)|[:(])[\s\u00a0:]*$/iu;
const after =
  /^[\s\u00a0]*(?:$|[.,;:)!?/\n–—-]|(?:if|in|for|or|and|to|when|immediately|now|straight|as|is|at once|first|os|mewn|neu)\b|\()/iu;
/** Three digits of which one is another. */
const slips = (right: string) =>
  [0, 1, 2].flatMap((at) => [..."0123456789"].map((digit) => right.slice(0, at) + digit + right.slice(at + 1)));
/** A digit more, which makes no year. */
const longer = (right: string) =>
  [0, 1, 2, 3].flatMap((at) =>
    [..."0123456789"].map((digit) => right.slice(0, at) + digit + right.slice(at)).filter((n) => !/^(?:19|20)/.test(n)),
  );
/** Any slip, where the words before can mean nothing but a telephone. */
const slipped = new Map(
  ["111", "101", "999"].flatMap((right) => [...longer(right), ...slips(right)].map((n) => [n, right] as const)),
);
const surelyDialled = /\b(?:call|calling|ring|ringing|dial|dialling|phone|phoning|ffoni[wo]ch|deialwch)[\s\u00a0:]*$/iu;
/** What people really type, wherever a number may stand. */
const nearly = new Map([
  ...["9999", "99", "998", "989", "899", "990", "909", "099", "9 99", "99999", "911", "000"].map(
    (n) => [n, "999"] as const,
  ),
  ...["110", "100", "1001", "1011", "1101", "011", "102", "10", "1010", "0101", "201", "103"].map(
    (n) => [n, "101"] as const,
  ),
  ...["11", "1111", "113", "121", "112 1", "114", "0111", "211", "11111"].map((n) => [n, "111"] as const),
]);

function nearMisses(text: string): readonly WrongEmergency[] {
  return sentencesIn(text)
    .filter((sentence) => topic.test(sentence.text))
    .flatMap((sentence) =>
      [
        ...sentence.text.matchAll(
          /(?<![\p{L}\p{N}£$€.,:/+-])(?<!\d[ \u00a0])(?:\d{2,5}|\d{1,3}(?:[ \u00a0]\d{1,3}){1,3})(?![\p{L}\p{N}]|[ \u00a0]\d|[:/-]\d|%)/gu,
        ),
      ].flatMap(({ 0: written, index }) => {
        const digits = written.replace(/[ \u00a0]/g, "");
        const before = sentence.text.slice(Math.max(0, index - 20), index);
        const near = nearly.get(digits) ?? (surelyDialled.test(before) ? slipped.get(digits) : undefined);
        const right = known.has(digits) ? undefined : near;
        const behind = sentence.text.slice(index + written.length, index + written.length + 20);
        if (right === undefined || !dialled.test(before) || !after.test(behind)) return [];
        const start = sentence.start + index;
        return [
          {
            start,
            end: start + written.length,
            reason: `${written} reaches nobody here.`,
            help: `Write ${right}: ${all}`,
          },
        ];
      }),
    );
}

const label =
  /(?<non>\b(?:non[- ]?emergenc(?:y|ies)|(?:not|isn['’]t|no)\s+(?:\w+\s+){0,2}?(?:emergency|urgent|in danger|immediate danger)|less urgent|non[- ]urgent))|(?<urgent>\b(?:emergenc(?:y|ies)|immediate danger|in danger|life[- ]threatening|at immediate risk))|(?<![\p{L}\p{N}])(?<number>999|101)(?![\p{L}\p{N}])/giu;
const forbids = /\b(?:don['’]t|do not|never|rather than|instead of|only)\b/iu;

interface Sign extends Span {
  readonly kind: "non" | "urgent" | "999" | "101";
}

function signsOf(text: string): readonly Sign[] {
  return matchesOf(label, text).map(({ 0: words, index, groups = {} }) => ({
    start: index,
    end: index + words.length,
    kind: groups.non === undefined ? (groups.urgent === undefined ? (words as "999" | "101") : "urgent") : "non",
  }));
}

const isNumber = (sign: Sign | undefined): sign is Sign => sign?.kind === "999" || sign?.kind === "101";

/** Each label with the number it speaks of: the next one where the label comes first, else the one before. */
function numberOf(signs: readonly Sign[], at: number): Sign | undefined {
  const next = isNumber(signs[at + 1]) ? signs[at + 1] : undefined;
  const before = isNumber(signs[at - 1]) ? signs[at - 1] : undefined;
  return isNumber(signs[0]) ? (before ?? next) : (next ?? before);
}

function isSwapped(label: Sign, { kind }: Sign): boolean {
  return (label.kind === "urgent" && kind === "101") || (label.kind === "non" && kind === "999");
}

function swapped(written: string): readonly WrongEmergency[] {
  // "Emergency? Call 101" is one thing said.
  const text = written.replace(
    /(?<=\b(?:emergency|danger))\?(?=\s{1,3}(?:please\s)?(?:call|ring|dial|phone)\b)/giu,
    ",",
  );
  return sentencesIn(text)
    .filter((sentence) => !forbids.test(sentence.text))
    .flatMap((sentence) => {
      const signs = signsOf(sentence.text);
      return signs.flatMap((sign, at): readonly WrongEmergency[] => {
        const number = isNumber(sign) ? undefined : numberOf(signs, at);
        if (number === undefined || !isSwapped(sign, number)) return [];
        const reason = number.kind === "101" ? "101 is not for emergencies." : "999 is for emergencies only.";
        return [{ start: sentence.start + number.start, end: sentence.start + number.end, reason, help: all }];
      });
    });
}

const misplaced =
  /\b(?:(?<police>police|heddlu)(?:[\s\u00a0]+(?:on|ar)|:|[\s\u00a0]*\()[\s\u00a0]*(?<medical>111)|(?<nhs>NHS|GIG)(?:[\s\u00a0]+(?:on|ar|helpline)|:)?[\s\u00a0]*(?<other>101|(?:102|110|112)(?=[\s\u00a0]*(?:$|[.,;:!?)\n]|(?:for|if|when|or)(?!\p{L})))))(?![\p{L}\p{N}]|[ \u00a0]?\d)/giu;

function misplacedIn(text: string): readonly WrongEmergency[] {
  return matchesOf(misplaced, text).map(({ 0: words, index, groups = {} }) => ({
    start: index + words.length - 3,
    end: index + words.length,
    reason: groups.medical === undefined ? `${groups.other} is not the NHS.` : "111 is the NHS, not the police.",
    help: all,
  }));
}

export function wrongEmergenciesIn(text: string): readonly WrongEmergency[] {
  if (!topic.test(text)) return [];
  return [...nearMisses(text), ...swapped(text), ...misplacedIn(text)].toSorted((a, b) => a.start - b.start);
}
