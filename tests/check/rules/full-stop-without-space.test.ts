import { describe, expect, it } from "vitest";
import { fullStopWithoutSpace } from "../../../src/check/rules/full-stop-without-space.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(fullStopWithoutSpace, {
  finds: [
    ["We listen to children.Next week we meet carers.", "children.Next"],
    ["Our drop-in is open until 5.pm today for families.", "5.pm"],
    ["Nobody should face this alone.Help is near.", "alone.Help"],
    ["Nobody should face this alone.help is near.", "alone.help"],
  ],
  leaves: [
    "Read more: www.lulabytrust.org.ku",
    "We begin at 9 a.m.Then we walk.",
    "We listen to children. Next week we meet carers.",
    "See northdale.gov.uk, northdale.help/now and https://northdale.help",
    "Write to help@northdale.gov.uk, e.g. today, at 5.30pm.",
  ],
  options: { network: "x" },
});

describe("full-stop-without-space", () => {
  it("says what it costs and how to write it", () => {
    const [problem] = problemsOf(fullStopWithoutSpace, aRendered("until 5.pm today", { network: "x" }));

    expect(problem?.message).toContain("0.20 USD");
    expect(problem?.help).toContain("Write 5pm.");
  });

  it("leaves alone what is no link on its network", () => {
    expect(problemsOf(fullStopWithoutSpace, aRendered("to children.Next week", { network: "bluesky" }))).toEqual([]);
    expect(problemsOf(fullStopWithoutSpace, aRendered("alone.help is near", { network: "mastodon" }))).toEqual([]);
  });
});
