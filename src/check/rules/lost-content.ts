import { withoutTrailingHashtags } from "../text/hashtags.ts";
import { type Fault, textRule, type Written } from "../written.ts";

const dangling =
  /\b(?:please contact|contact us (?:on|at|by)|(?:call|ring|phone|text|message) us on|(?:e-?mail|write to) us at|visit us at)[\t ]*[.:,!?]?[\t ]*(?=\n|$)/giu;
const printOnly =
  /\b(?:overleaf|see attached|attached (?:leaflet|poster|flyer)|on the back of this (?:card|leaflet|page))\b/giu;

/** The colon that ends the whole text, where neither a next part, a picture nor a card follows it. */
function* danglingColon({ text, part, index, rendered }: Written): Iterable<Fault> {
  const more = index + 1 < rendered.parts.length || part.images.length > 0 || rendered.card !== undefined;
  if (more) return;
  const words = /\n[^\n]*$/.test(text)
    ? text.replace(/\n[\s#＃\p{L}\p{N}_]*$/u, (tail) => (withoutTrailingHashtags(tail).trim() === "" ? "" : tail))
    : text;
  const body = words.trimEnd();
  if (!/\p{L}:$/u.test(body)) return;
  yield {
    span: { start: body.length - 1, end: body.length },
    message: "Nothing follows the colon.",
    help: "Something was lost: add what the text announces, or end the sentence with a full stop.",
  };
}

export const lostContent = textRule({
  code: "lost-content",
  severity: "warning",
  summary:
    'A text announces something that is not there: a colon or "please contact" with nothing behind it, "overleaf".',
  *find(written) {
    const { text } = written;
    for (const { 0: words, index } of text.matchAll(dangling)) {
      yield {
        span: { start: index, end: index + words.trimEnd().length },
        message: `Nothing follows "${words.trim()}".`,
        help: "Add the number, the address or the name.",
      };
    }
    for (const { 0: words, index } of text.matchAll(printOnly)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" points to a page that readers of a post do not have.`,
        help: "Say it here, or give a link.",
      };
    }
    yield* danglingColon(written);
  },
});
