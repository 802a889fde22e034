import { discouragedIn } from "../text/discouraged.ts";
import { wordsRule } from "../written.ts";

export const discouragedWords = wordsRule({
  code: "discouraged-words",
  severity: "warning",
  summary: "A phrase puts blame on a child, or speaks of suicide in a way that guidance advises against.",
  *find({ text }) {
    for (const { start, end, instead } of discouragedIn(text)) {
      yield { span: { start, end }, message: `"${text.slice(start, end)}" is discouraged.`, help: instead };
    }
  },
});
