import { expect, it } from "vitest";
import type { Asset } from "../../../src/campaign/model.ts";
import { imageTooSmall } from "../../../src/check/rules/image-too-small.ts";
import type { ImageFacts } from "../../../src/images/fit.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const factsOf = (facts: Partial<ImageFacts>): ImageFacts => ({
  ...{ format: "png", width: 1200, height: 900, bytes: 1, vector: false, metadata: false },
  ...facts,
});

function said(facts: Partial<ImageFacts>) {
  const whole = factsOf(facts);
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

/** Two pictures beside each other, in a frame of 2000 by 1125 pixels that wants 600 by 335 of them. */
function saidInMontage(facts: Partial<ImageFacts>, fit: Asset["fit"] = "whole") {
  const source = (id: string): Asset => ({ id, file: `assets/${id}.jpg`, alt: "", fit, path: ["assets", id] });
  const montage = { of: [source("small"), source("large")], columns: 2, background: "white" };
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("Two hands", { montage }) } });
  const images = new Map([
    ["small", factsOf(facts)],
    ["large", factsOf({})],
  ]);
  return problemsOf(imageTooSmall, shown, { images }).map(({ message, place }) => `${place.file}: ${message}`);
}

it("warns of a picture that a montage would blow up, at its own file", () => {
  expect(saidInMontage({ width: 100, height: 100 })).toEqual([
    "campaigns/a.yaml#assets/small/file: assets/small.jpg is 100 by 100 pixels; in the montage poster, Bluesky wants at least 294 by 294 of it.",
  ]);
  expect(saidInMontage({ width: 300, height: 300 }, "crop")).toMatchObject([/at least 330 by 330 of it/]);
});

it("leaves alone in a montage what is as sharp there as alone, and drawings", () => {
  expect(saidInMontage({ width: 300, height: 300 })).toEqual([]);
  expect(saidInMontage({ width: 120, height: 338 })).toEqual([]);
  expect(saidInMontage({ width: 20, height: 12, vector: true, format: "svg" })).toEqual([]);
});
