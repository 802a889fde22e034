import { expect, it } from "vitest";
import { nightTime } from "../../../src/check/rules/night-time.ts";
import { aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

function at(time: string) {
  return problemsOf(nightTime, aRendered("One", { delivery: dueOn(`2027-03-18T${time}`) }));
}

it("warns of a post at three in the night, and offers the afternoon", () => {
  const problems = at("03:00");

  expect(problems).toMatchObject([{ severity: "warning", place: { file: "campaigns/a.yaml#posts/0/at" } }]);
  expect(problems[0]?.help).toContain("write 15:00");
});

it.each(["00:00", "05:59"])("warns at %s", (time) => {
  expect(at(time)).toHaveLength(1);
});

it.each(["06:00", "12:00", "23:59"])("leaves %s alone", (time) => {
  expect(at(time)).toEqual([]);
});
