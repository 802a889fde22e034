import { describe, expect, it } from "vitest";
import { type ListedDay, listDays } from "../../../src/calendar/list-days.ts";
import { occurrenceOf } from "../../../src/calendar/occurrence.ts";
import { formatDaysIcs } from "../../../src/preview/days/ics.ts";
import { anAwarenessDay } from "../../support/campaign/an-awareness-day.ts";

function listed(given: Parameters<typeof anAwarenessDay>[0], year = 2027): ListedDay {
  const day = anAwarenessDay(given);
  return { day, occurrence: occurrenceOf(day, year, () => undefined), doubts: [] };
}

/** The lines of the file as a calendar program reads them: unfolded (RFC 5545 3.1). */
function linesOf(ics: string): string[] {
  return ics.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
}

function propertyOf(ics: string, name: string): string[] {
  return linesOf(ics).filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));
}

describe("the calendar for calendar programs", () => {
  it("has whole days, whose end is the day after the last", () => {
    const ics = formatDaysIcs(listDays({ from: "2027-03-08", until: "2027-03-08" }));

    expect(propertyOf(ics, "DTSTART")).toEqual(["DTSTART;VALUE=DATE:20270308", "DTSTART;VALUE=DATE:20270308"]);
    expect(propertyOf(ics, "DTEND")).toEqual(["DTEND;VALUE=DATE:20270309", "DTEND;VALUE=DATE:20270315"]);
  });

  it("says which dates are not confirmed", () => {
    const ics = formatDaysIcs([listed({ status: "unverified" }), listed({ id: "other" })]);

    expect(propertyOf(ics, "STATUS")).toEqual(["STATUS:TENTATIVE", "STATUS:CONFIRMED"]);
    expect(propertyOf(ics, "SUMMARY")).toEqual(["SUMMARY:Kindness Day (unconfirmed)", "SUMMARY:Kindness Day"]);
  });

  it("tells why a date is not confirmed, and where it was read", () => {
    const ics = formatDaysIcs([{ ...listed({ status: "unverified" }), doubts: ["Two sources differ."] }]);

    expect(propertyOf(ics, "DESCRIPTION")).toEqual([
      "DESCRIPTION:#Kindness27\\nReckoned from a rule that has not been checked against a source: ask the organiser.\\n" +
        "Two sources differ.\\nSource: example.org (checked on 2026-11-20).",
    ]);
  });

  it("keeps an event's UID when its date moves, and gives each year another", () => {
    const moved = { 2027: { start: "2027-05-03", source: "example.org", checkedOn: "2027-01-10" } };
    const uids = [listed({}), listed({ overrides: moved }), listed({}, 2028)].map((one) =>
      propertyOf(formatDaysIcs([one]), "UID"),
    );

    expect(uids[0]).toEqual(["UID:kindness-day-2027@awareness-days.campaign"]);
    expect(uids[1]).toEqual(uids[0]);
    expect(uids[2]).not.toEqual(uids[0]);
  });

  it("has a UID of its own for every event", () => {
    const uids = propertyOf(formatDaysIcs(listDays({ from: "2025-01-01", until: "2028-12-31" })), "UID");

    expect(uids.length).toBeGreaterThan(180);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it("is the same, byte for byte, whenever it is printed", () => {
    const days = listDays({ from: "2027-01-01", until: "2027-12-31" });

    expect(formatDaysIcs(days)).toBe(formatDaysIcs(days));
    expect(propertyOf(formatDaysIcs([listed({})]), "DTSTAMP")).toEqual(["DTSTAMP:20261120T000000Z"]);
  });

  it("leaves out what has no date", () => {
    const ics = formatDaysIcs([listed({ rule: { kind: "announced", months: [5] } })]);

    expect(ics).not.toContain("BEGIN:VEVENT");
    expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("cannot be broken out of by a name", () => {
    const name = "Day; with, \\ and\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:injected";

    const lines = linesOf(formatDaysIcs([listed({ name })]));

    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("SUMMARY"))).toEqual([
      "SUMMARY:Day\\; with\\, \\\\ and\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:injected",
    ]);
  });

  it("folds at 75 octets, in the midst of no character", () => {
    const name = "Diwrnod Ymwybyddiaeth Ŵyn 🐑🐑🐑 ".repeat(12).trim();

    const ics = formatDaysIcs([listed({ name })]);

    expect(Math.max(...ics.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(ics).not.toContain("\ufffd");
    expect(propertyOf(ics, "SUMMARY")).toEqual([`SUMMARY:${name}`]);
    expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});
