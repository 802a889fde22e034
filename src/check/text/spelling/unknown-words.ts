/** Words of a text that no dictionary has, but for those that are none of its business: names, links, other languages. */
import type { Span } from "../../../diagnostics/source.ts";
import type { NetworkId } from "../../../networks/network.ts";
import { findOn } from "../../../networks/text/finds.ts";
import type { DictionaryLanguage } from "../../../spelling/dictionaries.ts";
import type { Speller } from "../../../spelling/speller.ts";
import { allMatches } from "../../../system/text/all-matches.ts";
import { oneSlipFrom } from "../help/phone-numbers.ts";
import { sentencesIn } from "../sentences.ts";

export interface UnknownWord extends Span {
  readonly word: string;
  /** Nearest first; undefined where nobody looked for any. */
  readonly suggestions: readonly string[] | undefined;
}

export interface Spelling {
  readonly speller: Speller;
  readonly language: DictionaryLanguage;
  readonly network: NetworkId;
  isKnown(word: string): boolean;
}

/** Undefined for languages without a dictionary. */
export function dictionaryFor(lang: string): DictionaryLanguage | undefined {
  const [language] = lang.toLowerCase().split("-");
  return language === "en" || language === "cy" ? language : undefined;
}

const emails = /[^\s@]{1,64}@[^\s@]{1,255}/gu;
const atSign = /@/u;
const hosts = /(?<![\p{L}\p{N}])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}(?:\/\S{0,500})?/gu;
const dotInWord = /\.[\p{L}\p{N}-]/u;
/** A variable that nothing stood in for: another rule tells of it. */
const unfilled = /\{[^{}\n]{1,60}\}/gu;
const brace = /\{/u;
/** Behind each what it cannot do without: few texts have it, and to look for the whole takes much longer. */
const noWords = [
  [emails, atSign],
  [hosts, dotInWord],
  [unfilled, brace],
] as const;
const words =
  /(?<![\p{L}\p{M}\p{N}_@#/\\.'’-])\p{L}[\p{L}\p{M}]*(?:[-‑'’][\p{L}\p{M}]+)*(?![\p{L}\p{M}\p{N}_@/\\]|:\/)/gu;
const shortest = 4;
const longest = 40;
/** Whose answers are kept. */
const mostWords = 20_000;

/** The text with what is no word in it blanked, at the same positions. */
function wordsAlone(text: string, network: NetworkId): string {
  let left = text;
  const blank = (start: number, end: number) => {
    left = left.slice(0, start) + "#".repeat(end - start) + left.slice(end);
  };
  for (const { start, end } of findOn(network, text)) blank(start, end);
  for (const [pattern, needed] of noWords) {
    const found = needed.test(left) ? allMatches(pattern, left) : [];
    for (const { 0: characters, index } of found) blank(index, index + characters.length);
  }
  return left;
}

function beginsSentence(text: string, at: number): boolean {
  return !/[\p{L}\p{N},'’][\s"“‘(]*$/u.test(text.slice(Math.max(0, at - 8), at)) || /\n\s*$/.test(text.slice(0, at));
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
/** NSPCC, iPhone, sooo: nobody spells these by a dictionary. */
const isOther = remembered((word) => /.\p{Lu}/u.test(word) || /(\p{L})\1\1/iu.test(word));

/** Most words of a text stood in one before it. */
function remembered(answer: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>();
  return (word) => {
    const before = answers.get(word);
    if (before !== undefined) return before;
    if (answers.size >= mostWords) answers.clear();
    const made = answer(word);
    answers.set(word, made);
    return made;
  };
}

type Dictionary = (word: string) => boolean;
const dictionaries = new WeakMap<Speller, Readonly<Record<DictionaryLanguage, Dictionary>>>();

function dictionaryOf(speller: Speller, languages: readonly DictionaryLanguage[]): Dictionary {
  return remembered((word) => {
    const bare = word.normalize("NFD").replace(/\p{M}/gu, "");
    const forms = [word, word.toLowerCase(), word.replace(/['’]s?$/u, ""), bare.toLowerCase()];
    return forms.some((form) => languages.some((each) => speller.knows(form, each)));
  });
}

function isInDictionary(word: string, { speller, language }: Spelling): boolean {
  const known = dictionaries.get(speller) ?? {
    en: dictionaryOf(speller, ["en"]),
    cy: dictionaryOf(speller, ["cy", "en"]),
  };
  dictionaries.set(speller, known);
  return known[language](word);
}

function isRight(word: string, spelling: Spelling): boolean {
  const plain = word.replaceAll("‑", "-");
  if (isInDictionary(plain, spelling) || spelling.isKnown(plain)) return true;
  const parts = plain.split("-");
  return parts.length > 1 && parts.every((part) => part.length < shortest || isRight(part, spelling));
}

/** Words that no English sentence has, and hardly a Welsh one does without. */
const welsh = /(?<!\p{L})(?:mae|yn|yw|eich|gyda|heddiw|yfory|dd?ydd|diolch|ffoniwch)(?!\p{L})/iu;

/** A sentence of which more than two words in five are unknown is in another language. */
function isForeign(unknown: number, all: number): boolean {
  return unknown > 1 && unknown * 5 > all * 2;
}

export function unknownWordsIn(text: string, spelling: Spelling): readonly UnknownWord[] {
  const alone = wordsAlone(text, spelling.network);
  const named = new Set<string>();
  return sentencesIn(alone)
    .flatMap((sentence) => unknownIn(alone, sentence, { spelling, named }))
    .filter(({ word }) => !named.has(word))
    .flatMap((each) => suggested(each, spelling));
}

/** `named`: words that are surely names are added to it. */
function unknownIn(
  text: string,
  sentence: Span,
  { spelling, named }: { readonly spelling: Spelling; readonly named: Set<string> },
): readonly UnknownWord[] {
  if (spelling.language === "en" && welsh.test(text.slice(sentence.start, sentence.end))) return [];
  const unknown: UnknownWord[] = [];
  let [all, strange] = [0, 0];
  for (const { 0: word, index } of allMatches(words, text.slice(sentence.start, sentence.end))) {
    const start = sentence.start + index;
    all += 1;
    if (word.length > longest || isOther(word)) continue;
    if (isCapital(word) && !beginsSentence(text, start)) {
      named.add(word);
      continue;
    }
    if (isRight(word, spelling)) continue;
    strange += 1;
    if (word.length >= shortest) unknown.push({ word, start, end: start + word.length, suggestions: undefined });
  }
  return isForeign(strange, all) ? [] : unknown;
}

/** At the beginning of a sentence it may be a name: then only a slip from a word is told. */
function suggested(found: UnknownWord, { speller, language }: Spelling): readonly UnknownWord[] {
  const { word } = found;
  const suggestions = speller.suggest(word.toLowerCase(), language);
  if (!isCapital(word)) return [{ ...found, suggestions }];
  const near = (suggestions ?? []).filter((each) => /^\p{Ll}+$/u.test(each) && oneSlipFrom(word.toLowerCase(), each));
  return word.length >= 6 && near.length > 0 ? [{ ...found, suggestions: near.map(capitalised) }] : [];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
