/** When a written period begins and ends. */
import { lastNoticeDay } from "../../calendar/bank-holidays/polls.ts";
import { addDays, longDay } from "../../calendar/dates.ts";
import { homeZone, instantOf } from "../../calendar/local-time.ts";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import type { WrittenPeriod } from "../written/periods-schema.ts";

export interface Bounds {
  readonly since: Date;
  readonly until?: Date;
  /** Its first day was reckoned from the poll. */
  readonly reckoned?: Fault;
}

/** Midnight exists on each day in London: the clocks change at one. */
function startOfDay(date: string): Date {
  const found = instantOf(date, "00:00", homeZone);
  return found.kind === "instant" ? found.instant : new Date(`${date}T00:00:00Z`);
}

function isDay(text: string): boolean {
  return !text.includes("T");
}

function sinceOf(from: string): Date {
  return isDay(from) ? startOfDay(from) : new Date(from);
}

function untilOf(until: string): Date {
  return isDay(until) ? startOfDay(addDays(until, 1)) : new Date(until);
}

function reckonedFrom(poll: string, nation: NonNullable<WrittenPeriod["nation"]>): readonly [string, Fault] {
  const from = lastNoticeDay(poll, nation);
  const message = `No \`from\` is written, so it is reckoned: from ${longDay(from)}, the last day for the notice of this election, until the end of ${longDay(poll)}.`;
  const help = `Your council may start earlier: ask the returning officer, then write \`from:\`.`;
  return [from, fault("period-reckoned", message, help)];
}

export function boundsOf({ kind, poll, nation, from, until }: WrittenPeriod): Bounds | Fault {
  if (poll !== undefined && nation === undefined) {
    return fault(
      "period-incomplete",
      "A poll needs its nation: each has its own days for the notice.",
      "Write `nation: england` (or wales, scotland, northern-ireland) beside `poll`.",
    );
  }
  const reckoned = poll !== undefined && nation !== undefined ? reckonedFrom(poll, nation) : undefined;
  const first = from ?? reckoned?.[0];
  const last = until ?? poll;
  if (first === undefined || (kind === "pre-election" && last === undefined)) {
    return fault(
      "period-incomplete",
      kind === "pre-election"
        ? "Nobody can tell from when until when this period is."
        : "Nobody can tell from when this period is.",
      kind === "pre-election"
        ? "Write `poll: 2027-05-06` and `nation: england`, or `from:` and `until:`."
        : "Write `from: 2027-03-19`, or an instant such as `2027-03-19T14:00+00:00`.",
    );
  }
  const since = sinceOf(first);
  const end = last === undefined ? undefined : untilOf(last);
  if (end !== undefined && end <= since) {
    return fault(
      "period-backwards",
      `This period ends (${last}) before it begins (${first}).`,
      "Write the first day in `from` and the last in `until`; both belong to it.",
    );
  }
  return {
    since,
    ...(end !== undefined && { until: end }),
    ...(from === undefined && reckoned !== undefined && { reckoned: reckoned[1] }),
  };
}
