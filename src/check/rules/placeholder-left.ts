import { wordsRule } from "../written.ts";

const nouns =
  "link|url|date|time|name|venue|place|location|phone|telephone|number|organisation|organization|org|council|partnership|email|e-mail|handle|website|web address|address|logo|image|photo|picture|hashtags?|here|quote|contact|details|school|speaker|event|town|area|department|team|month|day|year|job title|role|charity|partner|tbc|tba|x+";
const patterns = [
  /(?<![\p{L}\p{N}#@_])(?:TODO|FIXME|XXX+|X{4,}|x{4,})(?![\p{L}\p{N}_]|-\p{L}| rated)/gu,
  /(?:(?<=[£$€:]|\d )XX+|(?<![\p{L}\p{N}#@_])XX(?=:XX|(?:st|nd|rd|th)?[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[ap]m\b))(?![\p{L}\p{N}_])/gu,
  /\b(?:lorem ipsum|dolor sit amet)\b/giu,
  /(?:\[\[?|<)(?:insert|add|your|enter|type|put|choose|select)\b[^\]>\n]{0,60}(?:\]\]?|>)/giu,
  new RegExp(
    `\\[\\[?(?!e-?mail[\\s\\u00a0]+protected)(?:[\\p{L}'’/-]+[ /]){0,3}(?:${nouns})(?:[ /][\\p{L}'’/-]+){0,2}\\]\\]?(?!\\()`,
    "giu",
  ),
  new RegExp(`<(?:[\\p{L}'’]+ ){0,2}(?:${nouns})>`, "giu"),
  /\((?:add|insert|put|enter|include|attach)\b[^)\n]{0,40}\b(?:here|link|name|date|time|url|number|photo|image|logo|quote|details|text)\)/giu,
  /\((?:link|url|name|date|time|venue|quote|photo|logo)(?: here)?\)/giu,
  /\b(?:INSERT|ADD) [A-Z ]{2,40} HERE\b/gu,
  /\b(?:your|the)[ -](?:link|text|name|logo|message)[ -]here\b/giu,
  /\b(?:DD\/MM(?:\/YY(?:YY)?)?|HH:MM)\b/gu,
];
const braces = /\{\{?[ \u00a0]*[\p{L}_][\p{L}\p{N}_ -]{0,40}\}?\}/gu;

export const placeholderLeft = wordsRule({
  code: "placeholder-left",
  severity: "error",
  summary: "A text still holds what its writer meant to replace: TODO, XXX, lorem ipsum, [insert link].",
  *find({ text, template }) {
    // A name in single braces that has no value is told where templates are filled in.
    const all = template.includes("{{") ? [...patterns, braces] : patterns;
    const found: { start: number; end: number }[] = [];
    for (const { 0: words, index } of all.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const span = { start: index, end: index + words.length };
      if (found.some(({ start, end }) => span.start < end && start < span.end)) continue;
      found.push(span);
      yield {
        span,
        message: `"${words}" was meant to be replaced.`,
        help: "Write what belongs there, or use a `{name}` that each account fills in.",
      };
    }
  },
});
