import { textRule } from "../written.ts";

/** "#1" is a way of speaking; a year is meant as a hashtag. */
export const hashtagDigits = textRule({
  code: "hashtag-digits",
  severity: "warning",
  summary: "A hashtag is a bare year; networks make no link of digits alone.",
  *find({ text }) {
    for (const { 0: tag, index } of text.matchAll(/(?<![\p{L}\p{N}_/&#])#(?:19|20)\d{2}(?![\p{L}\p{N}_])/gu)) {
      yield {
        span: { start: index, end: index + tag.length },
        message: `${tag} has digits only and will be no hashtag.`,
        help: `Put a word into it, as in #CEADay${tag.slice(3)}.`,
      };
    }
  },
});
