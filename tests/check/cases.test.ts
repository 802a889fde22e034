/** The lists of planted faults, and of right texts that look wrong, through the real stages, in both shapes of a file. */
import { describe, expect, it } from "vitest";
import { type Case, type Judged, judge, type Shape, shapes } from "../support/check/judge-cases.ts";
import clean from "./cases/clean.json" with { type: "json" };
import fresh from "./cases/fresh.json" with { type: "json" };
import planted from "./cases/planted.json" with { type: "json" };
import siblings from "./cases/siblings.json" with { type: "json" };

const links = ["link-broken", "link-tracking", "link-shortened", "link-glued", "link-without-scheme", "link-insecure"];

/** Which rules answer to which kind: a fault that another rule happens to find is not found. */
const answers: Readonly<Record<string, readonly string[]>> = {
  weekday: ["wrong-weekday"],
  "weekday-welsh": ["wrong-weekday"],
  "weekday-welsh-in-en": ["wrong-weekday"],
  "wrong-year-hashtag": ["hashtag-wrong-year"],
  relative: ["relative-day", "day-doubtful"],
  "12-oclock": ["twelve-o-clock"],
  "hashtag-glued": ["hashtag-glued"],
  "hashtag-split": ["hashtag-split"],
  "hashtag-case": ["hashtag-case"],
  "hashtag-junk": ["hashtag-digits", "hashtag-apostrophe", "hashtag-empty"],
  helpline: ["helpline-mistyped", "helpline-unsure", "emergency-number"],
  "victim-blaming": ["discouraged-words"],
  "lost-address": ["lost-content", "obfuscated-address", "address-broken"],
  invisible: ["invisible-character", "look-alike-letter"],
  placeholder: ["placeholder-left", "placeholder-doubtful"],
  links,
  "click-here": ["click-here"],
  mention: ["mention-apart"],
};

/** Kinds that are found where that is cheap, and how many of them were when this was written. */
const rest: Readonly<Record<string, { readonly codes: readonly string[]; readonly floor: number }>> = {
  spacing: { codes: ["spacing"], floor: 0.75 },
  brackets: { codes: ["bracket-open"], floor: 0.6 },
  spelling: { codes: ["spelling"], floor: 0.75 },
  "org-name": { codes: ["protected-name"], floor: 0.75 },
  markdown: { codes: ["markup-left"], floor: 0.75 },
  "signpost-missing-child": { codes: ["no-help-for-children"], floor: 1 },
  "signpost-missing-public": { codes: ["no-help-named"], floor: 1 },
  "yearless/other": { codes: ["other-year", "wrong-weekday"], floor: 1 },
};

/** Right texts tempt the rules above; these others speak of the whole text, and are right to. */
const beside = new Set(["hashtags-missing", "too-close", "hashtag-literal-year", "hashtag-count", "same-words-again"]);
const tempted = new Set(Object.values(answers).flat());

const share = 0.9;
const mustBeErrors = new Set(["weekday", "weekday-welsh", "wrong-year-hashtag"]);

function isFound({ case: { kind = "" }, problems }: Judged): boolean {
  const codes = answers[kind] ?? rest[kind]?.codes ?? [];
  return problems.some(
    ({ code, severity }) => codes.includes(code) && (!mustBeErrors.has(kind) || severity === "error"),
  );
}

function recall(judged: readonly Judged[]) {
  const kinds = Map.groupBy(judged, ({ case: { kind = "" } }) => kind);
  return [...kinds].map(([kind, all]) => ({
    kind,
    missed: all.filter((one) => !isFound(one)).map((one) => one.case.text),
    share: all.filter(isFound).length / all.length,
  }));
}

const shapeNames = Object.keys(shapes) as Shape[];

describe.each(shapeNames)("a campaign with %s", (shape) => {
  it.each([
    { list: "the planted cases", cases: planted.cases as readonly Case[] },
    { list: "their siblings", cases: siblings.planted as readonly Case[] },
    { list: "texts that no rule had seen", cases: fresh.planted as readonly Case[] },
  ])("finds nine in ten of each core kind of $list, each by a rule that is meant", async ({ cases }) => {
    const found = recall(await judge(cases, shape));

    const core = found.filter(({ kind }) => answers[kind] !== undefined);
    expect(core.length).toBeGreaterThan(8);
    expect(core.filter((one) => one.share < share)).toEqual([]);
  });

  it("finds of the other kinds no fewer than were found when they were written", async () => {
    const others = [...planted.cases, ...siblings.planted, ...fresh.planted].filter(
      ({ kind }) => rest[kind] !== undefined,
    );
    const found = recall(await judge(others, shape));

    expect(found.filter((one) => one.share < (rest[one.kind]?.floor ?? 1))).toEqual([]);
  });

  it.each([
    { list: "the clean cases", cases: clean.cases as readonly Case[] },
    { list: "their siblings", cases: siblings.clean as readonly Case[] },
    { list: "texts that no rule had seen", cases: fresh.clean as readonly Case[] },
  ])("has no error in $list, and no warning of a kind that they tempt", async ({ cases }) => {
    const judged = await judge(cases, shape);

    const wrong = judged.flatMap(({ case: { text }, problems }) =>
      problems
        .filter(({ severity, code }) => severity === "error" || (tempted.has(code) && !beside.has(code)))
        .map(({ code, message }) => ({ text, code, message })),
    );
    expect(wrong).toEqual([]);
  });

  it("tells nothing of the lesser kinds in right texts that stand next to them", async () => {
    const judged = await judge(fresh.clean as readonly Case[], shape);

    const lesser = new Set(Object.values(rest).flatMap(({ codes }) => codes));
    const wrong = judged.flatMap(({ case: { text }, problems }) =>
      problems.filter(({ code }) => lesser.has(code)).map(({ code }) => ({ text, code })),
    );
    expect(wrong).toEqual([]);
  });
});
