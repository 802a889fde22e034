import { allMatches } from "../../system/text/all-matches.ts";
import { wordsRule } from "../written.ts";

const word = /[\p{L}\p{M}]+/gu;
const foreign =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const drawn =
  /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c-\u2134]+(?:[ \u00a0][\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c-\u2134]+)*/gu;

export const lookAlikeLetter = wordsRule({
  code: "look-alike-letter",
  severity: "warning",
  summary: "A word holds letters of another alphabet that look like its own, or letters drawn as signs.",
  *find({ text }) {
    for (const { 0: words, index } of allMatches(word, text)) {
      if (!foreign.test(words) || !/\p{Script=Latin}/u.test(words) || /^[µμΩ]/u.test(words)) continue;
      const at = words.search(foreign);
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" mixes two alphabets: its ${at + 1}${at === 0 ? "st" : at === 1 ? "nd" : at === 2 ? "rd" : "th"} letter is not the one it looks like.`,
        help: "Type the word again: searches and screen readers do not know it.",
      };
    }
    const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
    for (const { 0: words, index } of allMatches(drawn, text)) {
      if (eastAsian && !/[^\uff10-\uff5a \u00a0]/u.test(words)) continue;
      // One that stands alone is a sign, as in "ⓘ".
      const beside = `${text.slice(Math.max(0, index - 1), index)}${text.slice(index + words.length, index + words.length + 1)}`;
      if ([...words].length === 1 && !/[\p{L}\p{N}]/u.test(beside)) continue;
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is made of signs that look like letters.`,
        help: "Type it in ordinary letters: screen readers spell signs out, or leave them out.",
      };
    }
  },
});
