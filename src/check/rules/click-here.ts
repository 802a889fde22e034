import { textRule } from "../written.ts";

export const clickHere = textRule({
  code: "click-here",
  severity: "warning",
  summary: '"Click here" says nothing of where a link leads, and not everybody clicks.',
  *find({ text }) {
    for (const { 0: words, index } of text.matchAll(/\b(?:click|tap) (?:here|(?:on )?(?:the|this) link)\b/giu)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" does not say where the link leads.`,
        help: 'Say what is there: "How to spot the signs: {learn_url}".',
      };
    }
  },
});
