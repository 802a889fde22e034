import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { type ListedDay, listDays } from "../../../src/calendar/list-days.ts";
import { occurrenceOf } from "../../../src/calendar/occurrence.ts";
import { formatDaysText } from "../../../src/preview/days/text.ts";
import { anAwarenessDay } from "../../support/campaign/an-awareness-day.ts";

function listed(given: Parameters<typeof anAwarenessDay>[0], year = 2027): ListedDay {
  const day = anAwarenessDay(given);
  return { day, occurrence: occurrenceOf(day, year, () => undefined), doubts: [] };
}

const wholeYear = listDays({ from: "2026-11-21", until: "2027-11-20" });

describe("the calendar as a table", () => {
  it("stands by month, two lines a day, on a narrow terminal", () => {
    const text = formatDaysText(listDays({ from: "2027-03-08", until: "2027-03-09" }), { color: false, columns: 80 });

    expect(text).toBe(
      [
        "March 2027",
        "  Mon 8 Mar                International Women's Day                 confirmed",
        "                           iwd  #IWD2027",
        "  Mon 8 Mar - Sun 14 Mar   Safer Sleep Week                          unconfirmed",
        "                           safer-sleep  #SaferSleepWeek",
        "",
        "2027",
        "  date not yet announced   Eating Disorders Awareness Week           unconfirmed",
        "                           edaw  #EDAW (not checked)",
        "",
      ].join("\n"),
    );
  });

  it("gives each day a row of its own on a wide one", () => {
    const text = formatDaysText(listDays({ from: "2027-03-18", until: "2027-03-18" }, "ceaday"), {
      color: false,
      columns: 200,
    });

    expect(text.split("\n")).toHaveLength(3);
    expect(text).toMatch(
      /^ {2}Thu 18 Mar +National Child Exploitation Awareness Day +ceaday +#CEADay27 #HelpingHands +confirmed$/m,
    );
  });

  it.each([60, 80, 100, 149, 150, 200, 300])("never prints past column %i", (columns) => {
    const widths = formatDaysText(wholeYear, { color: true, columns })
      .split("\n")
      .map((line) => stringWidth(line));

    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
  });

  it("loses no word of a long name, whatever the width", () => {
    const name = "World Day for the Prevention of and Healing from Child Sexual Exploitation, Abuse and Violence";

    for (const columns of [60, 80, 150]) {
      const text = formatDaysText([listed({ name, hashtags: [] })], { color: false, columns });

      for (const word of name.split(" ")) expect(text).toContain(word);
    }
  });

  it("says nothing in colour unless asked, and marks what is unconfirmed when it is", () => {
    expect(formatDaysText(wholeYear, { color: false, columns: 80 })).not.toContain("\u001b");
    expect(formatDaysText([listed({ status: "unverified" })], { color: true, columns: 80 })).toContain(
      "\u001b[33munconfirmed",
    );
  });

  it("says that a month is all month, and names the year in which a range ends when it is the next", () => {
    const month = listed({ rule: { kind: "month", month: 2 } });
    const turn = { start: "2027-12-30", end: "2028-01-02", source: "example.org", checkedOn: "2026-11-20" };

    expect(formatDaysText([month], { color: false, columns: 80 })).toContain("  all month  ");
    expect(formatDaysText([listed({ overrides: { 2027: turn } })], { color: false, columns: 150 })).toContain("2028");
  });

  it("does not promise an announcement for a year that is over", () => {
    const day = listed({ rule: { kind: "announced", months: [5] } }, 2019);

    expect(formatDaysText([day], { color: false, columns: 80 })).toContain("2019\n  date not recorded ");
  });

  it("is nothing at all for no days", () => {
    expect(formatDaysText([], { color: false, columns: 80 })).toBe("");
  });
});
