/** Signposts of words.yaml, beside the built-in ones, in every rule that asks about numbers. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../src/check/rule.ts";
import { helplineHours } from "../../../src/check/rules/helpline-hours.ts";
import { helplineMistyped } from "../../../src/check/rules/helpline-mistyped.ts";
import { helplineUnsure } from "../../../src/check/rules/helpline-unsure.ts";
import { noHelpForChildren } from "../../../src/check/rules/no-help-for-children.ts";
import { builtInSignposts } from "../../../src/check/text/help/directory.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { aSignpost, someWords } from "../../support/check/a-words.ts";

const words = someWords({
  signposts: [aSignpost(), aSignpost({ id: "info", name: "Info (a+b)", numbers: ["07700 900123"] })],
});

function found(rule: Rule, text: string, of = words) {
  return problemsOf(rule, aRendered(text), { words: of }).map(({ place }) =>
    text.slice(place.column - 1, place.column - 1 + place.length),
  );
}

describe("a number one slip from a signpost whose name stands in the same text", () => {
  it.each([
    ["Call Northdale MASH on 01609 780781", "01609 780781"],
    ["Northdale-MASH: 01609 78078", "01609 78078"],
    ["01609 708780 (Northdale MASH)", "01609 708780"],
    [
      "Northdale MASH is there for every child and every family, whatever it is and whenever it is. Ring 01609 780788",
      "01609 780788",
    ],
    ["Info (a+b): 07700 900132", "07700 900132"],
  ])("is an error: %s", (text, number) => {
    expect(found(helplineMistyped, text)).toEqual([number]);
    expect(found(helplineUnsure, text)).toEqual([]);
  });

  it("is told where the name of a built-in line is farther away, too", () => {
    const text =
      "Childline is there for every child who wants to talk to somebody about anything at all. Ring 0800 1112";

    expect(found(helplineMistyped, text, someWords())).toEqual(["0800 1112"]);
  });

  it.each([
    "Northdale MASH: 01609 780780",
    "Northdale MASH: +44 1609 780780",
    "Northdale MASH (01609)780780",
    "Northdale MASH 01609-780-780, at night 01609 780799",
    "Northdale MASH: 01609 780780, our office 01609 123456",
    "Childline 0800 1111 and Northdale MASH 01609 780780",
    "NORTHDALE MASH 01609780780",
    "Our office: 01609 123456",
  ])("is not: %s", (text) => {
    expect(found(helplineMistyped, text)).toEqual([]);
  });
});

describe("a number one slip from a signpost that the text does not name", () => {
  it("is a warning, wherever it stands", () => {
    expect(found(helplineUnsure, "Worried? 01609 780781")).toEqual(["01609 780781"]);
    expect(found(helplineMistyped, "Worried? 01609 780781")).toEqual([]);
  });

  it.each(["Worried? 01609 780780", "Worried? 01609 770780 is 01609 780780", "Room 780781"])(
    "is not that of another: %s",
    (text) => {
      expect(found(helplineUnsure, text)).toEqual(text.includes("770780") ? ["01609 770780"] : []);
    },
  );
});

it("what the workspace says of a helpline itself counts in place of the built-in number", () => {
  const own = someWords({ signposts: [aSignpost({ id: "childline", name: "Childline", numbers: ["0800 1234"] })] });

  expect(found(helplineMistyped, "Childline: 0800 1234", own)).toEqual([]);
  expect(found(helplineMistyped, "Childline: 0800 1235", own)).toEqual(["0800 1235"]);
});

it("a signpost is help, and has hours", () => {
  const rendered = aRendered("Talk to Northdale MASH.", { delivery: { audience: ["children"] } });

  expect(problemsOf(noHelpForChildren, rendered)).toHaveLength(1);
  expect(problemsOf(noHelpForChildren, rendered, { words })).toEqual([]);
  expect(found(helplineHours, "Northdale MASH is open 24/7")).toEqual(["24/7"]);
});

it("built-in signposts have ids that people can guess", () => {
  expect([...builtInSignposts]).toEqual(
    expect.arrayContaining([
      "childline",
      "nspcc",
      "samaritans",
      "police-101",
      "emergency-999",
      "nhs-111",
      "mens-advice-line",
    ]),
  );
});
