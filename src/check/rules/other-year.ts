import { dateOf, daysInMonth } from "../../calendar/dates.ts";
import type { Campaign } from "../../campaign/model.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import type { WrittenDate } from "../text/days/find-dates.ts";
import { isMeant } from "../text/days/meant-year.ts";
import { dayTags, ownNames, spokenNames } from "../text/days/own-day.ts";
import { datesWithWeekdays } from "../text/days/pair-dates.ts";
import { latin } from "../text/latin.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { type Spot, wordsRule } from "../written.ts";

const invites =
  /\b(?:join|sign up|book|register|apply|by|until|before|deadline|clos(?:es?|ing)(?: date)?|close on|ends?|now on|we meet|meet us|come|see you|save the date|takes? place|will be|is on|starts?|launch(?:es)?|opens?)\b[^.!?\n]{0,60}$/iu;
/** "Webinar: 17 March 2026" */
const meets =
  /(?:^|\n|[^\p{L}\p{N} ,] ?)(?:\p{L}{2,12} ){0,3}?(?:webinar|workshop|training|drop[- ]in|live event|(?:day|week|month) of action|conference|summit|vigil|walk|open day|coffee morning|launch event|seminar|roadshow|event)[ :,–—-]{1,3}(?:\d{1,2}(?:st|nd|rd|th)?[ ]?(?:-|–|to|and|&)[ ]?)?$/iu;
const founded =
  /\b(?:since|from|of|dated|published|born|founded|signed|died|issued|updated|at|as of|between|report|study|data|figures)[^.!?\n\p{L}]*$/iu;

/** "On 18 March 2026 we lit the town hall." */
const past =
  /(?<!\p{L})(?:we|they|people|schools|it|you|who|which|day|teams|partners|families|staff|pupils|children)\s+(?:\p{L}{1,15}\s+){0,4}?(?:(?!(?:need|indeed|speed|succeed|proceed)(?!\p{L}))\p{L}{2,14}ed|lit|wore|met|stood|sang|saw|came|held|was|were|had|took|began|spoke|heard|did)(?!\p{L})/iu;

const months = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const thisYear =
  /(?<!\p{L})this year(?:['’]s)?(?: \p{L}{3,12}){0,2}(?:,? (?:for|of|in|is|–|-))?,? \(?(20\d\d)(?!\p{N})/giu;

const seasons = "(?:spring|summer|autumn|winter)";
const ours =
  "(?:campaign|theme|event|conference|pledge|toolkit|awareness (?:day|week)|day|week of action|programme|message|resources?|focus)";
/** "Our 2026 campaign begins", "our theme for 2026:", "March 2026 is" */
const nowOfAnother = latin(
  `(?<!\\p{L})(?:(?:our|the|this) (?:${seasons} )?20\\d\\d ${ours} (?:is|begins?|starts?|will|launch(?:es)?|opens?|runs?|returns?|kicks off|goes live|takes)|(?:use|download|get|order|share|join|sign|support|book|wear) (?:our|the|your|this) 20\\d\\d ${ours}|(?:events?|webinars?|activities|workshops|training|dates|what['’]s on|tickets|places|bookings?|registration|sessions|courses|nominations) (?:in|for|this) ${months} 20\\d\\d|(?:(?:our|the|this) |(?<=^|\\n))${ours} (?:for|of|in) 20\\d\\d(?:[ ](?:is|will)(?!\\p{L})|:)|${months} 20\\d\\d (?:is|marks|sees|brings|will)|[#＃]?\\p{L}{3,30} 20\\d\\d (?:starts|begins|kicks off|launches|is (?:finally |nearly |almost )?(?:here|back|open|live)|has (?:begun|started|arrived)))(?!\\p{L})`,
  "giu",
);

/** The awareness day's own date, with a year that is not the campaign's. */
function isOwnDay({ day, month }: WrittenDate, { anchor }: Delivery): boolean {
  return [anchor.date, anchor.day].some((date) => Number(date.slice(5, 7)) === month && Number(date.slice(8)) === day);
}

/** "CEADay" is spoken "CEA Day". */
function spaced(stem: string): string {
  return stem.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ");
}

/** How the campaign's day may be named with a year; undefined where its name is one word, which says too little. */
function namedWithYear(delivery: Delivery): RegExp | undefined {
  const tags = [...dayTags(delivery).dated.values()];
  const names = [...ownNames(delivery).flatMap(spokenNames), ...tags.map(spaced)]
    .filter((name) => name.includes(" "))
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"));
  if (names.length === 0) return undefined;
  const name = `(?:${names.join("|")})`;
  const stems = tags.map((stem) => stem.replace(/[^\p{L}\p{N}_]/gu, "")).join("|");
  // "Awareness Day 2026", "Awareness Day, March 2026", "CEADay26", "the 2026 pledge for Awareness Day"
  return latin(
    `(?<![\\p{L}\\p{N}#@])(?:${name},?[ \\u00a0](?:${months} )?\\(?(20\\d\\d|['’‘]\\d\\d)${stems === "" ? "" : `|(?:${stems})(?:[ \\u00a0]?['’‘]|[ \\u00a0](?=20\\d\\d|\\d\\d(?:\\s*(?:$|[.,!?:;\\n])|[ ](?:is|starts|begins)(?!\\p{L}))))?(20\\d\\d|\\d\\d)`}|(20\\d\\d) (?:(?:pledge|theme|toolkit|campaign|event|poster|resources?|logo) (?:for|of) (?:the )?)?(?:National )?${name})(?!\\p{N})`,
    "giu",
  );
}

/** By campaign: all its deliveries have one name for the day, or those of one anchor have. */
const named = new WeakMap<Campaign, { readonly anchor: string | undefined; readonly pattern: RegExp | undefined }>();

function patternFor(delivery: Delivery): RegExp | undefined {
  const { campaign, anchor } = delivery;
  const known = named.get(campaign);
  if (known !== undefined && known.anchor === anchor.name) return known.pattern;
  const pattern = namedWithYear(delivery);
  named.set(campaign, { anchor: anchor.name, pattern });
  return pattern;
}

function* daysOfAnotherYear(text: string, delivery: Delivery): Iterable<Spot> {
  const pattern = /\d\d/u.test(text) ? patternFor(delivery) : undefined;
  if (pattern === undefined) return;
  const right = delivery.anchor.date.slice(0, 4);
  for (const { 0: words, 1: behind, 2: glued, 3: ahead, index } of allMatches(pattern, text)) {
    const written = behind ?? glued ?? ahead ?? "";
    const year = written.replace(/\D/g, "").padStart(4, "20");
    const span = { start: index, end: index + words.length };
    if (year === right || isMeant(text, span, year < right)) continue;
    yield { span, message: `"${words}" is not this campaign's year, ${right}.`, help: "Look at the year." };
  }
}

/** "This year's theme for 2026" */
function* thisYearOfAnother(text: string, delivery: Delivery): Iterable<Spot> {
  const right = delivery.local.slice(0, 4);
  for (const { 0: words, 1: year, index } of allMatches(thisYear, text)) {
    if (year === right || year === delivery.anchor.date.slice(0, 4)) continue;
    const span = { start: index, end: index + words.length };
    yield { span, message: `"${words}" goes out in ${right}.`, help: "Look at the year." };
  }
}

function* nowOfAnotherYear(text: string, { anchor }: Delivery): Iterable<Spot> {
  const right = anchor.date.slice(0, 4);
  for (const { 0: words, index } of matchesOf(nowOfAnother, text)) {
    const span = { start: index, end: index + words.length };
    const [year = right] = /20\d\d/.exec(words) ?? [];
    if (year >= right || isMeant(text, span, true)) continue;
    yield { span, message: `"${words}" is not this campaign's year, ${right}.`, help: "Look at the year." };
  }
}

export const otherYear = wordsRule({
  code: "other-year",
  severity: "warning",
  summary:
    "A text invites to a date with its year, and that date is over when the post goes out, or names its awareness day with another year.",
  *find({ text, delivery }) {
    yield* daysOfAnotherYear(text, delivery);
    yield* thisYearOfAnother(text, delivery);
    yield* nowOfAnotherYear(text, delivery);
    const today = delivery.local.slice(0, 10);
    for (const date of datesWithWeekdays(text)) {
      const { start, end, day, month, year } = date;
      if (month === undefined || year === undefined || day > daysInMonth(year, month)) continue;
      if (isOwnDay(date, delivery) && year > Number(delivery.anchor.date.slice(0, 4)) && !isMeant(text, date, false)) {
        yield {
          span: { start, end },
          message: `"${text.slice(start, end)}" is not this campaign's year, ${delivery.anchor.date.slice(0, 4)}.`,
          help: "Look at the year.",
        };
        continue;
      }
      if (dateOf(year, month, day) >= today || (year < Number(today.slice(0, 4)) - 2 && !isOwnDay(date, delivery)))
        continue;
      const ahead = text.slice(Math.max(0, start - 80), start);
      const own =
        isOwnDay(date, delivery) &&
        !founded.test(ahead) &&
        !past.test(text.slice(end, end + 60)) &&
        !past.test(ahead) &&
        !isMeant(text, date, true);
      if (!own && !invites.test(ahead) && !(meets.test(ahead) && !past.test(text.slice(end, end + 60)))) continue;
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is over when this post goes out, on ${today}.`,
        help: "Look at the year.",
      };
    }
  },
});
