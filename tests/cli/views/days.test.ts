import { describe, expect, it } from "vitest";
import type { Context } from "../../../src/cli/frame/context.ts";
import { exitCodes, UsageError } from "../../../src/cli/frame/exit-codes.ts";
import { type DaysOptions, runDays } from "../../../src/cli/views/days.ts";

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

interface JsonDay {
  readonly id: string;
  readonly date: string | null;
  readonly until: string | null;
  readonly [key: string]: unknown;
}

/** Runs `campaign days` at a moment of its own, by default 21 November 2026. */
async function days(options: DaysOptions, format = "json", now = "2026-11-21T08:00:00Z"): Promise<Printed> {
  const printed = { out: "", said: "" };
  const context = {
    format,
    clock: { now: () => new Date(now), monotonic: () => 0 },
    output: {
      data: (text: string) => {
        printed.out += text;
      },
      say: (text: string) => {
        printed.said += `${text}\n`;
      },
      color: false,
      columns: 80,
    },
  };
  const code = await runDays(context as unknown as Context, options);
  return { code, ...printed };
}

async function jsonDays(options: DaysOptions, now?: string): Promise<JsonDay[]> {
  const { out } = await days(options, "json", now);
  return (JSON.parse(out) as { days: JsonDay[] }).days;
}

describe("campaign days", () => {
  it("lists the next twelve months from the clock", async () => {
    const dates = (await jsonDays({})).flatMap(({ date, until }) => (date === null ? [] : [[date, until ?? date]]));

    expect(dates.length).toBeGreaterThan(40);
    expect(dates.every(([from = "", until = ""]) => from <= "2027-11-20" && until >= "2026-11-21")).toBe(true);
  });

  it("takes today as it is in London, not in UTC", async () => {
    const listed = await jsonDays({ search: "Abuse Awareness Day elder" }, "2027-06-15T23:30:00Z");

    expect(listed.map(({ date }) => date)).toEqual(["2028-06-15"]);
  });

  it("has twelve months from 29 February too", async () => {
    const listed = await jsonDays({ from: "2028-02-29", search: "lgbt" });

    expect(listed.map(({ date }) => date)).toEqual(["2028-02-01", "2029-02-01"]);
  });

  it("prints each day with every key, null where nothing is known", async () => {
    const listed = await jsonDays({ from: "2027-02-01", until: "2027-03-31", search: "awareness" });

    expect(listed.find(({ id }) => id === "edaw")).toEqual({
      id: "edaw",
      name: "Eating Disorders Awareness Week",
      year: 2027,
      date: null,
      until: null,
      status: "unconfirmed",
      basis: "none",
      reason: "The organiser announces it each year; no date is recorded for 2027.",
      note: null,
      doubts: [],
      hashtags: ["#EDAW"],
      hashtagsVerified: false,
      site: "beateatingdisorders.org.uk",
      source: "info.5y1.org, b-u.co",
      checkedOn: "2026-11-20",
    });
    expect(listed.find(({ id }) => id === "ceaday")).toMatchObject({ date: "2027-03-18", status: "confirmed" });
  });

  it("prints what the sources leave open", async () => {
    const [found] = await jsonDays({ from: "2018-05-01", until: "2018-05-31", search: "deaf" });

    expect(found).toMatchObject({
      date: "2018-05-15",
      status: "unconfirmed",
      doubts: ["15 to 21 May 2018 is Tuesday to Monday, which may be a mistake."],
    });
  });

  it("prints a table with its talk on the other stream", async () => {
    const { code, out, said } = await days({ from: "2027-03-01", until: "2027-03-31" }, "text");

    expect(code).toBe(exitCodes.ok);
    expect(out).toContain("National Child Exploitation Awareness");
    expect(said).toBe("4 dates are unconfirmed: ask the organiser before you plan by one.\n");
  });

  it("prints iCalendar and says what it had to leave out", async () => {
    const { out, said } = await days({ from: "2027-03-01", until: "2027-03-31" }, "ics");

    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(said).toBe("1 day is left out, because nobody has announced a date yet.\n");
  });

  it("prints an empty list, and says so, when it finds nothing", async () => {
    const { code, out, said } = await days({ search: "yodelling" });

    expect(code).toBe(exitCodes.ok);
    expect(JSON.parse(out)).toEqual({ version: 1, days: [] });
    expect(said).toContain('nothing by "yodelling"');
  });

  it("helps who searches for a name of the past", async () => {
    const { said } = await days({ search: "Parents in Sport" });

    expect(said).toContain("Parents in Sport Week is Keeping Your Child Safe in Sport Week now (sport-week).");
  });

  it.each([
    [{ from: "18/03/2027" }, "--from 18/03/2027 is not a date. Write year, month and day, as in 2027-03-18."],
    [{ until: "2027-02-29" }, "--until 2027-02-29 is not a date. Write year, month and day, as in 2027-03-18."],
    [{ from: "2027-03-18T09:00:00Z" }, "--from 2027-03-18T09:00:00Z is not a date."],
    [{ from: "2027-03-02", until: "2027-03-01" }, "--until 2027-03-01 is before 2027-03-02."],
    [{ until: "2026-03-01" }, "--until 2026-03-01 is before 2026-11-21, today (--from names another first day)."],
  ])("refuses %j", async (options, message) => {
    const run = days(options);

    await expect(run).rejects.toBeInstanceOf(UsageError);
    await expect(run).rejects.toThrow(message);
  });

  it("refuses a format it does not print", async () => {
    await expect(days({}, "csv")).rejects.toThrow("--format csv is not known here. days prints text, json, ics.");
    await expect(days({}, "csv")).rejects.toBeInstanceOf(UsageError);
  });
});

describe("campaign days --bank-holidays", () => {
  const june = { bankHolidays: true, from: "2026-05-01", until: "2026-06-30" };

  it("prints those of a nation, with what GOV.UK's file says of each", async () => {
    const { out } = await days({ ...june, nation: "scotland" }, "text");

    expect(out).toBe(
      "Mon 4 May 2026   Early May bank holiday\nMon 25 May 2026  Spring bank holiday\nMon 15 Jun 2026  World Cup bank holiday\n",
    );
  });

  it("marks those that nobody has published yet", async () => {
    const { out, said } = await days({ bankHolidays: true, from: "2033-01-01", until: "2033-01-31" }, "text");

    expect(out).toBe("Mon 3 Jan 2033   New Year’s Day (substitute day, reckoned)\n");
    expect(said).toContain("reckoned by rule");
  });

  it("gives programs the keys of that file", async () => {
    const { out } = await days({ ...june, nation: "northern-ireland" });

    expect(JSON.parse(out)).toMatchObject({
      nation: "northern-ireland",
      division: "northern-ireland",
      source: "https://www.gov.uk/bank-holidays.json",
      events: [
        { title: "Early May bank holiday", date: "2026-05-04", notes: "", status: "published" },
        { title: "Spring bank holiday", date: "2026-05-25", notes: "", status: "published" },
      ],
    });
  });

  it("refuses a nation that is none, and one without --bank-holidays", async () => {
    await expect(days({ ...june, nation: "cornwall" })).rejects.toThrow(UsageError);
    await expect(days({ nation: "wales" })).rejects.toThrow(UsageError);
  });
});
