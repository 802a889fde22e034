import { type Hashtag, hashtagsIn, yearOfTag } from "../text/hashtags.ts";
import { dayTags } from "../text/own-day.ts";
import { wordsRule } from "../written.ts";

const before =
  /\b(?:last|did|was|were|had|ran|held|made|saw|marked|raised|reached|since|from|remember|looking back|look back|back (?:in|at|to|for)|photos?|pictures|highlights|report|film|video|memories|thank|previous|unlike|after|during)\b/iu;
const ahead =
  /\b(?:see you|next year|join us again|save the date|until|till|bring on|roll on|ready for|plan(?:s|ning)?|here['’]?s to|look(?:ing)? forward|back (?:in|for)|towards?|will be|dates? for|sign up for|meet again)\b/iu;

/** Whether the words around it speak of that other year on purpose: "see what we did for #CEADay26". */
function isMeant(text: string, { start, end }: Hashtag, isPast: boolean): boolean {
  const line = text.slice(Math.max(0, start - 80, text.lastIndexOf("\n", start - 1) + 1), end + 40);
  const words = line.replace(/[#＃][\p{L}\p{N}_]+/gu, " ");
  return (isPast ? before : ahead).test(words);
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
      const dated = yearOfTag(hashtag.tag);
      if (dated === undefined) continue;
      const stem = stems.get(dated.stem.toLowerCase());
      const right = year.slice(-dated.year.length);
      if (stem !== undefined && dated.year !== right) {
        if (isMeant(text, hashtag, dated.year < right)) continue;
        yield {
          span: hashtag,
          message: `#${hashtag.tag} is not this campaign's year, ${year}.`,
          help: `Write \`#${stem}{${dated.year.length === 2 ? "yy" : "year"}}\`, or \`{hashtags}\`, which prints #${stem}${right}.`,
        };
      } else if (former.has(dated.stem.toLowerCase()) && newest !== undefined && dated.year >= right) {
        yield {
          span: hashtag,
          message: `#${hashtag.tag} is what the day was called in other years.`,
          help: `Write #${newest}${right}, or \`{hashtags}\`.`,
        };
      }
    }
  },
});
