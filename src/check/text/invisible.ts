/** Characters that nobody sees and that break links, searches or the order of reading. */

import type { Span } from "../../diagnostics/source.ts";
import { emojiPattern } from "../../networks/text/emoji.ts";
import { allMatches } from "../../system/text/all-matches.ts";

export interface Invisible extends Span {
  /** As a comms officer may look it up: "no-break space (U+00A0)". */
  readonly name: string;
}

const names: Readonly<Record<string, string>> = {
  "\t": "tab",
  "\u00a0": "no-break space",
  "\u00ad": "soft hyphen",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u202f": "narrow no-break space",
  "\u2060": "word joiner",
  "\u3000": "wide space",
  "\ufeff": "byte order mark",
  "\ufffc": "sign where a picture was",
  "\ufffd": "sign for a letter that was lost",
};

const suspects =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffd\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|(?<=[\p{L}\s])\ufe0f/gu;

/** Emoji are made of joiners and tags; in Arabic script and Indic ones joiners shape letters. */
const spelling = emojiPattern(
  "\\p{RGI_Emoji}|\\p{Emoji}\\ufe0f?\\p{EMod}?(?:\\u200d\\p{Emoji}\\ufe0f?\\p{EMod}?)+",
  "gv",
);
const shapingScript =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Oriya}]/u;
/** Letters only: the mark U+061C is of Arabic script, and makes no text Arabic. */
const rightToLeft = /[[\p{Script=Arabic}\p{Script=Hebrew}]&&\p{L}]/v;

export function invisibleIn(text: string, lang: string): readonly Invisible[] {
  if (text.search(suspects) === -1) return [];
  const inEmoji = new Uint8Array(text.length);
  for (const { 0: words, index } of allMatches(spelling, text)) inEmoji.fill(1, index, index + words.length);
  const shaped = shapingScript.test(text);
  const bidi = rightToLeft.test(text);
  const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
  return allMatches(suspects, text)
    .filter(({ index }) => inEmoji[index] === 0)
    .filter(({ 0: character }) => !(shaped && /[\u200c\u200d]/.test(character)))
    .filter(({ 0: character }) => !(bidi && /[\u061c\u200e\u200f\u2066-\u2069]/.test(character)))
    .filter(({ 0: character }) => !(eastAsian && character === "\u3000"))
    .filter(({ 0: character }) => !(/^fr\b/i.test(lang) && /[\u00a0\u202f]/.test(character)))
    .map(({ 0: character, index }) => ({ start: index, end: index + character.length, name: nameOf(character) }));
}

function nameOf(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const known = names[character] ?? kindOf(character);
  return `${known} (U+${point})`;
}

function kindOf(character: string): string {
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character))
    return "mark that turns the direction of reading";
  if (/\p{Zs}/u.test(character)) return "space of another width";
  if (/\p{Co}/u.test(character)) return "sign that only some fonts have";
  if (/\p{Cc}/u.test(character)) return "control character";
  return "invisible character";
}
