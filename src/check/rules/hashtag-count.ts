import { hashtagsIn } from "../text/tags/hashtags.ts";
import { wholeRule } from "../written.ts";

/** Government Communication Service guidance. */
const most = 2;

export const hashtagCount = wholeRule({
  code: "hashtag-count",
  severity: "warning",
  summary: `A text has more than ${most} hashtags; more are read aloud one by one, and read less.`,
  *find({ text }) {
    const hashtags = hashtagsIn(text);
    const extra = hashtags[most];
    if (extra === undefined) return;
    yield {
      span: extra,
      message: `The text has ${hashtags.length} hashtags.`,
      help: `Keep ${most}, at the end.`,
    };
  },
});
