import { expect, it } from "vitest";
import { threadNotSupported } from "../../../src/check/rules/thread-not-supported.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const none = { profile: { threads: false } };

it("finds a thread for a network that has none", () => {
  expect(problemsOf(threadNotSupported, aRendered(["One", "Two"], none))).toMatchObject([{ delivery: "c/p/one" }]);
});

it("leaves alone one text there, and a thread elsewhere", () => {
  expect(problemsOf(threadNotSupported, aRendered("One", none))).toEqual([]);
  expect(problemsOf(threadNotSupported, aRendered(["One"], none))).toEqual([]);
  expect(problemsOf(threadNotSupported, aRendered(["One", "Two"]))).toEqual([]);
});
