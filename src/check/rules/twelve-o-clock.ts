import { textRule } from "../written.ts";

export const twelveOClock = textRule({
  code: "twelve-o-clock",
  severity: "warning",
  summary: '"12am" and "12pm" are read both ways.',
  *find({ text }) {
    for (const { 0: words, index } of text.matchAll(/(?<![\d:.])12(?:[:.]00)?\s?(?:[ap]m\b|[ap]\.m\.)/giu)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is read as midnight by some and as midday by others.`,
        help: 'Write "midday" or "midnight".',
      };
    }
  },
});
