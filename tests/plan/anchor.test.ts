import { describe, expect, it } from "vitest";
import { awarenessDays, occurrence } from "../../src/calendar/awareness-days.ts";
import type { Campaign } from "../../src/campaign/model.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { aCampaign, anAccount, aPost, aWorkspace } from "../support/campaign/a-plan.ts";

function planOf({ date, ...more }: Partial<Campaign>) {
  const { date: _, ...undated } = aCampaign(more);
  return planCampaign({ ...undated, ...(date === undefined ? {} : { date }) }, aWorkspace([anAccount("one")]));
}

function dayWith(wanted: (found: ReturnType<typeof occurrence>) => boolean, year: number) {
  const found = awarenessDays.map((day) => occurrence(day, year)).find(wanted);
  if (found === undefined) throw new Error("the calendar has no such day");
  return found;
}

describe("the day of a campaign", () => {
  it("is the calendar's where it is confirmed, a week with its last day", () => {
    const week = dayWith(({ status, until }) => status === "confirmed" && until !== undefined, 2027);

    const plan = planOf({ day: week.id, year: 2027 });

    expect(plan.anchor).toEqual({ date: week.date, until: week.until, day: week.date, name: week.name });
    expect(plan.blocked).toBe(false);
  });

  it("is planned on its forecast but blocked where it is unconfirmed", () => {
    const forecast = dayWith(({ status, date }) => status === "unconfirmed" && date !== undefined, 2027);

    const plan = planOf({ day: forecast.id, year: 2027 });

    expect(plan.blocked).toBe(true);
    expect(plan.deliveries).toHaveLength(1);
    expect(plan.problems).toMatchObject([
      {
        code: "day-unconfirmed",
        severity: "error",
        place: { file: "campaigns/a.yaml#day" },
        help: expect.stringContaining(`\`date: ${forecast.date}\``),
      },
    ]);
  });

  it("has no deliveries where nobody knows its date", () => {
    const unknown = dayWith(({ date }) => date === undefined, 2027);

    const plan = planOf({ day: unknown.id, year: 2027 });

    expect(plan).toMatchObject({ blocked: true, deliveries: [], problems: [{ code: "day-unconfirmed" }] });
    expect(plan.anchor).toBeUndefined();
  });

  it("is the file's own date beside an unconfirmed day, and then nothing is blocked", () => {
    const forecast = dayWith(({ status, date }) => status === "unconfirmed" && date !== undefined, 2027);

    const plan = planOf({ day: forecast.id, year: 2027, date: "2027-03-02" });

    expect(plan).toMatchObject({ blocked: false, problems: [], anchor: { date: "2027-03-02", name: forecast.name } });
  });

  it("keeps a week as long as the calendar has it when the file moves its first day", () => {
    const week = dayWith(({ status, until }) => status === "confirmed" && until !== undefined, 2027);

    const moved = planOf({ day: week.id, year: 2027, date: week.date ?? "" });

    expect(moved.anchor?.until).toBe(week.until);
  });

  it("passes over the bank holidays of the nation that the campaign names", () => {
    const posts = [aPost("a")];
    const on = (holidays?: "england" | "scotland") =>
      planOf({ date: "2027-03-29", onWeekend: "previous-workday", posts, ...(holidays && { holidays }) }).anchor?.day;

    expect([on(), on("england"), on("scotland")]).toEqual(["2027-03-29", "2027-03-25", "2027-03-29"]);
  });

  it.each([
    ["keep", "2027-03-20", "2027-03-20"],
    ["previous-workday", "2027-03-20", "2027-03-19"],
    ["previous-workday", "2027-03-21", "2027-03-19"],
    ["next-workday", "2027-03-20", "2027-03-22"],
    ["next-workday", "2027-03-21", "2027-03-22"],
    ["next-workday", "2027-03-18", "2027-03-18"],
  ] as const)(
    "with on-weekend: %s moves %s to %s, but neither a written date nor what {day} prints",
    (onWeekend, date, day) => {
      const posts = [aPost("a"), aPost("b", { at: `${date} 12:00` })];

      const plan = planOf({ date, onWeekend, posts });

      expect(plan.anchor).toMatchObject({ date, day });
      expect(Object.fromEntries(plan.deliveries.map(({ post, local }) => [post, local]))).toEqual({
        a: `${day}T09:00`,
        b: `${date}T12:00`,
      });
    },
  );

  it("suggests the day that was meant", () => {
    const plan = planOf({ day: "ceadayy", year: 2027 });

    expect(plan.problems).toMatchObject([{ code: "day-unknown", help: expect.stringContaining('"ceaday"') }]);
  });

  it.each([
    [{ day: "ceaday" }, "campaigns/a.yaml#day"],
    [{}, "campaigns/a.yaml#campaign"],
  ])("is missing with %j", (more, file) => {
    const plan = planOf(more);

    expect(plan).toMatchObject({ blocked: true, deliveries: [], problems: [{ code: "day-missing", place: { file } }] });
  });
});
