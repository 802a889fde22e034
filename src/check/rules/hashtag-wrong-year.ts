import type { Delivery } from "../../plan/delivery.ts";
import { isMeant } from "../text/days/meant-year.ts";
import { dayTags, ownNames, spokenNames } from "../text/days/own-day.ts";
import { type Hashtag, hashtagsIn, yearOfTag } from "../text/tags/hashtags.ts";
import { wordsRule } from "../written.ts";

/** "#CEADay 26": its year stands apart, and is no count: "#CEADay 26 people came". */
const apart = /^[ \u00a0-]((?:20)?\d{2})(?=\s*(?:$|[\n.,;!?)#…])|[ \u00a0](?:is|was|starts|begins)(?!\p{L}))/iu;

/** "#NationalCEADay26" */
const before = /^(?:national|uk|the|our|happy|world|international)/u;

/** How the day's own stem is spelt: of its hashtags, or its whole name in one word. */
function stemOf(written: string, delivery: Delivery): string | undefined {
  const { dated } = dayTags(delivery);
  const stem = written.toLowerCase();
  const names = ownNames(delivery)
    .flatMap(spokenNames)
    .map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ""));
  return dated.get(stem) ?? dated.get(stem.replace(before, "")) ?? names.find((name) => name.toLowerCase() === stem);
}

function yearBehind(text: string, { tag, end }: Hashtag) {
  const [, year] = apart.exec(text.slice(end, end + 20)) ?? [];
  return year === undefined ? undefined : { stem: tag, year };
}

/** Only hashtags of the campaign's own day: #Covid19 and #COP26 have numbers that are no slip. */
export const hashtagWrongYear = wordsRule({
  code: "hashtag-wrong-year",
  severity: "error",
  summary:
    "The awareness day's own hashtag carries another year than the campaign, or a name that the day no longer has.",
  *find({ text, delivery }) {
    const hashtags = hashtagsIn(text);
    if (hashtags.length === 0) return;
    const { dated: stems, former } = dayTags(delivery);
    const year = delivery.anchor.date.slice(0, 4);
    const [newest] = stems.values();
    for (const hashtag of hashtags) {
      const dated = yearOfTag(hashtag.tag) ?? yearBehind(text, hashtag);
      if (dated === undefined) continue;
      const stem = stemOf(dated.stem, delivery);
      const right = year.slice(-dated.year.length);
      if (stem !== undefined && dated.year !== right) {
        if (isMeant(text, hashtag, dated.year < right)) continue;
        yield {
          span: hashtag,
          message: `#${hashtag.tag} is not this campaign's year, ${year}.`,
          help: `Write \`#${stem}{${dated.year.length === 2 ? "yy" : "year"}}\`, which prints #${stem}${right}.`,
        };
      } else if (
        newest !== undefined &&
        former.has(dated.stem.toLowerCase()) &&
        !(dated.year < right && isMeant(text, hashtag, true))
      ) {
        yield {
          span: hashtag,
          message: `#${hashtag.tag} is what the day was called in other years.`,
          help: `Write #${newest}${right}, or \`{hashtags}\`.`,
        };
      }
    }
  },
});
