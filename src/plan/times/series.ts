/** Spreads the items of a series over its time. */
import { addDays } from "../../calendar/dates.ts";
import { instantOf } from "../../calendar/local-time.ts";
import type { Interval } from "../../campaign/times/read-length.ts";
import type { ReadTime } from "../../campaign/times/read-time.ts";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import { type Moment, momentAt } from "./moment.ts";

const minute = 60_000;

interface Repeating {
  readonly first: Moment;
  readonly count: number;
  readonly zone: string;
}

/**
 * `count` moments, the first and each so long after the one before. Days keep the time of day across a clock change; a day
 * on which the clocks skip that time, or show it twice without an offset that tells which, is a fault of the whole series.
 */
export function repeated(
  { from, every }: { readonly from: ReadTime; readonly every: Interval },
  { first, count, zone }: Repeating,
): readonly Moment[] | Fault {
  const places = Array.from({ length: count }, (_, index) => index);
  if ("milliseconds" in every) {
    return places.map((index) => momentAt(new Date(first.instant.getTime() + index * every.milliseconds), zone));
  }
  const [date = "", time = ""] = first.local.split("T");
  const offset = isFault(from) ? undefined : from.offset;
  const moments: Moment[] = [];
  for (const index of places) {
    const day = addDays(date, index * every.days);
    const found = instantOf(day, time, zone);
    const told = found.kind === "overlap" && offset !== undefined ? instantOf(day, time, zone, offset) : found;
    if (told.kind !== "instant") return unclear(index + 1, { day, time, zone }, told.kind === "gap");
    moments.push(momentAt(told.instant, zone));
  }
  return moments;
}

function unclear(place: number, { day, time, zone }: Record<"day" | "time" | "zone", string>, isGap: boolean): Fault {
  const when = `No. ${place} of the series falls on ${day}, when ${time}`;
  return fault(
    isGap ? "time-skipped" : "time-twice",
    isGap
      ? `${when} does not exist in ${zone}: the clocks go forward over it.`
      : `${when} comes twice in ${zone}: the clocks go back over it.`,
    "Let the series begin at another time of day, or write that post apart.",
  );
}

/**
 * `count` instants from `from` to `until`, both included, evenly by elapsed time (a clock change inside does not bend
 * them), each rounded down to the minute. One item goes at `from`.
 */
export function spread(from: Date, until: Date, count: number): readonly Date[] | Fault {
  const minutes = Math.floor((until.getTime() - from.getTime()) / minute);
  if (minutes < 0) {
    return fault(
      "series-reversed",
      "The series ends before it begins.",
      "Let `until` be later than `from`; past midnight it needs the next day, as in `until: day+1 01:00`.",
    );
  }
  if (count > minutes + 1) {
    return fault(
      "series-crowded",
      `${count} items do not fit into ${minutes + 1} ${minutes === 0 ? "minute" : "minutes"}: two would go out in the same minute.`,
      "Move `from` and `until` further apart, or take items out.",
    );
  }
  const last = Math.max(count - 1, 1);
  return Array.from({ length: count }, (_, index) => {
    return new Date(from.getTime() + Math.floor((minutes * index) / last) * minute);
  });
}
