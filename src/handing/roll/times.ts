/** Times and days of a file, moved to another year. */

import { addDays, longDay, weekdayOf } from "../../calendar/dates.ts";
import { instantOf } from "../../calendar/local-time.ts";
import { dateOf, isPlannable, parseDay, parseTime, type WrittenTime } from "../../campaign/times/written-time.ts";
import type { NewDay } from "./new-day.ts";

export interface Moved {
  readonly text: string;
  /** What a person should look at. */
  readonly said?: string;
}

function clockSaid(text: string, { time, offset }: WrittenTime, date: string, zone: string): Moved {
  const found = instantOf(date, time, zone, offset);
  switch (found.kind) {
    case "instant":
      return { text };
    case "gap":
      return { text, said: `The clocks go forward over ${time} on ${longDay(date)}: choose another time.` };
    case "overlap":
      return { text, said: `${time} comes twice on ${longDay(date)}: write ${found.offsets.join(" or ")} behind it.` };
    case "wrong-offset": {
      const [only, second] = found.offsets;
      if (only === undefined || second !== undefined || offset === undefined) {
        return { text, said: `${offset} is no offset on ${longDay(date)}.` };
      }
      return {
        text: `${text.slice(0, -offset.length)}${only}`,
        said: `The clock of ${longDay(date)} is ${only}, no more ${offset}.`,
      };
    }
    default:
      return found satisfies never;
  }
}

function weekendSaid(date: string, before: string | undefined): string | undefined {
  if (before === undefined || weekdayOf(before) > 5 || weekdayOf(date) < 6) return undefined;
  return `${longDay(date)} is at a weekend; it was ${longDay(before)}.`;
}

/** Of `at`, `from`, `until`, `embargo`; undefined where it is no time. */
export function movedTime(written: string, day: NewDay, zone: string): Moved | undefined {
  const time = parseTime(written);
  if (time === undefined) return undefined;
  if ("date" in time.day) {
    const date = addDays(time.day.date, day.shift);
    if (!isPlannable(date)) return { text: written, said: `${date} is too far away.` };
    return clockSaid(`${date}${written.slice(date.length)}`, time, date, zone);
  }
  if (day.anchor === undefined) return { text: written };
  const date = dateOf(time.day, day.anchor.day);
  const moved = clockSaid(written, time, date, zone);
  const said = moved.said ?? weekendSaid(date, day.before && dateOf(time.day, day.before.day));
  return said === undefined ? moved : { ...moved, said };
}

/** Of a phase; undefined where it is no day, or one that counts from the campaign's. */
export function movedDay(written: string, day: NewDay): Moved | undefined {
  const found = parseDay(written);
  if (found === undefined || !("date" in found)) return undefined;
  return { text: addDays(found.date, day.shift) };
}
