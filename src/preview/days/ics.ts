/** The calendar for calendar programs (RFC 5545): whole-day events that nobody is busy for. */
import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { addDays } from "../../calendar/dates.ts";
import type { ListedDay } from "../../calendar/list-days.ts";

/**
 * Days without a date are left out. The same calendar gives the same bytes, and an event keeps its UID when its date
 * moves, so that a calendar that reads the file again moves it too.
 */
export function formatDaysIcs(listed: readonly ListedDay[]): string {
  const calendar = ical({
    prodId: { company: "campaign", product: "awareness days", language: "EN" },
    name: "Awareness days",
  });
  for (const one of listed) {
    const { day, occurrence: found } = one;
    if (found.date === undefined) continue;
    const { date, until = date } = found;
    const event = calendar.createEvent({
      id: `${found.id}-${found.year}@awareness-days.campaign`,
      // Without METHOD, RFC 5545 3.8.7.2 makes this the time of the last change, not of the export.
      stamp: startOf(found.checkedOn),
      start: startOf(date),
      end: startOf(addDays(until, 1)),
      allDay: true,
      summary: found.status === "confirmed" ? found.name : `${found.name} (unconfirmed)`,
      description: descriptionOf(one),
      status: found.status === "confirmed" ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    if (day.site !== undefined) event.url(`https://${day.site}`);
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

function descriptionOf({ day, occurrence: found, doubts }: ListedDay): string {
  return [
    found.hashtags.join(" "),
    found.reason,
    day.note,
    ...doubts,
    `Source: ${found.source} (checked on ${found.checkedOn}).`,
  ]
    .filter((line) => line !== undefined && line !== "")
    .join("\n");
}

/** All-day events are written from the UTC date, whatever zone this machine is in. */
function startOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
