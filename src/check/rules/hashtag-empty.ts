import { textRule } from "../written.ts";

/** "C#" and "F#" end in one that is meant; a line that begins with "# " is a heading, and another rule's business. */
const lone = /(?<![\p{L}\p{N}_/&#＃])[#＃](?=[\s.,;:!?)]|$)/gu;

export const hashtagEmpty = textRule({
  code: "hashtag-empty",
  severity: "warning",
  summary: "A # stands alone, with no word behind it.",
  *find({ text }) {
    for (const { index } of text.matchAll(lone)) {
      if (/^[#＃][ \t]+\p{L}/u.test(text.slice(index, index + 4))) continue;
      yield {
        span: { start: index, end: index + 1 },
        message: "A # stands alone and is no hashtag.",
        help: "Write the hashtag's word right behind it, or take the # away.",
      };
    }
  },
});
