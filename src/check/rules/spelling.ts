import { misspeltIn } from "../text/misspelt.ts";
import { wordsRule } from "../written.ts";

/** A few dozen common slips, and no dictionary: names and dialects are left alone. */
export const spelling = wordsRule({
  code: "spelling",
  severity: "info",
  summary: 'A word is misspelt, stands twice, or is the wrong one of two: "its time", "should of".',
  *find({ text, delivery }) {
    if (!/^en\b/i.test(delivery.lang)) return;
    for (const { start, end, right } of misspeltIn(text)) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is misspelt.`,
        help: `Write "${right}".`,
      };
    }
  },
});
