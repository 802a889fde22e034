import fc from "fast-check";
import { expect, it } from "vitest";
import { isFound, lookAt, mark, numberOf } from "../../../../src/check/text/sieve/literals.ts";

const letters = (most: number) =>
  fc.array(fc.constantFrom("a", "b", " "), { minLength: 1, maxLength: most, size: "max" }).map((all) => all.join(""));

function stands(literal: string, text: string): boolean {
  const number = numberOf(literal);
  mark(lookAt(text));
  return isFound(number);
}

it("finds a literal in exactly the texts that have it, however long either is", () => {
  fc.assert(
    fc.property(letters(40), fc.array(letters(12), { minLength: 1, maxLength: 20 }), (text, literals) => {
      const known = new Set(literals);
      for (const literal of known) numberOf(literal);

      expect([...known].filter((literal) => stands(literal, text.toUpperCase()))).toStrictEqual(
        [...known].filter((literal) => text.includes(literal)),
      );
    }),
    { numRuns: 1000 },
  );
});

it("finds a literal that came after the text", () => {
  expect(stands("zebra crossing", "A zebra")).toBe(false);
  expect(stands("zebra", "A zebra")).toBe(true);
});

it("keeps texts apart that are asked about in turns", () => {
  for (const _ of [1, 2]) {
    expect(stands("lighthouse", "A lighthouse")).toBe(true);
    expect(stands("lighthouse", "A light in a house")).toBe(false);
  }
});

it("finds literals past the number that it was made for", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `q${index}q`);
  expect(many.filter((literal) => stands(literal, "q1q and q17000q"))).toStrictEqual(["q1q", "q17000q"]);
  expect(many.filter((literal) => stands(literal, "q2q and q17001q"))).toStrictEqual(["q2q", "q17001q"]);
});
