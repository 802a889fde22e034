import { dayText } from "../../calendar/dates.ts";
import { untruthsIn } from "../text/days/judge-claims.ts";
import { wordsRule } from "../written.ts";

/**
 * What can be known: a text that says of the awareness day itself when it is ("Today is #CEADay27", "it's tomorrow"), or
 * of a date. "Today we visited a school" says nothing that a calendar can judge, and is left alone.
 */
export const relativeDay = wordsRule({
  code: "relative-day",
  severity: "error",
  summary:
    'A text calls the awareness day or a date "today", "tomorrow" or "this week", and goes out on a day when that is untrue.',
  *find({ text, delivery }) {
    for (const { claim, truth } of untruthsIn(text, delivery)) {
      if (claim.kind !== "day" && claim.kind !== "date") continue;
      yield {
        span: claim,
        message: `"${text.slice(claim.start, claim.end).replace(/\s+/g, " ")}" is untrue on ${dayText(delivery.local.slice(0, 10), "en")}: ${truth}.`,
        help: "Write `{day}` instead, or move the post.",
      };
    }
  },
});
