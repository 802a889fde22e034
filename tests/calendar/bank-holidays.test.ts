import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWorkday,
  listBankHolidays,
  nextWorkday,
  previousWorkday,
} from "../../src/calendar/bank-holidays/bank-holidays.ts";
import { bankHolidaysByRule, easterSunday } from "../../src/calendar/bank-holidays/by-rule.ts";
import { divisions, nations } from "../../src/calendar/bank-holidays/nations.ts";
import { lastNoticeDay, workingDaysBefore } from "../../src/calendar/bank-holidays/polls.ts";
import { publishedDates, titlesByDate } from "../../src/calendar/bank-holidays/published.ts";
import { addDays, daysBetween, weekdayOf } from "../../src/calendar/dates.ts";

const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));

describe("a workday", () => {
  it("is at most two days away, from Monday to Friday, and is itself where it is one", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const before = previousWorkday(date);
        const after = nextWorkday(date);

        expect(weekdayOf(before)).toBeLessThanOrEqual(5);
        expect(weekdayOf(after)).toBeLessThanOrEqual(5);
        expect(daysBetween(before, after)).toBe(weekdayOf(date) <= 5 ? 0 : 3);
        expect(before <= date && date <= after).toBe(true);
      }),
    );
  });

  it("is no bank holiday of the nation that is named", () => {
    expect(previousWorkday("2027-03-29")).toBe("2027-03-29");
    expect(previousWorkday("2027-03-29", "england")).toBe("2027-03-25");
    expect(nextWorkday("2027-03-26", "wales")).toBe("2027-03-30");
    expect(nextWorkday("2027-03-26", "scotland")).toBe("2027-03-29");
    expect(isWorkday("northern-ireland", "2027-07-12")).toBe(false);
  });
});

describe("the published bank holidays", () => {
  it("are those of the rule but for what was moved or added once", () => {
    const differing = divisions.flatMap((division) =>
      Object.entries(publishedDates[division]).flatMap(([year, dates]) => {
        const rule = bankHolidaysByRule(division, Number(year)).map(({ date }) => date);
        const listed = dates.split(" ").map((date) => `${year}-${date}`);
        return listed.filter((date) => !rule.includes(date)).map((date) => `${division} ${date}`);
      }),
    );
    const everywhere = ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"];

    expect(differing.toSorted()).toEqual(
      [
        ...divisions.flatMap((division) => everywhere.map((date) => `${division} ${date}`)),
        "scotland 2026-06-15",
      ].sort(),
    );
    expect(differing.every((each) => Object.hasOwn(titlesByDate, each.slice(-10)))).toBe(true);
  });

  it("have Scotland's of 15 June 2026, and no other nation has it", () => {
    const june = { from: "2026-06-15", until: "2026-06-15" };

    expect(nations.map((nation) => listBankHolidays(nation, june).map(({ title }) => title))).toEqual([
      [],
      [],
      ["World Cup bank holiday"],
      [],
    ]);
  });

  it("are reckoned after the last year, and say so", () => {
    const listed = listBankHolidays("england", { from: "2028-12-01", until: "2029-01-31" });

    expect(listed).toEqual([
      { title: "Christmas Day", date: "2028-12-25", notes: "", status: "published" },
      { title: "Boxing Day", date: "2028-12-26", notes: "", status: "published" },
      { title: "New Year’s Day", date: "2029-01-01", notes: "", status: "reckoned" },
    ]);
  });

  it("know substitutes and Easter", () => {
    const christmas = listBankHolidays("scotland", { from: "2027-12-01", until: "2028-01-10" });

    expect(christmas.map(({ date, notes }) => `${date} ${notes}`)).toEqual([
      "2027-12-27 Substitute day",
      "2027-12-28 Substitute day",
      "2028-01-03 Substitute day",
      "2028-01-04 Substitute day",
    ]);
    expect([2019, 2024, 2027, 2030, 2038].map(easterSunday)).toEqual([
      "2019-04-21",
      "2024-03-31",
      "2027-03-28",
      "2030-04-21",
      "2038-04-25",
    ]);
  });
});

describe("working days before a poll", () => {
  // Tests of DemocracyClub's uk-election-timetables and of its users (EveryElection, the developers' API), and, for
  // Scotland's local polls, the timetables of the Electoral Commission and of Dumfries and Galloway Council.
  it.each([
    ["candidates, England", "2019-05-02", 19, "england", "2019-04-03"],
    ["candidates, Northern Ireland", "2019-05-02", 16, "northern-ireland", "2019-04-08"],
    ["candidates, England", "2024-05-02", 19, "england", "2024-04-05"],
    ["candidates, Scotland", "2016-05-05", 23, "scotland", "2016-04-01"],
    ["candidates, Scotland", "2022-05-05", 23, "scotland", "2022-03-30"],
    ["candidates, Scotland", "2022-12-08", 23, "scotland", "2022-11-04"],
    ["registration, London", "2021-05-06", 12, "england", "2021-04-19"],
    ["registration, Scotland", "2022-12-08", 12, "scotland", "2022-11-21"],
  ] as const)("are those of the list of %s for %s", (_, poll, days, nation, date) => {
    expect(workingDaysBefore(poll, days, nation)).toBe(date);
  });

  // The Local Government Association (2023), councils' own notices (2026), timetables as above.
  it.each([
    ["england", "2023-05-04", "2023-03-27"],
    ["england", "2026-05-07", "2026-03-30"],
    ["england", "2027-05-06", "2027-03-31"],
    ["wales", "2027-05-06", "2027-03-31"],
    ["northern-ireland", "2027-05-06", "2027-03-31"],
    ["scotland", "2027-05-06", "2027-03-24"],
    ["scotland", "2016-05-05", "2016-03-23"],
    ["scotland", "2022-12-08", "2022-10-28"],
  ] as const)("%s: the notice for %s appears on %s at the latest", (nation, poll, notice) => {
    expect(lastNoticeDay(poll, nation)).toBe(notice);
  });

  it("leave out Christmas Eve", () => {
    expect(workingDaysBefore("2026-12-29", 1, "england")).toBe("2026-12-23");
  });
});
