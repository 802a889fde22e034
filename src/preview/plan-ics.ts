/** The plan as a calendar that a person can subscribe to or import: an event per delivery. */
import ical, { ICalEventTransparency } from "ical-generator";
import { printable, printableLine } from "../system/printable.ts";
import type { PlanEntry } from "./plan-entry.ts";

/** Calendars hide events without a length; it blocks nobody's time. */
const eventLength = 15 * 60_000;
const summaryLength = 60;

/** `stamp` is when the calendar was made. A delivery keeps its UID, so that a second import moves it instead of doubling it. */
export function planIcs(
  entries: readonly PlanEntry[],
  { name, stamp }: { readonly name: string; readonly stamp: Date },
): string {
  const calendar = ical({
    name: printableLine(name),
    prodId: { company: "campaign", product: "plan", language: "EN" },
  });
  for (const entry of entries) {
    const start = new Date(entry.dueAt);
    const labels = [entry.phase, entry.theme].filter((label) => label !== undefined);
    calendar.createEvent({
      id: printableLine(entry.id),
      stamp,
      start,
      end: new Date(start.getTime() + eventLength),
      summary: summaryOf(entry),
      description: descriptionOf(entry),
      categories: labels.map((label) => ({ name: printableLine(label) })),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function summaryOf({ account, texts }: PlanEntry): string {
  const words = printableLine((texts[0] ?? "").trim().replace(/\s+/g, " "));
  const characters = [...words];
  const start = characters.length > summaryLength ? `${characters.slice(0, summaryLength - 1).join("")}…` : words;
  return `${printableLine(account)}: ${start}`;
}

function descriptionOf(entry: PlanEntry): string {
  const parts = entry.texts.map((text, index) => {
    const images = (entry.images[index] ?? []).map(({ asset, alt }) => `[${asset}: ${alt}]`);
    return [text, ...images].join("\n");
  });
  const state = entry.state === "planned" ? [] : [`State: ${entry.state}`];
  return printable([entry.id, ...state, ...parts].join("\n\n"));
}
