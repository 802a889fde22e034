import { ownTags } from "../text/days/own-day.ts";
import { gluedHashtagsIn, hashtagsIn } from "../text/tags/hashtags.ts";
import { textRule } from "../written.ts";

export const hashtagGlued = textRule({
  code: "hashtag-glued",
  severity: "warning",
  summary: "A hashtag is stuck to the word before or behind it, so that it is no link or another one.",
  *find({ text, delivery }) {
    for (const hashtag of gluedHashtagsIn(text)) {
      yield {
        span: hashtag,
        message: `#${hashtag.tag} is stuck to what stands before it and will be no hashtag.`,
        help: `Put a space before it: " #${hashtag.tag}".`,
      };
    }
    const hashtags = hashtagsIn(text);
    const own = hashtags.length === 0 ? [] : ownTags(delivery).filter((tag) => /\d$/.test(tag));
    for (const hashtag of hashtags) {
      const begun = own.find(
        (tag) => tag.length < hashtag.tag.length && hashtag.tag.toLowerCase().startsWith(tag.toLowerCase()),
      );
      const rest = begun === undefined ? "" : hashtag.tag.slice(begun.length);
      if (!/^\p{L}/u.test(rest)) continue;
      yield {
        span: hashtag,
        message: `"${rest}" is stuck to #${begun} and makes another hashtag of it.`,
        help: `Put a space between them: "#${begun} ${rest}".`,
      };
    }
  },
});
