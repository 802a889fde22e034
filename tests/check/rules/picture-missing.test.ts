import { expect, it } from "vitest";
import { pictureMissing } from "../../../src/check/rules/picture-missing.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { anAsset } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function on(channel: string, images: readonly string[] = []) {
  const account = {
    id: "by-hand",
    handle: "",
    name: "By hand",
    network: "handoff",
    variables: {},
    options: { channel },
    path: [],
  } as const;
  return aRendered("Know the signs.", {
    account,
    images,
    profile: networkOf("handoff").profile(account),
    campaign: { assets: new Map([["a", anAsset("a", "A card")]]) },
  });
}

it.each(["instagram", "story", "tiktok"])("finds a post for %s without a picture", (channel) => {
  expect(problemsOf(pictureMissing, on(channel))).toMatchObject([{ severity: "error", delivery: "c/p/by-hand" }]);
});

it("names account and place, and how to leave it out", () => {
  const [problem] = problemsOf(pictureMissing, on("instagram"));

  expect(problem?.message).toBe("This post has no picture for by-hand, and Instagram takes nothing without one.");
  expect(problem?.help).toContain("for: { by-hand: { skip: true } }");
});

it("leaves a post with a picture alone, and places that take words", () => {
  expect(problemsOf(pictureMissing, on("instagram", ["a"]))).toEqual([]);
  expect(problemsOf(pictureMissing, on("linkedin"))).toEqual([]);
  expect(problemsOf(pictureMissing, on("town-crier"))).toEqual([]);
  expect(problemsOf(pictureMissing, aRendered("Words"))).toEqual([]);
});
