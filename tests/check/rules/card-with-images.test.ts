import { expect, it } from "vitest";
import { cardWithImages } from "../../../src/check/rules/card-with-images.ts";
import { aPost } from "../../support/campaign/a-plan.ts";
import { anAlt, problemsOf } from "../../support/campaign/a-rendered.ts";
import { aCard, onNetwork } from "../../support/networks/on-network.ts";

const campaign = { assets: anAlt("A card"), posts: [aPost("p", { card: aCard })] };
const both = { campaign, images: ["poster"], delivery: { card: aCard } };

it.each(["bluesky", "facebook"] as const)("finds both on %s, at the card", (network) => {
  expect(problemsOf(cardWithImages, onNetwork(network, "W", both))).toMatchObject([
    { delivery: "c/p/one", severity: "error", place: { file: "campaigns/a.yaml#posts/0/card" } },
  ]);
});

it.each(["x", "mastodon", "handoff", "outbox"] as const)("leaves alone both on %s", (network) => {
  expect(problemsOf(cardWithImages, onNetwork(network, "W", both))).toEqual([]);
});

it("leaves alone one of them", () => {
  expect(problemsOf(cardWithImages, onNetwork("bluesky", "W", { campaign, images: ["poster"] }))).toEqual([]);
  expect(problemsOf(cardWithImages, onNetwork("bluesky", "W", { campaign, delivery: { card: aCard } }))).toEqual([]);
});
