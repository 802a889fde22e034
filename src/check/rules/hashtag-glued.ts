import { gluedHashtagsIn } from "../text/hashtags.ts";
import { textRule } from "../written.ts";

export const hashtagGlued = textRule({
  code: "hashtag-glued",
  severity: "warning",
  summary: "A hashtag is stuck to the word before it, so that no network makes a link of it.",
  *find({ text }) {
    for (const hashtag of gluedHashtagsIn(text)) {
      yield {
        span: hashtag,
        message: `#${hashtag.tag} is stuck to what stands before it and will be no hashtag.`,
        help: `Put a space before it: " #${hashtag.tag}".`,
      };
    }
  },
});
