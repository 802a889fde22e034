/** Spreads the items of a series over its time. */
import { type Fault, fault } from "../../diagnostics/fault.ts";

const minute = 60_000;

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
