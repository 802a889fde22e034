/** Which year a date without one means: that in which it lies nearest to a given day. */
import { dateOf, daysBetween, daysInMonth } from "../../../calendar/dates.ts";

/** `near` is a local date or time, `2027-03-18T09:00`. */
export function nearestYear(near: string, month: number, day: number): number {
  const today = near.slice(0, 10);
  const year = Number(today.slice(0, 4));
  const distance = (one: number) =>
    Math.abs(daysBetween(today, dateOf(one, month, Math.min(day, daysInMonth(one, month)))));
  return [year - 1, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best), year);
}
