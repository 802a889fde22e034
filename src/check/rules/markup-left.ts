import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const forms: readonly RegExp[] = [
  /(?<![\p{L}\p{N}*])\*\*(?=\S)[^*\n]{1,200}\*\*|(?<![\p{L}\p{N}_])__(?=[^\s_])[^_\n]{1,200}__(?![\p{L}\p{N}_])|~~(?=\S)[^~\n]{1,200}~~|```/gu,
  // A lone * is a footnote's, and snake_case is a name.
  /(?<![\p{L}\p{N}*_\\/])(?:\*(?=[\p{L}"“‘'])[^*\n]{1,100}(?<=[^\s*])\*|_(?=[\p{L}"“‘'])[^_\n@/]{1,100}(?<=[^\s_])_|`(?=\S)[^`\n]{1,100}`)(?![\p{L}\p{N}*_])/gu,
  /^#{1,4}[ \t]+\p{L}[^\n]{0,80}/gmu,
  /\[[^\]\n]{1,200}\]\((?:https?:|www\.)[^\s)]*\)?|!\[[^\]\n]{0,200}\]\([^\s)]{1,200}\)/giu,
  /&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,5});/giu,
  /<\/?(?:br|p|b|i|em|strong|div|span|a|ul|li|h[1-6])(?:\s[^<>\n]{0,200})?\/?>/giu,
  /â€[™œ\u009d“”¦˜"]?|Ã[©¨¢´ª®\u00a0-\u00bf]|Â[£\u00a0©®·]|ï»¿/gu,
  /\\[nrt](?![\p{L}\p{N}\\])|\\u[\da-f]{4}/giu,
  // "Look closer\\nact", but not C:\\news
  /(?<=\p{L}{2}[.!?]?)(?<![:\\]\S{0,60})\\n(?=\p{L}{2})/gu,
];

export const markupLeft = wordsRule({
  code: "markup-left",
  severity: "warning",
  summary:
    "A text holds signs of Markdown or HTML, or letters that a wrong encoding broke; networks print them as they are.",
  *find({ text }) {
    for (const { 0: words, index } of forms.flatMap((pattern) => matchesOf(pattern, text))) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words.slice(0, 40)}" will be printed with its signs.`,
        help: /^&amp;$/i.test(words)
          ? "Networks know no HTML. Write & in its place."
          : "Networks know no Markdown and no HTML. Write plain words.",
      };
    }
  },
});
