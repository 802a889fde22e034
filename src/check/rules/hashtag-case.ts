import type { Delivery } from "../../plan/delivery.ts";
import { ownTags } from "../text/days/own-day.ts";
import { compoundOf } from "../text/tags/compound.ts";
import { type Hashtag, hashtagsIn } from "../text/tags/hashtags.ts";
import { textRule } from "../written.ts";

/** How the tag should be spelt; absent where nothing is known to be wrong. */
function betterSpelling({ tag }: Hashtag, delivery: Delivery): string | undefined {
  const known = ownTags(delivery).find((one) => one.toLowerCase() === tag.toLowerCase());
  if (known !== undefined) return known === tag ? undefined : known;
  return /^en\b/i.test(delivery.lang) ? compoundOf(tag) : undefined;
}

export const hashtagCase = textRule({
  code: "hashtag-case",
  severity: "warning",
  summary: "A hashtag of several words has no capitals between them, so that screen readers stumble over it.",
  *find({ text, delivery }) {
    for (const hashtag of hashtagsIn(text)) {
      const better = betterSpelling(hashtag, delivery);
      if (better === undefined) continue;
      yield {
        span: hashtag,
        message: `#${hashtag.tag} is hard to read: its words do not begin with capitals.`,
        help: `Write #${better}. A screen reader reads each capital as a new word.`,
      };
    }
  },
});
