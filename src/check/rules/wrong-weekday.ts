import { dateOf, daysInMonth, dayText, weekdayOf } from "../../calendar/dates.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { WrittenDate } from "../text/days/find-dates.ts";
import { nearestYear } from "../text/days/nearest-year.ts";
import { datesWithWeekdays } from "../text/days/pair-dates.ts";
import { yearsSpokenOf } from "../text/days/spoken-years.ts";
import { wordsRule } from "../written.ts";

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const leapYear = 2028;

/**
 * The dates that the words may mean. Without a year: the awareness day's year, the one nearest to the post, and those
 * that the sentence speaks of. Without a month too: the post's month, the next, and the awareness day's. Any of them
 * being right is enough.
 */
function candidates(date: WrittenDate, text: string, { anchor, local }: Delivery): readonly string[] {
  const { day, month, year } = date;
  if (month === undefined) {
    return [local.slice(0, 7), nextMonth(local.slice(0, 7)), anchor.date.slice(0, 7), anchor.until.slice(0, 7)].flatMap(
      (written) => valid(Number(written.slice(0, 4)), Number(written.slice(5, 7)), day),
    );
  }
  const near = [Number(anchor.date.slice(0, 4)), Number(local.slice(0, 4)), nearestYear(local, month, day)];
  const years = year === undefined ? [...near, ...yearsSpokenOf(text, date, local)] : [year];
  return [...new Set(years)].flatMap((one) => valid(one, month, day));
}

function valid(year: number, month: number, day: number): readonly string[] {
  return month <= 12 && day <= daysInMonth(year, month) ? [dateOf(year, month, day)] : [];
}

function nextMonth(yearAndMonth: string): string {
  const [year = 0, month = 0] = yearAndMonth.split("-").map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}

/** Whether no calendar has it: 30 February, or 29 February of a year that is named and has none. */
function isNoDate({ day, month, year }: WrittenDate): boolean {
  return month !== undefined && day > daysInMonth(year ?? leapYear, month);
}

export const wrongWeekday = wordsRule({
  code: "wrong-weekday",
  severity: "error",
  summary: "A text names a weekday that its date does not fall on, or a date that does not exist.",
  *find({ text, delivery }) {
    for (const date of datesWithWeekdays(text)) {
      const words = text.slice(date.start, date.end).replace(/\s+/g, " ");
      if (isNoDate(date)) {
        yield {
          span: date,
          message: `"${words}" is no date: that month has no day ${date.day}.`,
          help: "Correct the date.",
        };
        continue;
      }
      if (date.weekday === undefined) continue;
      const possible = candidates(date, text, delivery);
      const [first] = possible;
      if (first === undefined && date.month !== undefined && date.year === undefined) {
        yield {
          span: date,
          message: `"${words}" is no date: ${delivery.anchor.date.slice(0, 4)} has none.`,
          help: "Correct the date.",
        };
        continue;
      }
      if (first === undefined || possible.some((one) => weekdayOf(one) === date.weekday)) continue;
      yield {
        span: date,
        message: `"${words}" is wrong: ${first} is a ${names[weekdayOf(first) - 1]}.`,
        help: `Write "${dayText(first, date.welsh ? "cy" : "en")}" if the date is right. \`{day}\` prints the awareness day with its weekday.`,
      };
    }
  },
});
