import { brokenIn, finderOf } from "../text/broken-links/form.ts";
import { forms } from "../text/broken-links/forms.ts";
import { wordsRule } from "../written.ts";

const finders = forms.map(finderOf);

export const linkBroken = wordsRule({
  code: "link-broken",
  severity: "warning",
  summary:
    "A link is misspelt, stuck to another, or leads where its readers may not follow, such as your own computer.",
  *find({ text }) {
    if (!/[/\\.,]|www/i.test(text)) return;
    for (const { span, why, help = "Open the page, and copy its address whole." } of brokenIn(text, finders)) {
      yield { span, message: `The link "${text.slice(span.start, span.end)}" ${why}.`, help };
    }
  },
});
