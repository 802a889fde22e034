/** The calendar: every awareness day, and when it falls. */
import type { AwarenessDay } from "./awareness-day.ts";
import { aprilAndMay } from "./days/april-and-may.ts";
import { januaryToMarch } from "./days/january-to-march.ts";
import { julyToOctober } from "./days/july-to-october.ts";
import { june } from "./days/june.ts";
import { novemberAndDecember } from "./days/november-and-december.ts";
import { type Occurrence, occurrenceOf } from "./occurrence.ts";

export type { AwarenessDay } from "./awareness-day.ts";
export type { Occurrence } from "./occurrence.ts";

/** In the order of the year. */
export const awarenessDays: readonly AwarenessDay[] = [
  ...januaryToMarch,
  ...aprilAndMay,
  ...june,
  ...julyToOctober,
  ...novemberAndDecember,
];

const byId = new Map(awarenessDays.map((day) => [day.id, day]));

export function findDay(id: string): AwarenessDay | undefined {
  return byId.get(id);
}

/** When a day falls in a year, and whether that is confirmed. A day without a known date has none, and a reason. */
export function occurrence(day: AwarenessDay, year: number): Occurrence {
  return occurrenceOf(day, year, findDay);
}
