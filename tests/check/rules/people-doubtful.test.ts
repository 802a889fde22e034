import { expect, it } from "vitest";
import type { Asset } from "../../../src/campaign/model.ts";
import { peopleDoubtful } from "../../../src/check/rules/people-doubtful.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(asset: Partial<Asset>, metadata = true) {
  const facts = { format: "jpeg", width: 1200, height: 900, bytes: 1, vector: false, metadata } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card", asset) } });
  return problemsOf(peopleDoubtful, shown, { images: new Map([["poster", facts]]) });
}

it("tells of a camera's data in a picture of nobody", () => {
  expect(said({ people: [] })).toMatchObject([
    { severity: "info", message: expect.stringContaining("camera") as string },
  ]);
});

it("leaves alone a picture without it, one of somebody, one that says nothing, and one that was drawn", () => {
  expect(said({ people: [] }, false)).toEqual([]);
  expect(said({ people: ["CR-1"] })).toEqual([]);
  expect(said({})).toEqual([]);
  expect(said({ people: [], origin: "illustration" })).toEqual([]);
});
