import { hashtagsIn, yearOfTag } from "../text/hashtags.ts";
import { campaignStems } from "../text/known-hashtags.ts";
import { templateSpan, textRule } from "../written.ts";

export const hashtagLiteralYear = textRule({
  code: "hashtag-literal-year",
  severity: "info",
  summary: "A text writes the year of the campaign's hashtag by hand, which will be wrong next year.",
  *find({ text, delivery, index }) {
    const stems = campaignStems(delivery);
    const template = delivery.parts[index]?.text ?? "";
    for (const hashtag of hashtagsIn(text)) {
      const dated = yearOfTag(hashtag.tag);
      if (dated === undefined || !stems.has(dated.stem.toLowerCase())) continue;
      if (!delivery.anchor.date.slice(0, 4).endsWith(dated.year)) continue;
      if (templateSpan(template, text, hashtag) === undefined) continue;
      yield {
        span: hashtag,
        message: `The year in #${hashtag.tag} is written by hand.`,
        help: `Write \`{hashtags}\`, or \`#${dated.stem}{${dated.year.length === 2 ? "yy" : "year"}}\`: then next year's campaign is right too.`,
      };
    }
  },
});
