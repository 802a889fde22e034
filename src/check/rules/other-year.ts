import { dateOf, daysInMonth } from "../../calendar/dates.ts";
import { datesWithWeekdays } from "../text/days/dates.ts";
import { wordsRule } from "../written.ts";

const invites =
  /\b(?:join|sign up|book|register|apply|by|until|before|deadline|clos(?:es?|ing)(?: date)?|close on|ends?|now on|we meet|meet us|come|see you|save the date|takes? place|will be|is on|starts?|launch(?:es)?|opens?)\b[^.!?\n]{0,60}$/iu;

export const otherYear = wordsRule({
  code: "other-year",
  severity: "warning",
  summary: "A text invites to a date with its year, and that date is over when the post goes out.",
  *find({ text, delivery }) {
    const today = delivery.local.slice(0, 10);
    for (const { start, end, day, month, year } of datesWithWeekdays(text)) {
      if (month === undefined || year === undefined || day > daysInMonth(year, month)) continue;
      if (dateOf(year, month, day) >= today || year < Number(today.slice(0, 4)) - 2) continue;
      if (!invites.test(text.slice(Math.max(0, start - 80), start))) continue;
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is over when this post goes out, on ${today}.`,
        help: "Look at the year.",
      };
    }
  },
});
