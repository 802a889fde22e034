import { expect, it } from "vitest";
import { visibilityNotSupported } from "../../../src/check/rules/visibility-not-supported.ts";
import { aPost } from "../../support/campaign/a-plan.ts";
import { problemsOf } from "../../support/campaign/a-rendered.ts";
import { onNetwork } from "../../support/networks/on-network.ts";

function seenBy(visibility: string) {
  return { campaign: { posts: [aPost("p", { visibility })] }, delivery: { visibility } };
}

it.each(["bluesky", "x", "facebook"] as const)("finds a post for few on %s, where all would see it", (network) => {
  expect(problemsOf(visibilityNotSupported, onNetwork(network, "W", seenBy("private")))).toMatchObject([
    { delivery: "c/p/one", severity: "error", place: { file: "campaigns/a.yaml#posts/0/visibility" } },
  ]);
});

it.each([
  ["x", "public"],
  ["mastodon", "private"],
  ["mastodon", "unlisted"],
  ["handoff", "private"],
] as const)("leaves alone on %s what is %s", (network, visibility) => {
  expect(problemsOf(visibilityNotSupported, onNetwork(network, "W", seenBy(visibility)))).toEqual([]);
});

it("leaves alone a post that says nothing of it", () => {
  expect(problemsOf(visibilityNotSupported, onNetwork("x", "W"))).toEqual([]);
});
