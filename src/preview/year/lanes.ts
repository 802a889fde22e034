/** Periods and phases as bars across the days of a week, each in the same lane on all of them. */
import { addDays, daysBetween } from "../../calendar/dates.ts";
import type { PeriodRule } from "../../campaign/periods/period.ts";
import type { Span, Year } from "./year.ts";

export interface Bar extends Span {
  readonly label: string;
  /** What it is drawn as: a period's rule, or the campaign that a phase is of. */
  readonly look: { readonly rule: PeriodRule } | { readonly campaign: string };
}

/** A bar on one day of a week. */
export interface Piece {
  readonly bar: Bar;
  /** Its label stands here. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** How many days of this week it still covers, this one included: 1 to 7. */
  readonly days: number;
}

/** Periods first: they decide what goes out. */
export function barsOf({ periods, phases, span }: Year): readonly Bar[] {
  const last = span?.until ?? "";
  return [
    ...periods.map(({ period: { id, rule }, from, until = last }): Bar => ({ label: id, from, until, look: { rule } })),
    ...phases.map(({ campaign, title, from, until }): Bar => ({ label: title, from, until, look: { campaign } })),
  ];
}

/** For each day from `first` to `last`, which are of one week: its pieces by lane, with holes where a lane is free. */
export function lanesOf(
  bars: readonly Bar[],
  { from, until }: Span,
): ReadonlyMap<string, readonly (Piece | undefined)[]> {
  const lanes = sharedLanes(bars.filter((bar) => bar.from <= until && bar.until >= from));
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index));
  return new Map(
    days.map((date) => {
      const pieces = lanes.map((lane): Piece | undefined => {
        const bar = lane.find((each) => each.from <= date && each.until >= date);
        if (bar === undefined) return undefined;
        return {
          bar,
          begins: date === bar.from || date === from,
          ends: date === bar.until,
          days: daysBetween(date, bar.until < until ? bar.until : until) + 1,
        };
      });
      return [date, pieces.slice(0, pieces.findLastIndex((piece) => piece !== undefined) + 1)];
    }),
  );
}

/** Bars that do not meet have one lane together. */
function sharedLanes(bars: readonly Bar[]): readonly (readonly Bar[])[] {
  const lanes: Bar[][] = [];
  for (const bar of bars) {
    const free = lanes.find((lane) => lane.every((other) => other.until < bar.from || other.from > bar.until));
    if (free === undefined) lanes.push([bar]);
    else free.push(bar);
  }
  return lanes;
}
