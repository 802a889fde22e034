import { expect, it } from "vitest";
import { imageUnusable } from "../../../src/check/rules/image-unusable.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const fault = { kind: "missing", reason: "There is no file assets/poster.png.", help: "Look at its name." } as const;
const facts = { format: "png", width: 1200, height: 900, bytes: 1, vector: false, metadata: false } as const;
const shown = aRendered("Words", { images: ["poster"], campaign: { assets: anAlt("A card") } });

it("says of each delivery why its image cannot be used, at the asset's file", () => {
  const problems = problemsOf(imageUnusable, shown, { images: new Map([["poster", fault]]) });

  expect(problems).toMatchObject([{ message: fault.reason, help: fault.help, delivery: "c/p/one" }]);
  expect(problems[0]?.place.file).toBe("campaigns/a.yaml#assets/poster/file");
});

it("leaves alone what can be used, and an asset that no post shows", () => {
  expect(problemsOf(imageUnusable, shown, { images: new Map([["poster", facts]]) })).toEqual([]);
  expect(problemsOf(imageUnusable, aRendered("Words"), { images: new Map([["poster", fault]]) })).toEqual([]);
});
