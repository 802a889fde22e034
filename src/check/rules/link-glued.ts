import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

const word = /\S+/gu;
const link = /https?:\/\/|www\.(?=[\p{L}\p{N}])/iu;

export const linkGlued = textRule({
  code: "link-glued",
  severity: "warning",
  summary: "A link is stuck to the word or bracket before it, so that networks do not see it.",
  *find({ text }) {
    for (const { 0: run, index } of allMatches(word, text)) {
      const at = run.search(link);
      const before = run.slice(0, Math.max(0, at));
      if (at <= 0 || !/[\p{L}\p{N}][([]?$/u.test(before)) continue;
      yield {
        span: { start: index, end: index + run.length },
        message: `The link is stuck to "${before}".`,
        help: "Put a space before the link.",
      };
    }
  },
});
