import { expect, it } from "vitest";
import { textTooLong } from "../../../src/check/rules/text-too-long.ts";
import { aProfile } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const ten = { profile: { measure: aProfile("bluesky", 10).measure } };

it("says for which account a text is too long, and by how much", () => {
  const problems = problemsOf(textTooLong, aRendered("Eleven char", ten));

  expect(problems).toMatchObject([
    { severity: "error", message: "The text is 1 over the limit for one: 11 of 10 characters.", delivery: "c/p/one" },
  ]);
});

it("leaves a text alone that is just as long as the limit", () => {
  expect(problemsOf(textTooLong, aRendered("Ten chars.", ten))).toEqual([]);
});

it("judges each part of a thread", () => {
  const problems = problemsOf(textTooLong, aRendered(["Short", "Far too long for it"], ten));

  expect(problems.map(({ place }) => place.file)).toEqual(["campaigns/a.yaml#posts/0/thread/1/text"]);
});
