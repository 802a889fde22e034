import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

/** A possessive ('s, s') leaves the hashtag whole; "#It's" is none. */
export const hashtagApostrophe = textRule({
  code: "hashtag-apostrophe",
  severity: "warning",
  summary: "A hashtag has an apostrophe, and ends before it: #Mae'nIawn links only #Mae.",
  *find({ text }) {
    const pattern =
      /(?<![\p{L}\p{N}_/&])#([\p{L}\p{N}_]+)['’](?!(?<!#(?:It|That|What|Who|Here|There|Let|He|She|How|Where)['’])s?(?![\p{L}\p{N}_]))([\p{L}\p{N}_]+)/gu;
    for (const { 0: written, 1: head = "", 2: rest = "", index } of allMatches(pattern, text)) {
      yield {
        span: { start: index, end: index + written.length },
        message: `${written} links only #${head}: a hashtag ends at an apostrophe.`,
        help: `Leave the apostrophe out: #${head}${rest}.`,
      };
    }
  },
});
