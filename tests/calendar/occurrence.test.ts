import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AwarenessDay, Rule, Weekday } from "../../src/calendar/awareness-day.ts";
import { occurrenceOf } from "../../src/calendar/occurrence.ts";
import { anAwarenessDay } from "../support/campaign/an-awareness-day.ts";

const year = fc.integer({ min: 1990, max: 2150 });
const month = fc.integer({ min: 1, max: 12 });
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;

function found(day: Partial<AwarenessDay>, inYear: number, others: readonly AwarenessDay[] = []) {
  return occurrenceOf(anAwarenessDay(day), inYear, (id) => others.find((other) => other.id === id));
}

function dateBy(rule: Rule, inYear: number, others: readonly AwarenessDay[] = []) {
  return found({ rule }, inYear, others).date;
}

/** The oracle: every date of a month, walked one by one. */
function datesOf(inYear: number, inMonth: number): { text: string; weekday: number }[] {
  const dates = [];
  const walk = new Date(Date.UTC(inYear, inMonth - 1, 1));
  while (walk.getUTCMonth() === inMonth - 1) {
    dates.push({ text: walk.toISOString().slice(0, 10), weekday: walk.getUTCDay() || 7 });
    walk.setUTCDate(walk.getUTCDate() + 1);
  }
  return dates;
}

describe("a rule", () => {
  it("of the nth weekday is the nth when a month's dates are walked, and none where the month has no fifth", () => {
    const nth = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>;

    fc.assert(
      fc.property(year, month, nth, weekday, (inYear, inMonth, which, on) => {
        const expected = datesOf(inYear, inMonth).filter((date) => date.weekday === on)[which - 1]?.text;

        expect(dateBy({ kind: "nthWeekday", nth: which, weekday: on, month: inMonth }, inYear)).toBe(expected);
      }),
    );
  });

  it("of a weekday on or after a date is the first such day of the seven that begin with it", () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 20 }), weekday, (inYear, inMonth, from, on) => {
        const week = datesOf(inYear, inMonth).slice(from - 1, from + 6);

        const date = dateBy({ kind: "weekdayOnOrAfter", weekday: on, month: inMonth, day: from }, inYear);

        expect(date).toBe(week.find((one) => one.weekday === on)?.text);
      }),
    );
  });

  it("of the week that holds a date runs from Monday to Sunday around it", () => {
    expect(found({ rule: { kind: "weekContaining", month: 6, day: 20 } }, 2026)).toMatchObject({
      date: "2026-06-15",
      until: "2026-06-21",
    });
    expect(found({ rule: { kind: "weekContaining", month: 6, day: 20 } }, 2027)).toMatchObject({
      date: "2027-06-14",
      until: "2027-06-20",
    });
  });

  it("of a month lasts the whole of it, in leap years too", () => {
    expect(found({ rule: { kind: "month", month: 2 } }, 2028)).toMatchObject({
      date: "2028-02-01",
      until: "2028-02-29",
    });
    expect(found({ rule: { kind: "month", month: 12 } }, 2027).until).toBe("2027-12-31");
  });

  it("of a range holds both its ends", () => {
    const rule: Rule = { kind: "range", from: [11, 25], until: [12, 10] };

    expect(found({ rule }, 2027)).toMatchObject({ date: "2027-11-25", until: "2027-12-10" });
  });

  it("of days after another day follows that day's rule, not what its organiser made of one year", () => {
    const week = anAwarenessDay({
      id: "week",
      rule: { kind: "nthWeekday", nth: 2, weekday: 1, month: 3 },
      overrides: { 2027: { start: "2027-03-15", source: "example.org", checkedOn: "2026-11-20" } },
    });

    expect(dateBy({ kind: "offsetFrom", of: "week", days: 2 }, 2027, [week])).toBe("2027-03-10");
    expect(dateBy({ kind: "offsetFrom", of: "week", days: -1 }, 2026, [week])).toBe("2026-03-08");
  });

  it("of a day inside a week moves with that week, overrides included", () => {
    const week = anAwarenessDay({
      id: "week",
      overrides: { 2027: { start: "2027-05-08", source: "example.org", checkedOn: "2026-11-20" } },
    });

    expect(dateBy({ kind: "childOf", parent: "week", days: 2 }, 2026, [week])).toBe("2026-05-03");
    expect(dateBy({ kind: "childOf", parent: "week", days: 2 }, 2027, [week])).toBe("2027-05-10");
  });

  it("gives no date, and says why, where the organiser chooses the day of the week", () => {
    const week = anAwarenessDay({
      id: "week",
      name: "Kind Week",
      rule: { kind: "range", from: [5, 3], until: [5, 7] },
    });

    const day = found({ rule: { kind: "childOf", parent: "week" } }, 2027, [week]);

    expect(day).toMatchObject({ status: "unconfirmed", basis: "none" });
    expect(day.date).toBeUndefined();
    expect(day.reason).toBe("It falls within Kind Week (Mon 3 May to Fri 7 May); the organiser announces which day.");
  });

  it("of announced days forecasts nothing", () => {
    const day = found({ rule: { kind: "announced", months: [5] } }, 2027);

    expect(day).toMatchObject({ status: "unconfirmed", basis: "none" });
    expect(day).not.toHaveProperty("date");
  });
});

describe("how sure a date is", () => {
  const secondMonday: Rule = { kind: "nthWeekday", nth: 2, weekday: 1, month: 3 };

  it("is confirmed by a rule that names the same date every year", () => {
    expect(found({}, 2040)).toMatchObject({ status: "confirmed", basis: "rule" });
  });

  it("is a forecast by any other rule, with a reason, until the year was read in a source", () => {
    const day = { rule: secondMonday, verifiedYears: [2026] };

    expect(found(day, 2026)).toMatchObject({ status: "confirmed", basis: "rule" });
    expect(found(day, 2027)).toMatchObject({ status: "unconfirmed", basis: "forecast" });
    expect(found(day, 2027).reason).toContain("2027");
  });

  it("is a forecast by a rule that nobody has checked, even a fixed one", () => {
    expect(found({ status: "unverified" }, 2027)).toMatchObject({
      date: "2027-05-01",
      status: "unconfirmed",
      basis: "forecast",
    });
  });

  it("is unconfirmed where it was only heard at second hand", () => {
    const day = found({ rule: secondMonday, secondHand: { 2027: "a blog names it" } }, 2027);

    expect(day).toMatchObject({ status: "unconfirmed", reason: "Reckoned from its rule; a blog names it." });
  });

  it("is confirmed by an override, with the override's own source", () => {
    const override = { start: "2027-03-15", end: "2027-03-21", source: "example.com", checkedOn: "2027-01-05" };

    expect(found({ rule: secondMonday, overrides: { 2027: override } }, 2027)).toMatchObject({
      date: "2027-03-15",
      until: "2027-03-21",
      status: "confirmed",
      basis: "override",
      source: "example.com",
      checkedOn: "2027-01-05",
    });
  });

  it("is unconfirmed where the override has a doubt", () => {
    const override = {
      start: "2027-03-15",
      source: "example.com",
      checkedOn: "2027-01-05",
      doubt: "One school says so.",
    };

    expect(found({ overrides: { 2027: override } }, 2027)).toMatchObject({
      status: "unconfirmed",
      basis: "override",
      reason: "One school says so.",
    });
  });

  it("is nothing before the rule is known to hold, unless that year has an override", () => {
    const override = { start: "2019-01-30", source: "example.org", checkedOn: "2026-11-20" };
    const day = { since: 2022, overrides: { 2019: override } };

    expect(found(day, 2021)).toMatchObject({ status: "unconfirmed", basis: "none" });
    expect(found(day, 2021)).not.toHaveProperty("date");
    expect(found(day, 2019).date).toBe("2019-01-30");
  });

  it("is nothing once the day is retired", () => {
    const day = { retired: { after: 2024, reason: "Given up for Kindness Week." } };

    expect(found(day, 2024).status).toBe("confirmed");
    expect(found(day, 2025)).toMatchObject({ status: "unconfirmed", reason: "Given up for Kindness Week." });
    expect(found(day, 2025)).not.toHaveProperty("date");
  });
});

describe("what a day is called", () => {
  const day = {
    formerly: [
      { until: 2018, name: "Nice Day", hashtags: ["#Nice{yyyy}"] },
      { until: 2020, hashtags: ["#Nicer"] },
    ],
  };

  it("is its name and hashtags of that year", () => {
    expect(found(day, 2018)).toMatchObject({ name: "Nice Day", hashtags: ["#Nice2018"] });
    expect(found(day, 2019)).toMatchObject({ name: "Kindness Day", hashtags: ["#Nicer"] });
    expect(found(day, 2021)).toMatchObject({ name: "Kindness Day", hashtags: ["#Kindness21"] });
  });

  it("writes the first years of a century with two digits", () => {
    expect(found({}, 2103).hashtags).toEqual(["#Kindness03"]);
  });
});

describe("how long a day lasts", () => {
  it("may change from a year on", () => {
    const day = { length: { days: 5, before: [{ until: 2022, days: 7 }] } };

    expect(found(day, 2022).until).toBe("2022-05-07");
    expect(found(day, 2023).until).toBe("2023-05-05");
  });

  it("is a single day without a last day where nothing is said", () => {
    expect(found({}, 2027)).not.toHaveProperty("until");
  });
});
