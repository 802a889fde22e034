import { invisibleIn } from "../text/invisible.ts";
import { wordsRule } from "../written.ts";

export const invisibleCharacter = wordsRule({
  code: "invisible-character",
  severity: "warning",
  summary: "A text holds characters that nobody sees: no-break spaces, zero-width or control characters.",
  *find({ text, delivery }) {
    const kinds = Map.groupBy(invisibleIn(text, delivery.lang), ({ name }) => name);
    for (const [name, [first, ...others]] of kinds) {
      if (first === undefined) continue;
      const times = others.length === 0 ? "" : `, ${others.length + 1} times`;
      yield {
        span: first,
        message: `The text holds ${/^[aeiou]/.test(name) ? "an" : "a"} ${name}${times}.`,
        help: "It came with copied text and may break a link or a search. Delete it and type an ordinary space if one belongs there.",
      };
    }
  },
});
