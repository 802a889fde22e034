import { expect, it } from "vitest";
import type { Asset } from "../../../src/campaign/model.ts";
import { aiRefused } from "../../../src/check/rules/ai-refused.ts";
import { aWorkspace } from "../../support/campaign/a-plan.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(origin: NonNullable<Asset["origin"]>, refusesAi: boolean) {
  const facts = { format: "png", width: 1200, height: 900, bytes: 1, vector: false, metadata: false } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card", { origin }) } });
  const workspace = { ...aWorkspace([shown.delivery.account]), images: { peopleRequired: false, refusesAi } };
  return problemsOf(aiRefused, shown, { workspace, images: new Map([["poster", facts]]) });
}

it("holds a picture that a machine made, where accounts.yaml refuses them", () => {
  expect(said("ai", true)).toMatchObject([{ severity: "error", delivery: expect.any(String) as string }]);
});

it("leaves alone every other picture, and this one where it is allowed", () => {
  expect(said("photo", true)).toEqual([]);
  expect(said("ai", false)).toEqual([]);
});
