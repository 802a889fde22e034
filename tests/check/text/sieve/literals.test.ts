import fc from "fast-check";
import { expect, it } from "vitest";
import { literalsIn, numberOf } from "../../../../src/check/text/sieve/literals.ts";

const letters = (most: number) =>
  fc.array(fc.constantFrom("a", "b", " "), { minLength: 1, maxLength: most, size: "max" }).map((all) => all.join(""));

function isFound(literal: string, text: string): boolean {
  const number = numberOf(literal);
  return ((literalsIn(text)[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

it("finds a literal in exactly the texts that have it, however long either is", () => {
  fc.assert(
    fc.property(letters(40), fc.array(letters(12), { minLength: 1, maxLength: 20 }), (text, literals) => {
      const known = new Set(literals);
      for (const literal of known) numberOf(literal);

      expect([...known].filter((literal) => isFound(literal, text.toUpperCase()))).toStrictEqual(
        [...known].filter((literal) => text.includes(literal)),
      );
    }),
    { numRuns: 1000 },
  );
});

it("finds a literal that came after the text", () => {
  expect(isFound("zebra crossing", "A zebra")).toBe(false);
  expect(isFound("zebra", "A zebra")).toBe(true);
});
