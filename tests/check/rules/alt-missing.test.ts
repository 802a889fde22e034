import { expect, it } from "vitest";
import { altMissing } from "../../../src/check/rules/alt-missing.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function shown(alt: string) {
  return aRendered("Words", { images: ["poster"], campaign: { assets: anAlt(alt) } });
}

it.each(["", "  \n "])("finds an alt text that is empty: %j", (alt) => {
  expect(problemsOf(altMissing, shown(alt))).toMatchObject([
    { severity: "error", place: { file: "campaigns/a.yaml#assets/poster/alt" } },
  ]);
});

it("leaves alone an alt text, and a text without images", () => {
  expect(problemsOf(altMissing, shown("A teal card."))).toEqual([]);
  expect(problemsOf(altMissing, aRendered("Words", { campaign: { assets: anAlt("") } }))).toEqual([]);
});
