import fc from "fast-check";
import { expect, it } from "vitest";
import { countPatterns, matchesOf, mayMatch, needsAs, sieveOf } from "../../../../src/check/text/sieve/sieve.ts";

const letter = fc.constantFrom("a", "b", "c", "A", "k", "s", "ſ", "K", "é", " ", "1", "7");
const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(""));

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      "a",
      "ab",
      "abc",
      "K",
      "S",
      "[abK]",
      "[^a]",
      "\\d",
      "\\s",
      "\\p{L}",
      ".",
      "é",
      "\\b",
      "^",
      "$",
      "a\\x20b",
    ),
    tie("pattern").map((one) => `(?:${one})?`),
    tie("pattern").map((one) => `(?:${one})+`),
    tie("pattern").map((one) => `(${one})*`),
    tie("pattern").map((one) => `(?:${one}){0,2}`),
    tie("pattern").map((one) => `(?:${one}){2}`),
    tie("pattern").map((one) => `(?=${one})`),
    tie("pattern").map((one) => `(?!${one})`),
    tie("pattern").map((one) => `(?<=${one})`),
    tie("pattern").map((one) => `(?<!${one})`),
    fc.tuple(tie("pattern"), tie("pattern")).map(([one, two]) => `${one}${two}`),
    fc.tuple(tie("pattern"), tie("pattern")).map(([one, two]) => `(?:${one}|${two})`),
    fc.tuple(tie("pattern"), tie("pattern"), tie("pattern")).map((all) => `(?:${all.join("|")})`),
  ),
}));

it("never keeps a text from a pattern that matches in it", () => {
  fc.assert(
    fc.property(pattern, text, fc.constantFrom("gu", "giu", "gi"), (source, words, flags) => {
      const made = new RegExp(source, flags);

      expect([...matchesOf(made, words)].length).toBe([...words.matchAll(made)].length);
    }),
    { numRuns: 5000 },
  );
});

it("keeps of many patterns, in their order, each that matches", () => {
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 8 }),
      fc.array(text, { maxLength: 4 }),
      (sources, texts) => {
        const all = sources.map((source) => new RegExp(source, "giu"));
        const kept = sieveOf(all);
        for (const words of [...texts, ...texts]) {
          const matching = all.flatMap((one, place) => (words.search(one) === -1 ? [] : [place]));

          expect(kept(words).filter((place) => matching.includes(place))).toStrictEqual(matching);
          expect(kept(words)).toStrictEqual(all.flatMap((one, place) => (mayMatch(one, words) ? [place] : [])));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it("asks of one pattern what it asks of a wider one", () => {
  const [narrow, wide] = [/lanterns? lit/giu, /lanterns?/giu];
  needsAs(narrow, wide);

  expect(sieveOf([narrow, wide])("A lantern")).toStrictEqual([0, 1]);
  expect(sieveOf([narrow, wide])("A lamp")).toStrictEqual([]);
});

it("takes a pattern that is made anew for the one that it knows", () => {
  const made = () => /the old mill/giu;
  expect(mayMatch(made(), "At the old mill")).toBe(true);
  const before = countPatterns();

  expect([made(), made()].map((one) => mayMatch(one, "At the new mill"))).toStrictEqual([false, false]);
  expect(countPatterns()).toBe(before);
});

it("knows of a text also the patterns that came after it", () => {
  expect(sieveOf([/harbour wall/giu])("The harbour wall")).toStrictEqual([0]);
  expect(sieveOf([/harbour wall/giu, /harbour light/giu])("The harbour wall")).toStrictEqual([0]);
});

it.each([
  ["a word", /(?<!\p{L})victims?(?!\p{L})/giu, "A child is never to blame."],
  ["a word, in the way of each of several", /(?:lifestyle choices?|asked \p{L}+ for it)/giu, "She asked for help."],
  ["one of several words behind another", /\b(?:in|on) (?:danger|harm)/giu, "Nobody is in the dark"],
  ["a digit", /(?<!\p{L})(?<day>\d{1,2})(?:st|nd)\b/giu, "The first of March, the second of May"],
  ["what stands before it", /(?<=tickets )(?:at|via)/giu, "Meet us at noon"],
])("does not search a text that lacks %s", (_, made, words) => {
  expect(mayMatch(made, words)).toBe(false);
});

it.each([/a|b?/gu, /(?:)/gu, /[a-z]+/giu, /\p{RGI_Emoji}/gv, /(?<one>a)\k<one>|\p{L}/gu])(
  "searches with a pattern that may match anything: %s",
  (made) => {
    expect(mayMatch(made, "xyz")).toBe(true);
  },
);
