import { expect, it } from "vitest";
import { hashtagsMissing } from "../../../src/check/rules/hashtags-missing.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const campaign = { hashtags: ["#CEADay{yy}", "#HelpingHands"] };

it("finds a text without any of the campaign's hashtags", () => {
  expect(problemsOf(hashtagsMissing, aRendered("Words #Other", { campaign }))).toMatchObject([{ severity: "warning" }]);
});

it.each(["{hashtags}", "Only #helpinghands", "#CEADay26 is the wrong year, which another rule says"])(
  "leaves alone: %s",
  (text) => {
    expect(problemsOf(hashtagsMissing, aRendered(text, { campaign }))).toEqual([]);
  },
);

it("leaves alone a thread that has them once, and a campaign without hashtags", () => {
  expect(problemsOf(hashtagsMissing, aRendered(["One", "Two {hashtags}"], { campaign }))).toEqual([]);
  expect(problemsOf(hashtagsMissing, aRendered("Words"))).toEqual([]);
});
