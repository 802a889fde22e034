import { expect, it } from "vitest";
import { labelNotSupported } from "../../../src/check/rules/label-not-supported.ts";
import { anOverride, aPost } from "../../support/campaign/a-plan.ts";
import { problemsOf } from "../../support/campaign/a-rendered.ts";
import { onNetwork } from "../../support/networks/on-network.ts";

function labelled(...labels: readonly string[]) {
  return { campaign: { posts: [aPost("p", { labels })] }, delivery: { labels } };
}

it.each([
  ["x", ["graphic-media"]],
  ["facebook", ["nudity"]],
  ["mastodon", ["!no-unauthenticated"]],
  ["bluesky", ["graphic-media", "!hide"]],
] as const)("finds on %s what it does not know of %s", (network, labels) => {
  expect(problemsOf(labelNotSupported, onNetwork(network, "W", labelled(...labels)))).toMatchObject([
    {
      delivery: "c/p/one",
      severity: "error",
      message: expect.stringContaining(labels.at(-1) ?? ""),
      place: { file: "campaigns/a.yaml#posts/0/labels" },
    },
  ]);
});

it("points to the place that says it for this account alone", () => {
  const posts = [aPost("p", { labels: [], for: new Map([anOverride("one", { labels: ["porn"] })]) })];

  const [problem] = problemsOf(labelNotSupported, onNetwork("x", "W", { ...labelled("porn"), campaign: { posts } }));

  expect(problem?.place.file).toBe("campaigns/a.yaml#posts/0/for/one/labels");
});

it.each([
  ["bluesky", ["graphic-media", "sexual", "nudity", "porn", "!no-unauthenticated"]],
  ["mastodon", ["graphic-media"]],
  ["x", []],
  ["outbox", ["whatever"]],
] as const)("leaves alone on %s what it knows: %s", (network, labels) => {
  expect(problemsOf(labelNotSupported, onNetwork(network, "W", labelled(...labels)))).toEqual([]);
});
