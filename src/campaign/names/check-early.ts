/**
 * What the plan judges: days, times and phases. Told here only for a file that cannot be used anyway, since the plan
 * never sees it and its reader wants to know everything at once.
 */
import { isCalendarDate } from "../../calendar/dates.ts";
import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { shortened } from "../../system/text/shorten.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, listOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkDayEarly } from "./check-campaign.ts";

const dayPattern = /^(?:day(?:[+-]\d{1,3})?|(\d{4}-\d{2}-\d{2}))$/;
const timePattern = /^(\S+) (?:[01]\d|2[0-3]):[0-5]\d(?:[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

export function checkEarly(data: Data | undefined, report: Report): void {
  checkDayEarly(data, report);
  const file = recordOf(data);
  for (const [id, phase] of entriesOf(file.phases)) {
    for (const key of ["from", "until"]) checkDay(textOf(recordOf(phase)[key]), ["phases", id, key], report);
  }
  for (const [index, data] of listOf(file.posts).entries()) checkPostTimes(recordOf(data), ["posts", index], report);
}

function checkPostTimes(post: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const { at } = post;
  if (isRecord(at)) {
    for (const key of ["from", "until"]) checkTime(textOf(at[key]), [...path, "at", key], report);
  } else checkTime(textOf(at), [...path, "at"], report);
  for (const [name, override] of entriesOf(post.for)) {
    checkTime(textOf(recordOf(override).at), [...path, "for", name, "at"], report);
  }
}

function isDay(written: string): boolean {
  const match = dayPattern.exec(written);
  return match !== null && (match[1] === undefined || isCalendarDate(match[1]));
}

function checkDay(written: string | undefined, path: Path, report: Report): void {
  if (written === undefined || isDay(written)) return;
  report(
    path,
    fault(
      "phase-unreadable",
      `"${shortened(written)}" is not a day that can be read.`,
      "Write a day without a time, as in `day`, `day-7` or `2027-03-18`.",
    ),
  );
}

function checkTime(written: string | undefined, path: Path, report: Report): void {
  if (written === undefined) return;
  const day = timePattern.exec(written)?.[1];
  if (day !== undefined && isDay(day)) return;
  report(
    path,
    fault(
      "time-unreadable",
      `"${shortened(written)}" is not a time that can be read.`,
      "Write it like `day 09:00`, `day-3 09:00` or `2027-03-18 09:00`: a day, a space, and the time with two-digit hours.",
    ),
  );
}
