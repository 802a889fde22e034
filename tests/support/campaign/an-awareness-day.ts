import type { AwarenessDay } from "../../../src/calendar/awareness-day.ts";

/** A day of nobody's calendar, verified, on 1 May, unless told otherwise. */
export function anAwarenessDay(given: Partial<AwarenessDay> = {}): AwarenessDay {
  return {
    id: "kindness-day",
    name: "Kindness Day",
    rule: { kind: "fixed", month: 5, day: 1 },
    hashtags: ["#Kindness{yy}"],
    hashtagsVerified: true,
    status: "verified",
    source: "example.org",
    checkedOn: "2026-11-20",
    ...given,
  };
}
