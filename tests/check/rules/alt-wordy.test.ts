import { expect, it } from "vitest";
import { altWordy } from "../../../src/check/rules/alt-wordy.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(alt: string) {
  return problemsOf(altWordy, aRendered("W", { images: ["poster"], campaign: { assets: anAlt(alt) } }));
}

it("notes an alt text of more than 500 characters, and leaves 500 alone", () => {
  expect(said("a".repeat(501))).toMatchObject([{ severity: "info" }]);
  expect(said("a".repeat(500))).toEqual([]);
});
