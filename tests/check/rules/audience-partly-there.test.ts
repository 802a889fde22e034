import { expect, it } from "vitest";
import { audiencePartlyThere } from "../../../src/check/rules/audience-partly-there.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

// What it says of ages and places is tried beside audience-not-there.
it("says nothing where accounts.yaml lists no audiences", () => {
  const rendered = aRendered("Someone will listen.", { network: "x", delivery: { audience: ["children"] } });

  expect(problemsOf(audiencePartlyThere, rendered)).toEqual([]);
});
