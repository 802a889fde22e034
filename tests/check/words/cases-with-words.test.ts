/** The planted faults about words, and the right texts, with dictionaries and a words.yaml in place. */
import { describe, expect, it } from "vitest";
import { openSpeller } from "../../../src/spelling/speller.ts";
import { type Case, judge, type Shape, shapes } from "../../support/check/judge-cases.ts";
import clean from "../cases/clean.json" with { type: "json" };
import planted from "../cases/planted.json" with { type: "json" };
import siblings from "../cases/siblings.json" with { type: "json" };

const words = `signposts:
  office: { name: Northdale MASH, number: "01609 780780", checked: 2026-11-01 }
names:
  - North Yorkshire Safeguarding Children Partnership
  - National Child Exploitation Awareness Day
  - Childline
  - Barnardo's
  - Foster Care Fortnight
  - Crimestoppers
instead: { county lines gang: people who exploit children }
spelling: [Cymru]
required: { the public: [police-101, office] }
`;

const answers: Readonly<Record<string, readonly string[]>> = {
  helpline: ["helpline-mistyped", "helpline-unsure", "emergency-number"],
  "org-name": ["protected-name"],
  spelling: ["spelling"],
  "victim-blaming": ["discouraged-words"],
};

const speller = await openSpeller(["en", "cy"]);
const shapeNames = Object.keys(shapes) as Shape[];

describe.each(shapeNames)("with words.yaml and dictionaries, a campaign with %s", (shape) => {
  it("has each planted helpline, name, slip and blame found", async () => {
    const cases = (planted.cases as readonly Case[]).filter(({ kind = "" }) => answers[kind] !== undefined);
    const judged = await judge(cases, shape, { words, speller });

    const missed = judged.filter(
      ({ case: { kind = "" }, problems }) => !problems.some(({ code }) => answers[kind]?.includes(code)),
    );
    expect(cases.length).toBeGreaterThan(40);
    expect(missed.map(({ case: { kind, text } }) => `${kind}: ${text}`)).toEqual([]);
  });

  it.each([
    { list: "the clean cases", cases: clean.cases as readonly Case[] },
    { list: "their siblings", cases: siblings.clean as readonly Case[] },
  ])("has no error in $list, and nothing about words", async ({ cases }) => {
    const judged = await judge(cases, shape, { words, speller });

    const tempted = new Set(Object.values(answers).flat());
    const wrong = judged.flatMap(({ case: { text }, problems }) =>
      problems
        .filter(({ severity, code }) => severity === "error" || tempted.has(code))
        .map(({ code, message }) => ({ text, code, message })),
    );
    expect(wrong).toEqual([]);
  });
});
