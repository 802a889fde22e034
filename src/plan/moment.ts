/** From a written time to an instant in the campaign's time zone. */
import { instantOf, localOf } from "../calendar/local-time.ts";
import { suggestTime } from "../campaign/times/suggest-time.ts";
import { dateOf, isPlannable, readTime } from "../campaign/times/written-time.ts";
import { type Fault, fault } from "../diagnostics/fault.ts";

export interface Moment {
  readonly instant: Date;
  /** Local time in the zone, `2027-03-18T09:00`. */
  readonly local: string;
}

export function momentAt(instant: Date, zone: string): Moment {
  return { instant, local: localOf(instant, zone).text };
}

/** What `written` means where `day` is `anchorDay`, or what is wrong with it. */
export function momentOf(written: string, anchorDay: string, zone: string): Moment | Fault {
  const parsed = readTime(written);
  if (parsed === undefined) return unreadable(written);
  const date = dateOf(parsed.day, anchorDay);
  const found = instantOf(date, parsed.time, zone, parsed.offset);
  switch (found.kind) {
    case "instant":
      return momentAt(found.instant, zone);
    case "gap":
      return fault(
        "time-skipped",
        `${parsed.time} does not exist on ${date} in ${zone}: the clocks go forward over it.`,
        nearestTimes(written, parsed.time, found),
      );
    case "overlap":
      return fault(
        "time-twice",
        `${parsed.time} comes twice on ${date} in ${zone}: the clocks go back over it.`,
        `Say which is meant: ${spellings(written, found.offsets)} (the first comes first).`,
      );
    case "wrong-offset":
      return fault(
        "time-offset",
        `${parsed.offset} is not the offset of ${zone} on ${date} at ${parsed.time}.`,
        `It is ${found.offsets.join(" or ")} then: write ${spellings(bare(written), found.offsets)}, or leave the offset out.`,
      );
    default:
      return found satisfies never;
  }
}

/** Where the clocks jump at midnight, the minute before the jump is on the day before. */
function nearestTimes(written: string, time: string, { before, after }: { before: string; after: string }): string {
  const spelled = (other: string) => `\`${bare(written).replace(time, other)}\``;
  const earlier = before > time ? `${before} on the day before` : spelled(before);
  return `Write ${earlier} or ${spelled(after)}, the nearest times that do exist.`;
}

function spellings(written: string, offsets: readonly string[]): string {
  return offsets.map((offset) => `\`${written}${offset}\``).join(" or ");
}

function bare(written: string): string {
  return written.replace(/[+-]\d{2}:\d{2}$/, "");
}

function unreadable(written: string): Fault {
  const grammar = "a day, a space and a 24-hour time, as in `day 09:00`, `day-3 09:00` or `2027-03-18 09:00`";
  const date = /^\d{4}-\d{2}-\d{2}(?= )/.exec(written)?.[0];
  if (date !== undefined && !isPlannable(date)) {
    return fault("time-unreadable", `There is no such date as ${date}.`, `Write ${grammar}.`);
  }
  const guess = suggestTime(written);
  return fault(
    "time-unreadable",
    `"${written}" is not a time that can be read.`,
    guess === undefined ? `Write ${grammar}.` : `Write \`${guess}\`: ${grammar}.`,
  );
}
