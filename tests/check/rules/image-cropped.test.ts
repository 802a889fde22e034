import { expect, it } from "vitest";
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
