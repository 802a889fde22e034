/** How a day is named in the timeline. */
import { daysBetween, dayText } from "../calendar/dates.ts";

/** "Monday 15 March 2027 · D-3", or "· the day" on the day itself. */
export function dayHeading(date: string, anchorDay: string | undefined): string {
  const day = longDay(date);
  return anchorDay === undefined ? day : `${day} · ${relativeDay(date, anchorDay)}`;
}

export function longDay(date: string): string {
  return `${dayText(date, "en-GB")} ${date.slice(0, 4)}`;
}

function relativeDay(date: string, anchorDay: string): string {
  const days = daysBetween(anchorDay, date);
  return days === 0 ? "the day" : `D${days < 0 ? "-" : "+"}${Math.abs(days)}`;
}
