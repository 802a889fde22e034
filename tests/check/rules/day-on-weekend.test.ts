import { expect, it } from "vitest";
import type { Campaign } from "../../../src/campaign/model.ts";
import { dayOnWeekend } from "../../../src/check/rules/day-on-weekend.ts";
import { aContext, aRendered, dueOn } from "../../support/campaign/a-rendered.ts";

function said(date: string, due: string, campaign: Partial<Campaign> = {}) {
  const anchor = { date, until: date, day: date };
  const rendered = [aRendered("Look closer.", { campaign, delivery: { anchor, ...dueOn(`${due}T09:00`) } })];
  const context = aContext(rendered);
  const found: string[] = [];
  dayOnWeekend.check({ ...context, plan: { ...context.plan, anchor } }, ({ message }) => found.push(message));
  return found;
}

it("tells of posts on a Saturday that is kept", () => {
  expect(said("2028-03-18", "2028-03-18")).toEqual(["Saturday 18 March is on a weekend, and posts go out on it."]);
});

it("says nothing of a workday, of posts on other days, or of a day that is moved", () => {
  expect(said("2027-03-18", "2027-03-18")).toEqual([]);
  expect(said("2028-03-18", "2028-03-17")).toEqual([]);
  expect(said("2028-03-18", "2028-03-18", { onWeekend: "next-workday" })).toEqual([]);
});
