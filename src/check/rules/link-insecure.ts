import { textRule } from "../written.ts";

export const linkInsecure = textRule({
  code: "link-insecure",
  severity: "info",
  summary: "A link begins with http:// and not https://, which browsers warn of.",
  *find({ text }) {
    for (const { 0: url, index } of text.matchAll(
      /(?<![\p{L}\p{N}_])http:\/\/(?!localhost|127\.)[\p{L}\p{N}-]+\.[^\s<>"]+/giu,
    )) {
      yield {
        span: { start: index, end: index + url.length },
        message: `${url} is not encrypted.`,
        help: "Write https:// and try that it opens.",
      };
    }
  },
});
