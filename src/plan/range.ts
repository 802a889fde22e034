/** `--from` and `--until`: which deliveries to take, both ends included. */
import { isCalendarDate } from "../calendar/dates.ts";
import type { Delivery } from "./delivery.ts";

export type PlanRange = (delivery: Pick<Delivery, "dueAt" | "local">) => boolean;

/** Which deliveries a view shows: those of a range, of an account. */
export type IsShown = (delivery: Pick<Delivery, "dueAt" | "local" | "account">) => boolean;

/** A date is one of the campaign's zone, and means all of that day. */
type End = { readonly kind: "date"; readonly date: string } | { readonly kind: "instant"; readonly time: number };

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A range of dates (YYYY-MM-DD) or instants, or what is wrong with the flags, in a sentence. */
export function planRange(ends: {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}): PlanRange | string {
  const from = readEnd("--from", ends.from);
  const until = readEnd("--until", ends.until);
  if (typeof from === "string") return from;
  if (typeof until === "string") return until;
  if (isReversed(from, until)) return `--until ${ends.until} is before --from ${ends.from}.`;
  return (delivery) =>
    (from === undefined || distance(delivery, from) >= 0) && (until === undefined || distance(delivery, until) <= 0);
}

function readEnd(flag: string, written: string | undefined): End | string | undefined {
  if (written === undefined) return undefined;
  if (isCalendarDate(written)) return { kind: "date", date: written };
  const date = instantPattern.exec(written)?.[1];
  const time = date !== undefined && isCalendarDate(date) ? Date.parse(written) : Number.NaN;
  if (!Number.isNaN(time)) return { kind: "instant", time };
  return `${flag} ${written} is neither a date, as in 2027-03-18, nor an instant with its offset, as in 2027-03-18T09:00Z.`;
}

function isReversed(from: End | undefined, until: End | undefined): boolean {
  if (from?.kind === "date" && until?.kind === "date") return until.date < from.date;
  return from?.kind === "instant" && until?.kind === "instant" && until.time < from.time;
}

/** Below zero before the end, above it after. */
function distance({ dueAt, local }: Pick<Delivery, "dueAt" | "local">, end: End): number {
  if (end.kind === "instant") return dueAt.getTime() - end.time;
  const date = local.slice(0, 10);
  return date < end.date ? -1 : date > end.date ? 1 : 0;
}
