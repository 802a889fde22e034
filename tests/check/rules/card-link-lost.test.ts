import { expect, it } from "vitest";
import { cardLinkLost } from "../../../src/check/rules/card-link-lost.ts";
import { aPost } from "../../support/campaign/a-plan.ts";
import { problemsOf } from "../../support/campaign/a-rendered.ts";
import { aCard, onNetwork } from "../../support/networks/on-network.ts";

const options = { campaign: { posts: [aPost("p", { card: aCard })] }, delivery: { card: aCard } };

it.each(["x", "mastodon"] as const)("finds a link that %s would not show", (network) => {
  expect(problemsOf(cardLinkLost, onNetwork(network, "Know the signs.", options))).toMatchObject([
    {
      severity: "warning",
      message: expect.stringContaining(aCard.url),
      place: { file: expect.stringMatching(/card$/) },
    },
  ]);
});

it("leaves alone a text that has the link itself", () => {
  expect(problemsOf(cardLinkLost, onNetwork("x", `Know the signs: ${aCard.url}`, options))).toEqual([]);
});

it.each(["bluesky", "facebook", "handoff", "outbox"] as const)("leaves alone a card that %s takes", (network) => {
  expect(problemsOf(cardLinkLost, onNetwork(network, "Know the signs.", options))).toEqual([]);
});
