import { expect, it } from "vitest";
import { imageOnGround } from "../../../src/check/rules/image-on-ground.ts";
import type { ImageFormat } from "../../../src/networks/network.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { someLimits } from "../../support/pictures/a-picture.ts";

function said(ground: string | undefined, formats: readonly ImageFormat[]) {
  const size = { width: 600, height: 600, bytes: 1 };
  const facts = { format: "png", ...size, vector: false, metadata: false, ...(ground && { ground }) } as const;
  const profile = { images: someLimits({ formats }) };
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card") }, profile });
  return problemsOf(imageOnGround, shown, { images: new Map([["poster", facts]]) });
}

it("warns of a white logo where only JPEG is taken, and says what it is put on", () => {
  expect(said("#1d1d1f", ["jpeg"])).toMatchObject([
    { severity: "warning", message: expect.stringContaining("put on #1d1d1f") },
  ]);
});

it("leaves alone what is seen on white, and what stays transparent", () => {
  expect(said(undefined, ["jpeg"])).toEqual([]);
  expect(said("#1d1d1f", ["jpeg", "png"])).toEqual([]);
});
