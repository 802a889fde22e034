/** Times and days of a file as data, or what is wrong with them, with the line that was probably meant. */
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import { shortened } from "../../system/text/shorten.ts";
import { suggestDay, suggestTime } from "./suggest-time.ts";
import { isPlannable, parseDay, parseTime, type WrittenDay, type WrittenTime } from "./written-time.ts";

export interface UnreadableTime extends Fault {
  /** For checking only; absent where it cannot be told. */
  readonly meant?: WrittenTime;
}

/** Told when its file is loaded; what has such a time is left out of the plan, which tells it again. */
export type ReadTime = WrittenTime | UnreadableTime;
export type ReadDay = WrittenDay | Fault;

export function readTime(written: string): ReadTime {
  const time = parseTime(written);
  if (time !== undefined) return time;
  const grammar = "a day, a space and a 24-hour time, as in `day 09:00`, `day-3 09:00` or `2027-03-18 09:00`";
  const date = /^\d{4}-\d{2}-\d{2}(?= )/.exec(written)?.[0];
  if (date !== undefined && !isPlannable(date)) {
    return fault("time-unreadable", `There is no such date as ${date}.`, `Write ${grammar}.`);
  }
  const guess = suggestTime(written);
  const meant = guess === undefined ? undefined : parseTime(guess);
  const unreadable = fault(
    "time-unreadable",
    `"${shortened(written)}" is not a time that can be read.`,
    guess === undefined ? `Write ${grammar}.` : `Write \`${guess}\`: ${grammar}.`,
  );
  return meant === undefined ? unreadable : { ...unreadable, meant };
}

/** As it was probably meant, where it cannot be read; undefined where that cannot be told. For checking only. */
export function meantTime(read: ReadTime): WrittenTime | undefined {
  return isFault(read) ? read.meant : read;
}

/** The first or last day of a phase. */
export function readDay(written: string): ReadDay {
  const day = parseDay(written);
  if (day !== undefined) return day;
  const guess = suggestDay(written);
  return fault(
    "phase-unreadable",
    `"${shortened(written)}" is not a day that can be read.`,
    `Write ${guess === undefined ? "" : `\`${guess}\`: `}a day without a time, as in \`day\`, \`day-7\` or \`2027-03-18\`.`,
  );
}
