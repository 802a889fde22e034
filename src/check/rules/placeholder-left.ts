import { textRule } from "../written.ts";

const patterns = [
  /(?<![\p{L}\p{N}#@_])(?:TODO|FIXME|XXX+)(?![\p{L}\p{N}_])/gu,
  /\blorem ipsum\b/giu,
  /[[<](?:insert|add|your|enter|type)\b[^\]>\n]{0,60}[\]>]|\[(?:link|url|date|time|name|phone|number|phone number|organisation|org|email|handle)\]/giu,
  /\bINSERT [A-Z ]{2,40} HERE\b/gu,
];

export const placeholderLeft = textRule({
  code: "placeholder-left",
  severity: "error",
  summary: "A text still holds what its writer meant to replace: TODO, XXX, lorem ipsum, [insert link].",
  *find({ text }) {
    for (const { 0: words, index } of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" was meant to be replaced.`,
        help: "Write what belongs there, or use a `{name}` that each account fills in.",
      };
    }
  },
});
