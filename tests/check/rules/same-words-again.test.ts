import { expect, it } from "vitest";
import { check } from "../../../src/check/check.ts";
import { sameWordsAgain } from "../../../src/check/rules/same-words-again.ts";
import { anAccount } from "../../support/campaign/a-plan.ts";
import { aContext, aRendered, dueOn, problemsOf, type RenderedOptions } from "../../support/campaign/a-rendered.ts";

function on(local: string, index: number, more: RenderedOptions = {}) {
  return aRendered("The same words.", {
    ...more,
    post: `p${index}`,
    index,
    delivery: { ...dueOn(local), ...more.delivery },
  });
}

const first = on("2027-03-01T09:00", 0);

it("finds the same words within 30 days, on the later post, and shows the earlier one", () => {
  const problems = problemsOf(sameWordsAgain, [on("2027-03-31T09:00", 1), first]);

  expect(problems).toMatchObject([
    { severity: "error", delivery: "c/p1/one", related: [{ file: "campaigns/a.yaml#posts/0/text" }] },
  ]);
});

it("leaves alone the same words after 30 days, from another account, or marked `again`", () => {
  expect(problemsOf(sameWordsAgain, [first, on("2027-03-31T09:01", 1)])).toEqual([]);
  expect(problemsOf(sameWordsAgain, [first, on("2027-03-02T09:00", 1, { account: anAccount("two") })])).toEqual([]);
  expect(problemsOf(sameWordsAgain, [first, on("2027-03-02T09:00", 1, { delivery: { again: true } })])).toEqual([]);
});

it("heeds no `again` where the network refuses repeats", () => {
  const again = on("2027-03-02T09:00", 1, { delivery: { again: true }, profile: { refusesRepeats: true } });

  expect(problemsOf(sameWordsAgain, [first, again])).toHaveLength(1);
});

it("compares the first parts of threads", () => {
  const thread = aRendered(["The same words.", "And more."], {
    post: "t",
    index: 1,
    delivery: dueOn("2027-03-02T09:00"),
  });

  expect(problemsOf(sameWordsAgain, [first, thread])).toHaveLength(1);
});

it("sees other campaigns, and judges only what it is asked to", () => {
  const other = on("2027-03-02T09:00", 0, { campaign: { id: "other" } });

  expect(check(aContext([other], { all: [first, other] }), [sameWordsAgain])).toHaveLength(1);
  expect(check(aContext([first], { all: [first, other] }), [sameWordsAgain])).toEqual([]);
});
