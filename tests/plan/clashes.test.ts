/** Two campaigns whose days are in one week, for the same readers. */
import { describe, expect, it } from "vitest";
import { clashesOf } from "../../src/plan/clashes.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { aCampaign, anAccount, aPost, aWorkspace } from "../support/campaign/a-plan.ts";

const accounts = ["one", "two", "three"].map((id) => anAccount(id));

function planned(id: string, date: string, to: readonly string[], more: Parameters<typeof aCampaign>[0] = {}) {
  return planCampaign(aCampaign({ id, date, to, posts: [aPost("p")], ...more }), aWorkspace(accounts));
}

describe("a clash", () => {
  it("is two days in one week, Monday to Sunday, on one account", () => {
    const plans = [planned("a", "2027-03-15", ["one", "two"]), planned("b", "2027-03-21", ["two", "three"])];

    expect(clashesOf(plans)).toEqual([
      { week: "2027-03-15", until: "2027-03-21", campaigns: ["a", "b"], accounts: ["two"] },
    ]);
  });

  it("is none a day later, on other accounts, or where nothing goes out", () => {
    expect(clashesOf([planned("a", "2027-03-21", ["one"]), planned("b", "2027-03-22", ["one"])])).toEqual([]);
    expect(clashesOf([planned("a", "2027-03-18", ["one"]), planned("b", "2027-03-18", ["two"])])).toEqual([]);
    expect(
      clashesOf([planned("a", "2027-03-18", ["one"]), planned("b", "2027-03-18", ["one"], { posts: [] })]),
    ).toEqual([]);
  });

  it("names all that meet on an account together, and those that meet on another by themselves", () => {
    const plans = [
      planned("a", "2027-03-16", ["one", "two"]),
      planned("b", "2027-03-17", ["one", "two"]),
      planned("c", "2027-03-18", ["one"]),
    ];

    expect(clashesOf(plans).map(({ campaigns, accounts: shared }) => [campaigns, shared])).toEqual([
      [["a", "b", "c"], ["one"]],
      [["a", "b"], ["two"]],
    ]);
  });

  it("is in each week that a week or a month touches, also where it is kept on another workday", () => {
    const week = planned("week", "2027-11-15", ["one"], { day: "abw", year: 2027 });
    const friday = planned("friday", "2027-11-19", ["one"]);
    const moved = planned("moved", "2027-11-14", ["one"], { onWeekend: "next-workday" });

    expect(clashesOf([week, friday])).toMatchObject([{ campaigns: ["week", "friday"] }]);
    expect(clashesOf([week, moved])).toMatchObject([{ week: "2027-11-15", campaigns: ["week", "moved"] }]);
  });

  it("knows one account under two ids", () => {
    const same = [anAccount("one"), anAccount("other", "bluesky", { handle: "one.example.org" })];
    const plans = ["one", "other"].map((id) =>
      planCampaign(aCampaign({ id: `for-${id}`, date: "2027-03-18", to: [id], posts: [aPost("p")] }), aWorkspace(same)),
    );

    expect(clashesOf(plans)).toMatchObject([{ campaigns: ["for-one", "for-other"], accounts: ["one"] }]);
  });
});
