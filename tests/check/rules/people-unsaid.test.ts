import { describe, expect, it } from "vitest";
import type { Asset, ImagePolicy } from "../../../src/campaign/model.ts";
import { peopleUnsaid } from "../../../src/check/rules/people-unsaid.ts";
import type { ImageFacts } from "../../../src/images/fit.ts";
import { aWorkspace } from "../../support/campaign/a-plan.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const policy: ImagePolicy = { peopleRequired: true, refusesAi: false };

function said(asset: Partial<Asset>, facts: Partial<ImageFacts> = {}, images: ImagePolicy = policy) {
  const whole = {
    format: "jpeg",
    width: 1200,
    height: 900,
    bytes: 1,
    vector: false,
    metadata: true,
    ...facts,
  } as const;
  const shown = aRendered("W", { images: ["poster"], campaign: { assets: anAlt("A card", asset) } });
  const workspace = { ...aWorkspace([shown.delivery.account]), images };
  return problemsOf(peopleUnsaid, shown, { workspace, images: new Map([["poster", whole]]) });
}

describe("where accounts.yaml asks who is in each picture", () => {
  it.each(["jpeg", "png", "webp", "heif"] as const)(
    "a %s that does not say is an error, which holds its post",
    (format) => {
      expect(said({}, { format })).toMatchObject([
        {
          severity: "error",
          delivery: expect.any(String) as string,
          place: { file: "campaigns/a.yaml#assets/poster/file" },
        },
      ]);
    },
  );

  it.each([{ people: [] }, { people: ["CR-1"] }, { origin: "illustration" }, { origin: "stock" }] as const)(
    "one that says %j is not",
    (asset) => {
      expect(said(asset)).toEqual([]);
    },
  );

  it("a photograph says more than that it is one, and a drawing says nothing", () => {
    expect(said({ origin: "photo" })).toHaveLength(1);
    expect(said({}, { format: "svg", vector: true })).toEqual([]);
  });
});

it("asks nothing where accounts.yaml does not", () => {
  expect(said({}, {}, { peopleRequired: false, refusesAi: true })).toEqual([]);
});
