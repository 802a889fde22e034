/** `names` and `instead` of words.yaml. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../src/check/rule.ts";
import { discouragedWords } from "../../../src/check/rules/discouraged-words.ts";
import { protectedName } from "../../../src/check/rules/protected-name.ts";
import { openSpeller } from "../../../src/spelling/speller.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { someWords } from "../../support/check/a-words.ts";

const names = [
  "It's Not OK",
  "Together, We Can",
  "Barnardo's",
  "Prevent",
  "Northdale Safeguarding Children Partnership",
  "iHasco",
  "R U OK?",
];
const instead = [
  ["county lines gang", "people who exploit children"],
  ["hard to reach", "those we have not reached"],
] as const;
const words = someWords({ names, instead });
const speller = await openSpeller(["en"]);

function found(rule: Rule, text: string) {
  return problemsOf(rule, aRendered(text), { words, speller }).map(({ place, help }) => [
    text.slice(place.column - 1, place.column - 1 + place.length),
    help,
  ]);
}

describe("names", () => {
  it.each([
    ["Our campaign Its Not OK begins", "Its Not OK", "It's Not OK"],
    ["Our campaign It's Not Ok begins", "It's Not Ok", "It's Not OK"],
    ["Together We Can stop it", "Together We Can", "Together, We Can"],
    ["Thanks, Bernardo’s!", "Bernardo’s", "Barnardo's"],
    [
      "Northdale Safegaurding Children Partnership",
      "Northdale Safegaurding Children Partnership",
      "Northdale Safeguarding Children Partnership",
    ],
    [
      "The Northdale Safeguarding Childrens Partnership says",
      "Northdale Safeguarding Childrens Partnership",
      "Northdale Safeguarding Children Partnership",
    ],
    [
      "The Northdale Safeguarding Children Partnerships says",
      "Northdale Safeguarding Children Partnerships",
      "Northdale Safeguarding Children Partnership",
    ],
  ])("are told where they are nearly so: %s", (text, wrong, right) => {
    expect(found(protectedName, text)).toEqual([[wrong, expect.stringContaining(`"${right}"`)]]);
  });

  it.each([
    "It's Not OK, It’s Not OK, IT'S NOT OK",
    "it's not ok to hurt a child, and together we can stop it",
    "It's not OK to hurt a child. Together we can stop it.",
    "Together, We Can",
    "Barnardo's and BARNARDO'S",
    "Present at the day, we prevent harm. Prevents and Prevent.",
    "R U OK? R U OK!",
    "Northdale Partnership",
    "Ihave",
    "",
  ])("are left alone: %s", (text) => {
    expect(found(protectedName, text)).toEqual([]);
  });

  it("hundreds of them cost a text little: each is looked at only where it may stand", () => {
    const many = someWords({ names: Array.from({ length: 300 }, (_, at) => `Project Number ${at} Of Ours`) });
    const text = "Project Number 7 Of Our works. ".repeat(300);

    const problems = problemsOf(protectedName, aRendered(text), { words: many });

    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("instead", () => {
  it.each([
    ["A county lines gang", "county lines gang", "people who exploit children"],
    ["County-lines gangs", "County-lines gangs", "people who exploit children"],
    ["They are hard to-reach", "hard to-reach", "those we have not reached"],
  ])("says what to say: %s", (text, wrong, say) => {
    expect(found(discouragedWords, text)).toEqual([[wrong, `Write "${say}".`]]);
  });

  it.each(["county lines", "lines gang", "It is hard. To reach us, ring", "hard-hearted"])(
    "leaves alone: %s",
    (text) => {
      expect(found(discouragedWords, text)).toEqual([]);
    },
  );

  it("counts in place of what the program would say, once", () => {
    const own = someWords({ instead: [["child prostitute", "a child who is sexually exploited, as we say"]] });

    const problems = problemsOf(discouragedWords, aRendered("A child prostitute"), { words: own });

    expect(problems.map(({ help }) => help)).toEqual(['Write "a child who is sexually exploited, as we say".']);
  });
});
