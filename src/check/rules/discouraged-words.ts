import { discouragedIn } from "../text/discouraged.ts";
import { insteadIn } from "../text/own/instead.ts";
import { wordsRule } from "../written.ts";

export const discouragedWords = wordsRule({
  code: "discouraged-words",
  severity: "warning",
  summary:
    "A phrase puts blame on a child, speaks of suicide in a way that guidance advises against, or is one that `instead` of words.yaml does not want.",
  *find({ text }, { words }) {
    const own = insteadIn(text, words?.instead ?? []);
    // Where the workspace has words of its own for it, they count.
    const known = discouragedIn(text).filter(
      (one) => !own.some(({ start, end }) => one.start < end && start < one.end),
    );
    for (const { start, end, instead } of [...own, ...known]) {
      yield { span: { start, end }, message: `"${text.slice(start, end)}" is discouraged.`, help: instead };
    }
  },
});
