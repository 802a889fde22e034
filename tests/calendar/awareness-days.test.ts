import { describe, expect, it } from "vitest";
import { ambiguities, doubtsAbout } from "../../src/calendar/ambiguities.ts";
import { awarenessDays, findDay, occurrence } from "../../src/calendar/awareness-days.ts";
import { isCalendarDate, weekdayOf, yearOf } from "../../src/calendar/dates.ts";
import { knownDates } from "./known-dates.ts";
import { reckonedDates } from "./reckoned-dates.ts";

function of(id: string, year: number) {
  const day = findDay(id);
  if (day === undefined) throw new Error(`no ${id}`);
  return occurrence(day, year);
}

describe("the calendar", () => {
  it.each(knownDates)("gives $id of $year from $start, as it was read", ({ id, year, start, end, sure }) => {
    const found = of(id, year);

    expect({ date: found.date, until: found.until }).toEqual({ date: start, until: end });
    expect(found.status).toBe(sure ? "confirmed" : "unconfirmed");
  });

  it.each(reckonedDates)("forecasts $id of $year from $start, unconfirmed", ({ id, year, start, end }) => {
    const found = of(id, year);

    expect({ date: found.date, until: found.until }).toEqual({ date: start, until: end });
    expect(found).toMatchObject({ status: "unconfirmed", basis: "forecast" });
    expect(found.reason).toBeTruthy();
  });

  it("names, for every doubtful date, what the doubt is", () => {
    const unexplained = knownDates
      .filter(({ sure }) => !sure)
      .filter(({ id, year }) => doubtsAbout(id, year).length === 0);

    expect(unexplained).toEqual([]);
    expect(ambiguities.filter(({ id }) => findDay(id) === undefined)).toEqual([]);
  });

  it("confirms no year by its data that the list of readings does not have", () => {
    const read = new Set(knownDates.filter(({ sure }) => sure).map(({ id, year }) => `${id} ${year}`));

    const claimed = awarenessDays.flatMap(({ id, verifiedYears = [], overrides = {} }) => [
      ...verifiedYears.map((year) => `${id} ${year}`),
      ...Object.entries(overrides)
        .filter(([, { doubt }]) => doubt === undefined)
        .map(([year]) => `${id} ${year}`),
    ]);

    expect(claimed.filter((claim) => !read.has(claim))).toEqual([]);
  });

  it("has 64 days, each with an id of its own that a campaign file can name", () => {
    const ids = awarenessDays.map(({ id }) => id);

    expect(new Set(ids).size).toBe(64);
    expect(ids.filter((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id))).toEqual([]);
  });

  it("refers only to days it has", () => {
    const referred = awarenessDays.flatMap(({ rule }) => {
      if (rule.kind === "offsetFrom") return [rule.of];
      return rule.kind === "childOf" ? [rule.parent] : [];
    });

    expect(referred.toSorted()).toEqual(["abw", "safer-sleep"]);
    expect(referred.filter((id) => findDay(id) === undefined)).toEqual([]);
  });

  it("has overrides of the year they stand under, that end after they begin and say who and when", () => {
    const overrides = awarenessDays.flatMap(({ overrides = {} }) => Object.entries(overrides));

    for (const [year, { start, end = start, source, checkedOn }] of overrides) {
      expect([start, end, checkedOn].every(isCalendarDate)).toBe(true);
      expect(yearOf(start)).toBe(Number(year));
      expect(end >= start).toBe(true);
      expect(source).not.toBe("");
    }
  });

  it("has hashtags that networks read whole, oldest names first, and dates of checking", () => {
    for (const { hashtags, formerly = [], checkedOn, site } of awarenessDays) {
      const tags = [...hashtags, ...formerly.flatMap((era) => era.hashtags ?? [])];

      expect(tags.filter((tag) => !/^#[\p{L}\d]+(\{yy\}|\{yyyy\})?$/u.test(tag))).toEqual([]);
      expect(formerly.map(({ until }) => until)).toEqual(formerly.map(({ until }) => until).toSorted());
      expect(isCalendarDate(checkedOn)).toBe(true);
      expect(site ?? "example.org").toMatch(/^[a-z0-9.-]+\.[a-z]+$/);
    }
  });

  it("answers for every day and every year of a century without a fault, in dates of that year", () => {
    for (let year = 1990; year <= 2090; year++) {
      for (const day of awarenessDays) {
        const found = occurrence(day, year);

        if (found.date === undefined) expect(found.reason).toBeTruthy();
        else expect(yearOf(found.date)).toBe(year);
        if (found.status === "unconfirmed") expect(found.reason).toBeTruthy();
      }
    }
  });
});

describe("the traps of this field", () => {
  it("has Safer Internet Day on the Tuesday on or after 5 February, which is not the second Tuesday", () => {
    const dates = [2013, 2017, 2018, 2019, 2023, 2024].map((year) => of("sid", year).date ?? "");

    expect(dates).toEqual(["2013-02-05", "2017-02-07", "2018-02-06", "2019-02-05", "2023-02-07", "2024-02-06"]);
    expect(dates.map(weekdayOf)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it("has Young Carers Action Day on the second Wednesday only where Safer Sleep Week begins before it", () => {
    expect([2022, 2023, 2028].map((year) => of("ycad", year).date)).toEqual(["2022-03-16", "2023-03-15", "2028-03-15"]);
  });

  it("keeps 18 March whatever the weekday", () => {
    expect(of("ceaday", 2028)).toMatchObject({
      date: "2028-03-18",
      status: "confirmed",
      hashtags: ["#CEADay28", "#HelpingHands"],
    });
    expect(weekdayOf("2028-03-18")).toBe(6);
  });

  it("has National Child Exploitation Awareness Day under its old name and hashtag until 2019", () => {
    expect(of("ceaday", 2019)).toMatchObject({ hashtags: ["#CSEDay19", "#HelpingHands"] });
    expect(of("ceaday", 2019).name).toContain("Sexual");
    expect(of("ceaday", 2020).name).not.toContain("Sexual");
    expect(of("ceaday", 2020).hashtags[0]).toBe("#CEADay20");
  });

  it("has Parents in Sport Week until 2021, and no hashtag for its successor", () => {
    expect(of("sport-week", 2021)).toMatchObject({ name: "Parents in Sport Week", hashtags: ["#ParentsInSportWeek"] });
    expect(of("sport-week", 2023)).toMatchObject({ name: "Keeping Your Child Safe in Sport Week", hashtags: [] });
  });

  it("has no date for Young Carers Awareness Day, which was in January", () => {
    expect(of("ycad", 2020)).toMatchObject({ name: "Young Carers Awareness Day", basis: "none" });
    expect(of("ycad", 2020)).not.toHaveProperty("date");
  });

  it("has Private Fostering Week in July 2020 and the day of that name in November since", () => {
    expect(of("private-fostering", 2020)).toMatchObject({ name: "Private Fostering Week", date: "2020-07-13" });
    expect(of("private-fostering", 2026)).toMatchObject({
      name: "Private Fostering Awareness Day",
      date: "2026-11-04",
    });
  });

  it("forecasts nothing where the organiser contradicts itself", () => {
    expect(of("personal-safety", 2026)).toMatchObject({ status: "unconfirmed", basis: "none" });
    expect(of("personal-safety", 2026)).not.toHaveProperty("date");
  });

  it("has Safeguarding Adults Week lose its weekend in 2023", () => {
    expect(of("nsaw", 2022).until).toBe("2022-11-27");
    expect(of("nsaw", 2023).until).toBe("2023-11-24");
  });
});
