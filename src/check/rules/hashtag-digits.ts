import { textRule } from "../written.ts";

/** "#1" is a way of speaking; more digits are meant as a hashtag. */
export const hashtagDigits = textRule({
  code: "hashtag-digits",
  severity: "warning",
  summary: "A hashtag has digits only; networks make no link of it.",
  *find({ text }) {
    for (const { 0: tag, index } of text.matchAll(/(?<![\p{L}\p{N}_/&#])[#＃]\d{2,4}(?![\p{L}\p{N}_])/gu)) {
      yield {
        span: { start: index, end: index + tag.length },
        message: `${tag} has digits only and will be no hashtag.`,
        help: `Put a word into it, as in #CEADay${tag.slice(-2)}.`,
      };
    }
  },
});
