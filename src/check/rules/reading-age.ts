import { audienceKey } from "../../campaign/words/audiences.ts";
import type { CheckContext } from "../rule.ts";
import { readingAgeOf } from "../text/reading-age.ts";
import { textRule, type Written } from "../written.ts";

/** Years. GOV.UK aims at 9; a post for adults that names services seldom gets there. */
const usual = 15;

/** The middle of a young audience: half of it would stumble over more. */
function limitFor({ delivery }: Written, { workspace }: CheckContext): number {
  const young = delivery.audience.flatMap((audience) => {
    const ages = workspace.audiences?.get(audienceKey(audience));
    return ages?.until === undefined || ages.until >= 18 ? [] : [Math.max(9, Math.floor((ages.from + ages.until) / 2))];
  });
  return Math.min(usual, ...young);
}

export const readingAge = textRule({
  code: "reading-age",
  severity: "info",
  summary: `An English text is hard to read: for people of more than ${usual} years, or older than half of a young audience.`,
  *find(words, context) {
    if (!/^en\b/i.test(words.delivery.lang)) return;
    const age = readingAgeOf(words.text);
    const limit = limitFor(words, context);
    if (age === undefined || age <= limit) return;
    yield {
      message: `This reads with ease from about ${age} years on; ${limit} would suit its readers.`,
      help: "Shorter sentences and shorter words make it easier. This is advice from a formula, and says nothing of any law.",
    };
  },
});
