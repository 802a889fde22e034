import { expect, it } from "vitest";
import type { Asset } from "../../../src/campaign/model.ts";
import { imageCropped } from "../../../src/check/rules/image-cropped.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(width: number, height: number, fit: "whole" | "crop" = "crop") {
  const facts = { format: "jpeg", width, height, bytes: 1, vector: false, metadata: false } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card", { fit }) } });
  return problemsOf(imageCropped, shown, { images: new Map([["poster", facts]]) });
}

it("warns of an upright photograph, and says how much of it is lost", () => {
  expect(said(1200, 1600)).toMatchObject([
    { severity: "warning", message: expect.stringMatching(/^58 % of .* cut off/) },
  ]);
  expect(said(4000, 1000)).toHaveLength(1);
});

it("leaves alone what loses a third or less, and what is whole", () => {
  expect(said(1600, 900)).toEqual([]);
  expect(said(4000, 3000)).toEqual([]);
  expect(said(1200, 1600, "whole")).toEqual([]);
});

/** Beside another, or above it, in a frame of 2000 by 1125 pixels. */
function saidInMontage(width: number, height: number, { columns = 2, fit = "crop" as Asset["fit"] } = {}) {
  const source = (id: string): Asset => ({ id, file: `assets/${id}.jpg`, alt: "", fit, path: ["assets", id] });
  const montage = { of: [source("first"), source("second")], columns, background: "white" };
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("Two hands", { montage }) } });
  const facts = { format: "jpeg", bytes: 1, vector: false, metadata: false } as const;
  const images = new Map([
    ["first", { ...facts, width, height }],
    ["second", { ...facts, width: 985, height: 1098 * (columns === 2 ? 1 : 0.25) }],
  ]);
  return problemsOf(imageCropped, shown, { images });
}

it("warns of what a picture loses in its place in a montage, at its own file", () => {
  expect(saidInMontage(1600, 900)).toMatchObject([
    {
      severity: "warning",
      message: "50 % of assets/first.jpg will be cut off in the montage poster on Bluesky.",
      help: expect.stringContaining("`columns`"),
      place: { file: "campaigns/a.yaml#assets/first/file" },
    },
  ]);
  expect(saidInMontage(800, 800, { columns: 1 })).toHaveLength(1);
});

it("leaves alone in a montage what fits its place, and what is whole there", () => {
  expect(saidInMontage(900, 1000)).toEqual([]);
  expect(saidInMontage(1600, 900, { fit: "whole" })).toEqual([]);
});
