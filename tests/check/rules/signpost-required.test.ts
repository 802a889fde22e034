import { describe, expect, it } from "vitest";
import { noHelpForChildren } from "../../../src/check/rules/no-help-for-children.ts";
import { signpostRequired } from "../../../src/check/rules/signpost-required.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { aSignpost, someWords } from "../../support/check/a-words.ts";

const words = someWords({
  signposts: [aSignpost()],
  required: new Map([
    ["children and young people", ["childline"]],
    ["the public", ["police-101", "mash"]],
  ]),
});

function told(text: string | readonly string[], audience: readonly string[]) {
  return problemsOf(signpostRequired, aRendered(text, { delivery: { audience } }), { words });
}

describe("signpost-required", () => {
  it("names what is asked for", () => {
    const [problem, ...others] = told("Someone will listen.", ["Children and  young people"]);

    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: "warning", message: expect.stringContaining("whom to turn to") });
    expect(problem?.help).toContain("Childline (0800 1111)");
    expect(told("Report it. Call 999.", ["the public"])[0]?.help).toContain("101, Northdale MASH (01609 780780)");
  });

  it.each([
    ["Talk to Childline.", "children and young people"],
    ["Ring 0800 1111.", "children and young people"],
    ["Call 101.", "the public"],
    ["Report it: 01609 780 780.", "the public"],
    ["Report it to northdale mash.", "the public"],
    ["Someone will listen.", "professionals"],
  ])("is content with: %s", (text, audience) => {
    expect(told(text, [audience])).toEqual([]);
  });

  it("is content with any part of a thread, and with a picture that says it", () => {
    expect(told(["You are not alone.", "Childline is on 0800 1111."], ["children and young people"])).toEqual([]);
    const audience = ["children and young people"];
    const shown = aRendered("Look.", {
      campaign: { assets: anAlt("Poster: ring Childline on 0800 1111.") },
      images: ["poster"],
      delivery: { audience },
    });
    expect(problemsOf(signpostRequired, shown, { words })).toEqual([]);
  });

  it("asks for each audience, and nobody asks for less besides", () => {
    expect(told("Someone will listen.", ["children and young people", "the public"])).toHaveLength(2);
    const rendered = aRendered("Someone will listen.", { delivery: { audience: ["children and young people"] } });
    expect(problemsOf(noHelpForChildren, rendered, { words })).toEqual([]);
  });
});
