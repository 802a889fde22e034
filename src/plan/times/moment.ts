/** From a written time to an instant in the campaign's time zone. */
import { instantOf, localOf } from "../../calendar/local-time.ts";
import type { ReadTime } from "../../campaign/times/read-time.ts";
import { dateOf } from "../../campaign/times/written-time.ts";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";

export interface Moment {
  readonly instant: Date;
  /** Local time in the zone, `2027-03-18T09:00`. */
  readonly local: string;
}

export function momentAt(instant: Date, zone: string): Moment {
  return { instant, local: localOf(instant, zone).text };
}

/** What a time means where `day` is `anchorDay`, or what is wrong with it. */
export function momentOf(read: ReadTime, anchorDay: string, zone: string): Moment | Fault {
  if (isFault(read)) return read;
  const { time, offset, text: written } = read;
  const date = dateOf(read.day, anchorDay);
  const found = instantOf(date, time, zone, offset);
  switch (found.kind) {
    case "instant":
      return momentAt(found.instant, zone);
    case "gap":
      return fault(
        "time-skipped",
        `${time} does not exist on ${date} in ${zone}: the clocks go forward over it.`,
        nearestTimes(written, time, found),
      );
    case "overlap":
      return fault(
        "time-twice",
        `${time} comes twice on ${date} in ${zone}: the clocks go back over it.`,
        `Say which is meant: ${spellings(written, found.offsets)} (the first comes first).`,
      );
    case "wrong-offset":
      return fault(
        "time-offset",
        `${offset} is not the offset of ${zone} on ${date} at ${time}.`,
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
