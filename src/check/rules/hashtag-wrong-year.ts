import { dayTags } from "../text/days/own-day.ts";
import { type Hashtag, hashtagsIn, yearOfTag } from "../text/tags/hashtags.ts";
import { wordsRule } from "../written.ts";

/** Said of the same sentence: "see what we did for #CEADay26". */
const before =
  /\b(?:last(?! (?:chance|call|minute|few|place|places|tickets?|push|day)\b)|did|was|were|had|ran|held|made|saw|marked|raised|reached|took part|joined us|attended|came|went|trained|helped|heard|launched|worked|happened|started|began|won|gave|been|visited|grew|remember|(?:photos?|pictures|highlights|film|video) (?:from|of)|report (?:from|on|of)|(?:our|the|your|a) report|memories|thank(?:s|ed)?(?= (?:you |everyone |everybody |all )?(?:for|to|who))|previous|unlike|(?:since|from|of|after|during|than)(?= *$))\b/iu;
/** Said anywhere in the line. */
const lookingBack =
  /\b(?:last year(?:['’]s)?|a year ago|look(?:ing|ed)? back|back in|throw ?back|memories|previous|highlights)\b/iu;
const ahead =
  /\b(?:see you|next year|join us again|save the date|until|till|bring on|roll on|ready for|plan(?:s|ning)?|here['’]?s to|look(?:ing)? forward|back (?:in|for)|towards?|will be|dates? for|sign up for|meet again)\b/iu;

/** "#CEADay 26": its year stands apart, and is no count: "#CEADay 26 people came". */
const apart = /^[ \u00a0-]((?:20)?\d{2})(?=\s*(?:$|[\n.,;!?)#…])|[ \u00a0](?:is|was|starts|begins)(?!\p{L}))/iu;

function yearBehind(text: string, { tag, end }: Hashtag) {
  const [, year] = apart.exec(text.slice(end, end + 20)) ?? [];
  return year === undefined ? undefined : { stem: tag, year };
}

/** Whether the words around it speak of that other year on purpose: "see what we did for #CEADay26". */
function isMeant(text: string, { start, end }: Hashtag, isPast: boolean): boolean {
  const line = text.slice(Math.max(0, start - 80, text.lastIndexOf("\n", start - 1) + 1), end + 40);
  const words = line.replace(/[#＃][\p{L}\p{N}_]+/gu, " ");
  if (!isPast) return ahead.test(words);
  if (lookingBack.test(words)) return true;
  const [sentence = ""] = text
    .slice(Math.max(0, start - 80), start)
    .split(/[\n.!?…]/)
    .slice(-1);
  return before.test(sentence) || before.test(/^[^\n.!?…]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? "");
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
      const stem = stems.get(dated.stem.toLowerCase());
      const right = year.slice(-dated.year.length);
      if (stem !== undefined && dated.year !== right) {
        if (isMeant(text, hashtag, dated.year < right)) continue;
        yield {
          span: hashtag,
          message: `#${hashtag.tag} is not this campaign's year, ${year}.`,
          help: `Write \`#${stem}{${dated.year.length === 2 ? "yy" : "year"}}\`, or \`{hashtags}\`, which prints #${stem}${right}.`,
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
