import { expect, it } from "vitest";
import { tooManyImages } from "../../../src/check/rules/too-many-images.ts";
import { anAsset } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const ids = ["a", "b", "c", "d", "e"];
const campaign = { assets: new Map(ids.map((id) => [id, anAsset(id, "A card")])) };

it("finds more images than the network takes, where they are listed", () => {
  const problems = problemsOf(tooManyImages, aRendered("W", { images: ids, campaign }));

  expect(problems).toMatchObject([{ place: { file: "campaigns/a.yaml#posts/0/images" }, delivery: "c/p/one" }]);
});

it("leaves alone as many as it takes", () => {
  expect(problemsOf(tooManyImages, aRendered("W", { images: ids.slice(1), campaign }))).toEqual([]);
});
