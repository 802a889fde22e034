import { expect, it } from "vitest";
import { altTooLong } from "../../../src/check/rules/alt-too-long.ts";
import { aProfile } from "../../support/campaign/a-plan.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(alt: string, limits: { supported: boolean; limit?: number; unit?: "graphemes" | "bytes" }) {
  const { images } = aProfile();
  const profile = { images: { ...images, alt: limits } };
  return problemsOf(altTooLong, aRendered("W", { images: ["poster"], campaign: { assets: anAlt(alt) }, profile }));
}

it("counts in the unit of the network", () => {
  expect(said("👍👍👍", { supported: true, limit: 3, unit: "graphemes" })).toEqual([]);
  expect(said("👍👍👍", { supported: true, limit: 3, unit: "bytes" })).toMatchObject([
    { message: "The alt text of poster is 9 over the limit of Bluesky: 12 of 3 bytes." },
  ]);
});

it("leaves alone what has no limit", () => {
  expect(said("a".repeat(9000), { supported: true })).toEqual([]);
});
