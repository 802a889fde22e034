import { hashtagsIn, yearOfTag } from "../text/hashtags.ts";
import { campaignStems } from "../text/known-hashtags.ts";
import { textRule } from "../written.ts";

/** Only hashtags of the campaign itself: #Covid19 and #COP26 have numbers that are no slip. */
export const hashtagWrongYear = textRule({
  code: "hashtag-wrong-year",
  severity: "error",
  summary: "The campaign's own hashtag carries another year than the campaign.",
  *find({ text, delivery }) {
    const stems = campaignStems(delivery);
    const year = delivery.anchor.date.slice(0, 4);
    for (const hashtag of hashtagsIn(text)) {
      const dated = yearOfTag(hashtag.tag);
      if (dated === undefined || !stems.has(dated.stem.toLowerCase())) continue;
      const right = year.slice(-dated.year.length);
      if (dated.year === right) continue;
      yield {
        span: hashtag,
        message: `#${hashtag.tag} is not this campaign's year, ${year}.`,
        help: `Write \`#${dated.stem}{${dated.year.length === 2 ? "yy" : "year"}}\`, or \`{hashtags}\`, which prints #${dated.stem}${right}.`,
      };
    }
  },
});
