/** All campaigns by day, with what else those days are. */
import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import type { Period } from "../../../src/campaign/periods/period.ts";
import type { PlannedCampaign } from "../../../src/preview/plan/planned.ts";
import { yearJson } from "../../../src/preview/year/json.ts";
import { calendarPage } from "../../../src/preview/year/page.ts";
import { yearLines } from "../../../src/preview/year/text.ts";
import { type YearInput, yearOf } from "../../../src/preview/year/year.ts";
import { anAccount, aPost } from "../../support/campaign/a-plan.ts";
import { aPlannedCampaign } from "../../support/campaign/a-planned-campaign.ts";

const accounts = [anAccount("one"), anAccount("two")];

function campaign(id: string, date: string, posts: readonly string[] = ["day 09:00"]): PlannedCampaign {
  const written = posts.map((at, index) => aPost(`p${index}`, { at }));
  return aPlannedCampaign({ id, date, to: ["one", "two"], posts: written }, { accounts });
}

function period(fields: Partial<Period> = {}): Period {
  return {
    id: "pre-2027",
    kind: "pre-election",
    rule: "ask",
    since: new Date("2027-03-19T00:00:00Z"),
    until: new Date("2027-05-06T23:00:00Z"),
    exceptCritical: false,
    path: [0],
    ...fields,
  };
}

/** Rows as the permits would mark them. */
function within(id: string, planned: PlannedCampaign): PlannedCampaign {
  const rows = planned.rows.map((row) => ({
    ...row,
    entry: { ...row.entry, periods: [id], blocked: "period" as const },
  }));
  return { ...planned, rows };
}

function year(campaigns: readonly PlannedCampaign[], more: Partial<YearInput> = {}) {
  const periods = { kind: "known", periods: [] } as const;
  return yearOf({ campaigns, plans: campaigns.map(({ plan }) => plan), periods, ...more });
}

describe("the year", () => {
  it("counts the posts of a day, of all campaigns, and of each account", () => {
    const found = year([
      campaign("a", "2027-03-18", ["day 09:00", "day 12:00"]),
      campaign("b", "2027-03-17", ["day+1 09:00"]),
    ]);

    expect(yearJson(found).days).toMatchObject([
      { date: "2027-03-17", posts: 0, deliveries: 0, accounts: {}, campaigns: ["b"] },
      { date: "2027-03-18", posts: 3, deliveries: 6, accounts: { one: 3, two: 3 }, campaigns: ["a"], tooMany: [] },
    ]);
  });

  it("has bank holidays with their nations, and awareness days that nobody plans for", () => {
    const found = year([campaign("a", "2027-03-01"), campaign("b", "2027-03-31")]);

    expect(found.dayOf("2027-03-26").holidays).toEqual([
      { title: "Good Friday", nations: ["england", "wales", "scotland", "northern-ireland"] },
    ]);
    expect(found.dayOf("2027-03-29").holidays).toEqual([
      { title: "Easter Monday", nations: ["england", "wales", "northern-ireland"] },
    ]);
    expect(found.dayOf("2027-03-18").awareness.map(({ id }) => id)).toContain("ceaday");
    expect(found.dayOf("2027-03-02")).toMatchObject({ rows: [], holidays: [], awareness: [], campaigns: [] });
  });

  it("draws a period across its days, both ends included, with what falls into it and what it keeps back", () => {
    const campaigns = [campaign("a", "2027-03-18"), within("pre-2027", campaign("b", "2027-05-10", ["day-4 09:00"]))];
    const found = year(campaigns, { periods: { kind: "known", periods: [period()] } });
    const covered = ["2027-03-18", "2027-03-19", "2027-05-06", "2027-05-07"].map(
      (date) => found.dayOf(date).periods.length,
    );

    expect(covered).toEqual([0, 1, 1, 0]);
    expect(yearJson(found).periods).toEqual([
      {
        ...{ id: "pre-2027", kind: "pre-election", rule: "ask", from: "2027-03-19", until: "2027-05-06" },
        deliveries: ["b/p0/one", "b/p0/two"],
        keptBack: ["b/p0/one", "b/p0/two"],
      },
    ]);
  });

  it("ends a period without an end with the span, and leaves out what is over before it", () => {
    const { until: _, ...open } = period({ id: "incident", since: new Date("2027-03-20T10:00:00Z") });
    const past = period({ id: "past", since: new Date("2027-01-01"), until: new Date("2027-01-02") });
    const found = year([campaign("a", "2027-03-18"), campaign("b", "2027-03-22")], {
      periods: { kind: "known", periods: [open, past] },
    });

    expect(yearJson(found).periods).toMatchObject([{ id: "incident", from: "2027-03-20", until: null }]);
    expect(found.dayOf("2027-03-22").periods.map(({ period: { id } }) => id)).toEqual(["incident"]);
  });

  it("says clashes with campaigns that are not shown, and none between two that are not", () => {
    const [a, b, c, d] = ["2027-03-16", "2027-03-18", "2027-06-01", "2027-06-02"].map((date, index) =>
      campaign(`c${index}`, date),
    );
    const plans = [a, b, c, d].flatMap((each) => (each === undefined ? [] : [each.plan]));

    expect(yearJson(year(a === undefined ? [] : [a], { plans })).clashes).toEqual([
      { week: "2027-03-15", until: "2027-03-21", campaigns: ["c0", "c1"], accounts: ["one", "two"] },
    ]);
  });

  it("takes the span that somebody asks for, and nothing at all where nothing is planned", () => {
    const asked = { from: "2027-01-01", until: "2027-12-31" };

    expect(year([campaign("a", "2027-03-18")], { asked }).span).toEqual(asked);
    expect(year([], { asked }).dayOf("2027-12-27").holidays[0]?.title).toBe("Christmas Day");
    expect(yearJson(year([]))).toEqual({ days: [], periods: [], clashes: [] });
  });
});

describe("a span of a thousand years", () => {
  it("costs no more than what is planned in it, and months without anything are one line of the page", () => {
    const campaigns = [campaign("a", "2027-03-18"), campaign("b", "2999-03-18")];
    const found = year(campaigns, { asked: { from: "0001-01-01", until: "9999-12-31" } });
    const page = calendarPage({ year: found, campaigns, problems: [], madeAt: new Date(0), stops: [] });

    expect(yearJson(found).days.map(({ date }) => date)).toEqual(["2027-03-18", "2999-03-18"]);
    expect(page.match(/<section class="month"/g)).toHaveLength(11);
    expect(page).toContain("Nothing is planned in April 2027 to February 2999.");
  });
});

describe("what a terminal says of it", () => {
  const lines = (found: ReturnType<typeof year>) => yearLines(found, 200, new Chalk({ level: 0 }));

  it("is periods, clashes and the fullest day", () => {
    const found = year(
      [campaign("a", "2027-03-18", ["day 09:00", "day 12:00"]), within("pre-2027", campaign("b", "2027-03-19"))],
      { periods: { kind: "known", periods: [period()] } },
    );

    expect(lines(found)).toEqual([
      "Sensitive periods",
      "  ░ pre-2027 (pre-election): Friday 19 March 2027 until Thursday 6 May 2027: posts have to be approved for it. 1 post in it, 1 kept back.",
      "Clashes",
      "  ⇄ a and b have their days in the week of Monday 15 March 2027, on one and two.",
      "The fullest day",
      "  Thursday 18 March 2027: 2 posts, one 2 · two 2",
    ]);
  });

  it("is nothing for one campaign that meets nothing", () => {
    expect(lines(year([campaign("a", "2027-03-18")]))).toEqual([]);
  });
});
