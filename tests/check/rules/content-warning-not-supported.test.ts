import { expect, it } from "vitest";
import { contentWarningNotSupported } from "../../../src/check/rules/content-warning-not-supported.ts";
import { anOverride, aPost } from "../../support/campaign/a-plan.ts";
import { problemsOf } from "../../support/campaign/a-rendered.ts";
import { onNetwork } from "../../support/networks/on-network.ts";

const warned = {
  campaign: { posts: [aPost("p", { contentWarning: "Abuse" })] },
  delivery: { contentWarning: "Abuse" },
};

it.each(["bluesky", "x", "facebook"] as const)("finds one for %s, where it is written", (network) => {
  expect(problemsOf(contentWarningNotSupported, onNetwork(network, "W", warned))).toMatchObject([
    { delivery: "c/p/one", severity: "error", place: { file: "campaigns/a.yaml#posts/0/content-warning" } },
  ]);
});

it("points to the labels that Bluesky has instead", () => {
  expect(problemsOf(contentWarningNotSupported, onNetwork("bluesky", "W", warned))[0]?.help).toContain("graphic-media");
});

it("points to the place that says it for this network alone", () => {
  const posts = [aPost("p", { for: new Map([anOverride("x", { contentWarning: "Abuse" })]) })];

  const [problem] = problemsOf(contentWarningNotSupported, onNetwork("x", "W", { ...warned, campaign: { posts } }));

  expect(problem?.place.file).toBe("campaigns/a.yaml#posts/0/for/x/content-warning");
});

it.each(["mastodon", "handoff", "outbox"] as const)("leaves alone one for %s", (network) => {
  expect(problemsOf(contentWarningNotSupported, onNetwork(network, "W", warned))).toEqual([]);
});

it("leaves alone a post without", () => {
  expect(problemsOf(contentWarningNotSupported, onNetwork("x", "W"))).toEqual([]);
});
