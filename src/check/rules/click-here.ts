import { matchesOf } from "../text/sieve/sieve.ts";
import { textRule } from "../written.ts";

const vague =
  /\b(?:click|tap|press)(?:ing)?[ \u00a0]{1,3}(?:here|below|above|(?:on )?(?:the|this|our) (?:link|button))\b|\b(?:click|tap)(?:ing)?(?: on)?(?: this| it)?:?[ \u00a0](?=https?:\/\/|www\.)|\bfollow(?:ing)? (?:the|this|our) link\b(?! between)|\bcliciwch (?:yma|isod|ar y (?:ddolen|linc|botwm))(?!\p{L})/giu;

export const clickHere = textRule({
  code: "click-here",
  severity: "warning",
  summary: '"Click here" says nothing of where a link leads, and not everybody clicks.',
  *find({ text }) {
    for (const { 0: words, index } of matchesOf(vague, text)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" does not say where the link leads.`,
        help: 'Say what is there: "How to spot the signs: {learn_url}".',
      };
    }
  },
});
