import { expect, it } from "vitest";
import { imageTooSmall } from "../../../src/check/rules/image-too-small.ts";
import type { ImageFacts } from "../../../src/images/fit.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(facts: Partial<ImageFacts>) {
  const whole = {
    format: "png",
    width: 1200,
    height: 900,
    bytes: 1,
    vector: false,
    metadata: false,
    ...facts,
  } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card") } });
  return problemsOf(imageTooSmall, shown, { images: new Map([["poster", whole]]) });
}

it("warns of a picture with too few pixels, at its file", () => {
  expect(said({ width: 200, height: 120 })).toMatchObject([
    { severity: "warning", place: { file: "campaigns/a.yaml#assets/poster/file" } },
  ]);
});

it("leaves alone what is large enough, and drawings of any size", () => {
  expect(said({ width: 600, height: 335 })).toEqual([]);
  expect(said({ width: 20, height: 12, vector: true, format: "svg" })).toEqual([]);
});
