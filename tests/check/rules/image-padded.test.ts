import { expect, it } from "vitest";
import { imagePadded } from "../../../src/check/rules/image-padded.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(width: number, height: number, fit: "whole" | "crop" = "whole") {
  const facts = { format: "png", width, height, bytes: 1, vector: false, metadata: false } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card", { fit }) } });
  return problemsOf(imagePadded, shown, { images: new Map([["poster", facts]]) });
}

it("notes a picture far taller or wider than is shown", () => {
  expect(said(300, 1000)).toMatchObject([{ severity: "info", message: expect.stringContaining("40 %") }]);
  expect(said(4000, 1000)).toHaveLength(1);
});

it("leaves alone what fits, what fits nearly, and what is cropped", () => {
  expect(said(1000, 1000)).toEqual([]);
  expect(said(450, 1000)).toEqual([]);
  expect(said(300, 1000, "crop")).toEqual([]);
});
