import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const twelve =
  /(?<![\d:.£$€,]|\p{L}(?=12))(?:12(?:[:.]00(?:[:.]00)?|h00)?[\s\u00a0-]?(?:[ap]m(?![\p{L}\p{N}])|[ap]\.[\s\u00a0]?m\b\.?|o['’]?[\s\u00a0]?clock\b)|twelve[\s\u00a0]+(?:o['’]?clock\b|[ap]\.?m\b\.?))/giu;

export const twelveOClock = wordsRule({
  code: "twelve-o-clock",
  severity: "warning",
  summary: '"12am", "12pm" and "12 o\'clock" are read both ways.',
  *find({ text }) {
    for (const { 0: words, index } of matchesOf(twelve, text)) {
      // The name of a club or a show is no time.
      if (/^\s(?:club|show|crew|run|film)\b/iu.test(text.slice(index + words.length, index + words.length + 12)))
        continue;
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is read as midnight by some and as midday by others.`,
        help: 'Write "midday" or "midnight".',
      };
    }
  },
});
