import { addDays, dayText, weekdayOf } from "../../calendar/dates.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { campaignTags } from "../text/known-hashtags.ts";
import { type RelativeDay, relativeDaysIn } from "../text/relative-days.ts";
import { textRule } from "../written.ts";

interface Range {
  readonly from: string;
  readonly until: string;
}

/** The dates that the word means on the day the post goes out. */
function meant(word: RelativeDay["word"], today: string): Range {
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (word) {
    case "today":
      return { from: today, until: today };
    case "tomorrow":
      return { from: addDays(today, 1), until: addDays(today, 1) };
    case "yesterday":
      return { from: addDays(today, -1), until: addDays(today, -1) };
    case "this week":
      return { from: monday, until: addDays(monday, 6) };
    case "next week":
      return { from: addDays(monday, 7), until: addDays(monday, 13) };
    default:
      return word satisfies never;
  }
}

/** On a Saturday or Sunday some mean the week that begins on Monday: "this week" and "next week" are left alone. */
function isClear({ word }: RelativeDay, today: string): boolean {
  return !word.endsWith("week") || weekdayOf(today) <= 5;
}

function namesOf({ campaign, anchor }: Delivery): readonly string[] {
  return anchor.name === undefined ? [campaign.title] : [anchor.name, campaign.title];
}

const mayNameADay = /\b(?:today|tonight|tomorrow|yesterday|this|next)\b/i;

/**
 * What can be known: a text that says of the awareness day itself when it is ("Today is #CEADay27", "it's tomorrow").
 * "Today we visited a school" says nothing that a calendar can judge, and is left alone. `today` is the local date.
 */
export const relativeDay = textRule({
  code: "relative-day",
  severity: "warning",
  summary:
    'A text calls the awareness day "today", "tomorrow" or "this week", and goes out on a day when that is untrue.',
  *find({ text, delivery }) {
    // Setting a date into words costs more than all the rest.
    if (!mayNameADay.test(text)) return;
    const { anchor, local } = delivery;
    const today = local.slice(0, 10);
    const day = { names: namesOf(delivery), tags: campaignTags(delivery), dayText: dayText(anchor.date, "en") };
    for (const said of relativeDaysIn(text, day)) {
      const { from, until } = meant(said.word, today);
      if (!isClear(said, today) || (from <= anchor.until && until >= anchor.date)) continue;
      yield {
        span: said,
        message: `"${text.slice(said.start, said.end)}" is untrue on ${dayText(today, "en")}: it is on ${day.dayText}.`,
        help: "Write `{day}` instead, or move the post.",
      };
    }
  },
});
