/** Sentences that blame are found, and their neighbours that do not are left alone. */
import { expect, it } from "vitest";
import { discouragedIn } from "../../../src/check/text/discouraged.ts";
import cases from "../cases/blame.json" with { type: "json" };

const { blames, leaves } = cases;

function isFound(text: string): boolean {
  return discouragedIn(text).length > 0;
}

it("finds nineteen in twenty of the sentences that blame", () => {
  const missed = blames.filter((text) => !isFound(text));

  expect(blames.length).toBeGreaterThan(250);
  expect(missed.length, missed.join("\n")).toBeLessThan(blames.length / 20);
});

it("leaves alone what a careful body says", () => {
  expect(leaves.length).toBeGreaterThan(200);
  expect(leaves.filter(isFound)).toEqual([]);
});

it("leaves a phrase that a sentence takes back, and one that somebody else is said to say", () => {
  const text = "If you went along with it out of fear, it is not your fault. He told her that it was her fault.";

  expect(discouragedIn(text)).toEqual([]);
});

it("does not take the apostrophe of a word for a quotation mark", () => {
  expect(discouragedIn("It's because she made bad choices, isn't it?")).toHaveLength(1);
});
