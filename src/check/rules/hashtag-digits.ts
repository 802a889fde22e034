import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

const digits = /(?<![\p{L}\p{N}_/&#])[#＃]['’‘]?\d{2,4}(?![\p{L}\p{N}_])/gu;
/** "Unit #12", "tip #10": a number of its kind. */
const counts =
  /(?<!\p{L})(?:unit|room|flat|house|bus|route|ticket|tip|fact|question|item|part|issue|episode|number|no\.?|sign|step|player)[ \u00a0]$/iu;

/** "#1" is a way of speaking; more digits are meant as a hashtag. */
export const hashtagDigits = textRule({
  code: "hashtag-digits",
  severity: "warning",
  summary: "A hashtag has digits only; networks make no link of it.",
  *find({ text }) {
    for (const { 0: tag, index } of allMatches(digits, text)) {
      if (counts.test(text.slice(Math.max(0, index - 12), index))) continue;
      yield {
        span: { start: index, end: index + tag.length },
        message: `${tag} has digits only and will be no hashtag.`,
        help: `Put a word into it, as in #CEADay${tag.slice(-2)}.`,
      };
    }
  },
});
