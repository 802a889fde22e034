import { expect, it } from "vitest";
import { nowAt } from "../../../src/check/now.ts";
import { inThePast } from "../../../src/check/rules/in-the-past.ts";
import { aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

const one = aRendered("One", { post: "p0", index: 0, delivery: dueOn("2027-03-18T09:00") });
const two = aRendered("Two", { post: "p1", index: 1, delivery: dueOn("2027-03-19T09:00") });

function saidAt(now: string) {
  return problemsOf(inThePast, [one, two], { now: nowAt(new Date(now)) });
}

it("warns when the time and how late it may be are over", () => {
  expect(saidAt("2027-03-18T11:00:01Z")).toMatchObject([{ severity: "warning", delivery: "c/p0/one" }]);
});

it("leaves alone what may still go out", () => {
  expect(saidAt("2027-03-18T11:00:00Z")).toEqual([]);
});

it("says once that a whole campaign is over", () => {
  expect(saidAt("2028-01-01T00:00:00Z")).toMatchObject([
    { message: "Every post of this campaign is in the past.", place: { file: "campaigns/a.yaml#campaign" } },
  ]);
});
