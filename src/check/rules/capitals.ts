import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

const run = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}'’]*(?:[ ,]+\p{Lu}[\p{Lu}'’]*){4,}(?![\p{L}\p{N}])/gu;

export const capitals = textRule({
  code: "capitals",
  severity: "info",
  summary: "Five words or more in a row are in capitals: hard to read, and they feel like shouting.",
  *find({ text }) {
    for (const { 0: words, index } of allMatches(run, text)) {
      if (words.split(/[ ,]+/).filter((word) => word.length > 2).length < 3) continue;
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is all in capitals.`,
        help: "Write it in small letters.",
      };
    }
  },
});
