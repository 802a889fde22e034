import { describe, expect, it } from "vitest";
import { mentionOfAnotherNetwork } from "../../../src/check/rules/mention-of-another-network.ts";
import type { NetworkId } from "../../../src/networks/network.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(mentionOfAnotherNetwork, {
  finds: [["Thank you @NorthdalePolice for standing with us.", "@NorthdalePolice"]],
  leaves: [
    "Thank you @police.northdale.example.org.",
    "Write to help@northdale.gov.uk",
    "https://social.example.org/@police",
  ],
});

const handles = {
  name: "Thank you @NorthdalePolice today.",
  domain: "Thank you @police.northdale.example.org today.",
  remote: "Thank you @police@social.example.org today.",
  long: "Thank you @NorthdalePoliceForce today.",
};

describe("a handle", () => {
  it.each<readonly [keyof typeof handles, NetworkId, string | undefined]>([
    ["name", "bluesky", "mentions nobody"],
    ["name", "x", undefined],
    ["name", "mastodon", "own server"],
    ["name", "facebook", "mentions nobody"],
    ["name", "handoff", undefined],
    ["domain", "bluesky", undefined],
    ["domain", "x", "@police, who is somebody else"],
    ["domain", "mastodon", "mentions nobody"],
    ["remote", "bluesky", "mentions nobody"],
    ["remote", "x", "mentions nobody"],
    ["remote", "mastodon", undefined],
    ["long", "x", "mentions nobody"],
  ])("of the form %s on %s", (form, network, expected) => {
    const [problem] = problemsOf(mentionOfAnotherNetwork, aRendered(handles[form], { network }));

    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem?.message).toContain(expected);
  });

  it("of the account itself is right wherever it stands", () => {
    const rendered = aRendered("We are @{handle}.", { network: "mastodon" });

    expect(rendered.parts[0]?.text).toMatch(/^We are @\w/);
    expect(problemsOf(mentionOfAnotherNetwork, rendered)).toEqual([]);
  });
});
