import type { Delivery } from "../../plan/delivery.ts";
import { isMeant } from "../text/days/meant-year.ts";
import { dayTags, ownNames, spokenNames } from "../text/days/own-day.ts";
import { oneSlipFrom } from "../text/help/phone-numbers.ts";
import { type Hashtag, hashtagsIn, yearOfTag } from "../text/tags/hashtags.ts";
import { calendarTagStems } from "../text/tags/known-hashtags.ts";
import { type Spot, wordsRule } from "../written.ts";

/** "#CEADay 26", "#CEADay’26": its year stands apart, and is no count: "#CEADay 26 people came". */
const apart =
  /^[ \u00a0'’‘-]((?:20)?\d{2})(?=\s*(?:$|[\n.,;!?)#…])|(?<=20\d\d)[ \u00a0](?:resources?|toolkits?|campaign|events?|messages?|posters?|graphics|launch|pledges?|theme)(?!\p{L})|[ \u00a0](?:is|was|starts|begins)(?!\p{L}))/iu;

const shortestSlip = 5;

/** The words around it say that it is a former name. */
const once = /\b(?:former(?:ly)?|once|used to be|was called|were called|known as|renamed|before|old)\b/iu;

/** "#NationalCEADay26" */
const before = /^(?:national|n|uk|the|our|happy|world|international)/u;

/** How the day's own stem is spelt: of its hashtags, or its whole name in one word. */
function stemOf(written: string, delivery: Delivery): string | undefined {
  const { dated } = dayTags(delivery);
  const stem = written.toLowerCase();
  const names = ownNames(delivery)
    .flatMap(spokenNames)
    .map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ""));
  return dated.get(stem) ?? dated.get(stem.replace(before, "")) ?? names.find((name) => name.toLowerCase() === stem);
}

/** "#CSEAday27", "#CEDay27": one slip from the day's own, and no other day's. */
function slippedFrom(written: string, delivery: Delivery): string | undefined {
  const stem = written.toLowerCase();
  if (stem.length < shortestSlip || !/(?:day|week|month)s?$/.test(stem)) return undefined;
  if (calendarTagStems().some((other) => other.toLowerCase() === stem)) return undefined;
  const { dated } = dayTags(delivery);
  return [...dated.entries()].find(([own]) => own.length >= shortestSlip && oneSlipFrom(stem, own))?.[1];
}

function yearBehind(text: string, { tag, end }: Hashtag) {
  const [, year] = apart.exec(text.slice(end, end + 20)) ?? [];
  return year === undefined ? undefined : { stem: tag, year };
}

/** "#CEADay029", "#CEADay227": digits that are no year at all; "#CEADay1" may be the first of several days. */
const noYear = /^(.*\p{L})_?(\d{3}|(?!20)\d{4}|\d{5,})$/u;

function datedIn(text: string, hashtag: Hashtag) {
  const [, stem, year] = noYear.exec(hashtag.tag) ?? [];
  if (stem !== undefined && year !== undefined) return { stem, year };
  return yearOfTag(hashtag.tag) ?? yearBehind(text, hashtag);
}

function formerName({ tag }: Hashtag, right: string): Fault {
  return {
    message: `#${tag} is what the day was called in other years.`,
    help: `Write #${right}, or \`{hashtags}\`.`,
  };
}

type Fault = Pick<Spot, "message" | "help">;

/** A hashtag without a year: only a name that the day no longer has is wrong. */
function undated(text: string, hashtag: Hashtag, delivery: Delivery): Fault | undefined {
  const { dated, former } = dayTags(delivery);
  const [newest] = dated.values();
  if (newest === undefined || !former.has(hashtag.tag.toLowerCase())) return undefined;
  if (isMeant(text, hashtag, true) || once.test(text)) return undefined;
  return formerName(hashtag, `${newest}${delivery.anchor.date.slice(2, 4)}`);
}

function wrongWith(text: string, hashtag: Hashtag, delivery: Delivery): Fault | undefined {
  const { dated: stems, former } = dayTags(delivery);
  const dated = datedIn(text, hashtag);
  if (dated === undefined) return undated(text, hashtag, delivery);
  const year = delivery.anchor.date.slice(0, 4);
  const right = dated.year.length === 2 ? year.slice(2) : year;
  const isPast = dated.year < right;
  const stem = stemOf(dated.stem, delivery);
  if (stem !== undefined) {
    if (dated.year === right || isMeant(text, hashtag, isPast)) return undefined;
    return {
      message: `#${hashtag.tag} is not this campaign's year, ${year}.`,
      help: `Write \`#${stem}{${dated.year.length === 2 ? "yy" : "year"}}\`, which prints #${stem}${right}.`,
    };
  }
  const [newest] = stems.values();
  if (newest !== undefined && former.has(dated.stem.toLowerCase())) {
    return isPast && isMeant(text, hashtag, true) ? undefined : formerName(hashtag, `${newest}${right}`);
  }
  const own = dated.year === right ? slippedFrom(dated.stem, delivery) : undefined;
  if (own === undefined) return undefined;
  return {
    message: `#${hashtag.tag} is nearly, but not, #${own}${right}.`,
    help: `Write #${own}${right}, or \`{hashtags}\`.`,
  };
}

/** Only hashtags of the campaign's own day: #Covid19 and #COP26 have numbers that are no slip. */
export const hashtagWrongYear = wordsRule({
  code: "hashtag-wrong-year",
  severity: "error",
  summary:
    "The awareness day's own hashtag carries another year than the campaign, a slip, or a name that the day no longer has.",
  *find({ text, delivery }) {
    for (const hashtag of hashtagsIn(text)) {
      const fault = wrongWith(text, hashtag, delivery);
      if (fault !== undefined) yield { span: hashtag, ...fault };
    }
  },
});
