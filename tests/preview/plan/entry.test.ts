import { describe, expect, it } from "vitest";
import { anAsset, aPart, aPost } from "../../support/campaign/a-plan.ts";
import { aPlannedCampaign } from "../../support/campaign/a-planned-campaign.ts";

describe("planEntry", () => {
  it("has the keys that other programs rely on, with one text, length and list of images per part", () => {
    const post = aPost("p", {
      content: { kind: "thread", parts: [aPart("One {yy}", ["a"], ["pic"]), aPart("Two", ["b"])] },
      audience: ["parents"],
      theme: "signs",
    });
    const assets = new Map([["pic", anAsset("pic", "A card, {yy}.")]]);

    const { rows } = aPlannedCampaign(
      { posts: [post], assets },
      { standing: () => ({ state: "past", changed: true }), costOf: () => ({ amount: 0.02, currency: "USD" }) },
    );

    expect(rows.map(({ entry }) => entry)).toEqual([
      {
        id: "c/p/one",
        campaign: "c",
        post: "p",
        account: "one",
        network: "bluesky",
        dueAt: "2027-03-18T09:00:00.000Z",
        state: "past",
        changed: true,
        approval: { needed: 0, by: [], changed: [] },
        periods: [],
        consents: [],
        blocked: null,
        texts: ["One 27", "Two"],
        lengths: [
          { used: 6, limit: 300, unit: "characters" },
          { used: 3, limit: 300, unit: "characters" },
        ],
        images: [[{ asset: "pic", alt: "A card, 27." }], []],
        cost: { amount: 0.02, currency: "USD" },
        lang: "en",
        languages: ["en"],
        audience: ["parents"],
        theme: "signs",
      },
    ]);
  });

  it("has no cost where nobody charges", () => {
    const [row] = aPlannedCampaign({}, { costOf: () => undefined }).rows;

    expect(row?.entry).not.toHaveProperty("cost");
  });
});
