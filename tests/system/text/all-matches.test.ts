import fc from "fast-check";
import { expect, it } from "vitest";
import { allMatches } from "../../../src/system/text/all-matches.ts";
import { onceForEachText } from "../../../src/system/text/once-for-each-text.ts";

const patterns = [/a*/gu, /a*/g, /(?:)/gv, /[ab]+(?<rest>c?)/gu, /(?<=a)/g, /\p{L}/gu, /b$/gm];

it("finds what matchAll finds, also of patterns that match nothing at all, wherever they were left before", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "\n", "💙", "é")).map((letters) => letters.join(""));
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, fc.nat({ max: 5 }), (pattern, words, left) => {
      const expected = [...words.matchAll(new RegExp(pattern))];
      pattern.lastIndex = left;
      expect(allMatches(pattern, words)).toEqual(expected);
    }),
  );
});

it("asks once for each text", () => {
  const asked: string[] = [];
  const length = onceForEachText((text) => {
    asked.push(text);
    return text.length;
  });

  expect(["", "one", "", "one", "three"].map(length)).toEqual([0, 3, 0, 3, 5]);
  expect(asked).toEqual(["", "one", "three"]);
});
