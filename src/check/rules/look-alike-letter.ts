import { wordsRule } from "../written.ts";

const word = /[\p{L}\p{M}]+/gu;
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const drawn =
  /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]+(?:[ \u00a0][\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]+)*/gu;

export const lookAlikeLetter = wordsRule({
  code: "look-alike-letter",
  severity: "warning",
  summary: "A word holds letters of another alphabet that look like its own, or letters drawn as signs.",
  *find({ text }) {
    for (const { 0: words, index } of text.matchAll(word)) {
      if (!foreign.test(words) || !/\p{Script=Latin}/u.test(words) || /^[µμΩ]/u.test(words)) continue;
      const at = words.search(foreign);
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" mixes two alphabets: its ${at + 1}${at === 0 ? "st" : at === 1 ? "nd" : at === 2 ? "rd" : "th"} letter is not the one it looks like.`,
        help: "Type the word again: searches and screen readers do not know it.",
      };
    }
    for (const { 0: words, index } of text.matchAll(drawn)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is made of signs that look like letters.`,
        help: "Type it in ordinary letters: screen readers spell signs out, or leave them out.",
      };
    }
  },
});
