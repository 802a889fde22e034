import { isWrittenByHand } from "../origin.ts";
import { hashtagsIn, yearOfTag } from "../text/tags/hashtags.ts";
import { campaignStems } from "../text/tags/known-hashtags.ts";
import { textRule } from "../written.ts";

export const hashtagLiteralYear = textRule({
  code: "hashtag-literal-year",
  severity: "info",
  summary: "A text writes the year of the campaign's hashtag by hand, which will be wrong next year.",
  *find(written) {
    const { text, delivery } = written;
    const stems = campaignStems(delivery);
    for (const hashtag of hashtagsIn(text)) {
      const dated = yearOfTag(hashtag.tag);
      if (dated === undefined || !stems.has(dated.stem.toLowerCase())) continue;
      if (!delivery.anchor.date.slice(0, 4).endsWith(dated.year)) continue;
      if (!isWrittenByHand(written, hashtag)) continue;
      yield {
        span: hashtag,
        message: `The year in #${hashtag.tag} is written by hand.`,
        help: `Write \`{hashtags}\`, or \`#${dated.stem}{${dated.year.length === 2 ? "yy" : "year"}}\`: then next year's campaign is right too.`,
      };
    }
  },
});
