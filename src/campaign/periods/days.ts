/** The days of a period, for those who draw it. */
import { homeZone, localOf } from "../../calendar/local-time.ts";
import type { Period } from "./period.ts";

export interface PeriodDays {
  /** In London, YYYY-MM-DD, also where only a part of that day is in it. */
  readonly from: string;
  /** Its last; absent: until it is taken out of the file. */
  readonly until?: string;
}

export function daysOf({ since, until }: Period): PeriodDays {
  const from = localOf(since, homeZone).date;
  if (until === undefined) return { from };
  return { from, until: localOf(new Date(until.getTime() - 1), homeZone).date };
}
