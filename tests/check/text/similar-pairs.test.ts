import { expect, it } from "vitest";
import { type Comparable, earlierLikeness } from "../../../src/check/text/similar-pairs.ts";
import { shinglesOf } from "../../../src/check/text/similarity.ts";

const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;

/** How many times an earlier text was met, and how many texts have found one. */
function effort(texts: readonly string[], byOf: (index: number) => string) {
  let met = 0;
  const items = texts.map((text, index): Comparable => {
    const by = byOf(index);
    return {
      shingles: shinglesOf(text),
      at: index * minute,
      get by() {
        met += 1;
        return by;
      },
    };
  });
  const found = earlierLikeness(items, { threshold: 0.5, window: week }).size;
  return { met, found };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const footer = "worried about a child then tell somebody you trust or ask us for advice today";
const words = (index: number, count: number) =>
  numbers(count)
    .map((word) => `w${index}x${word}`)
    .join(" ");

it.each([
  ["nearly the same on two accounts", (index: number) => `${footer} number ${index}`, true],
  ["nearly the same on one account", (index: number) => `${footer} number ${index}`, false],
  ["half the same, which is not enough", (index: number) => `${words(index, 9)} ${footer}`, true],
  ["a third the same", (index: number) => `${words(index, 20)} ${footer}`, true],
  ["of one word each", () => "again", true],
])("takes twice as long for twice the texts that are %s", (_, textOf, several) => {
  const byOf = (index: number) => (several ? `account-${index % 2}` : "one");

  const [once, twice] = [500, 1000].map((count) => effort(numbers(count).map(textOf), byOf));

  expect(twice?.met).toBeLessThan(2.2 * (once?.met ?? 0));
});

it("finds the latest one of another account, and none that is more than the window away", () => {
  const item = (by: string, at: number) => ({ by, at, shingles: shinglesOf(footer) });
  const [first, own, late] = [item("a", 0), item("b", hour), item("b", week + 2 * hour)];
  const items = [first, own, item("a", 2 * hour), late];

  const found = earlierLikeness(items, { threshold: 0.5, window: week });

  expect(found.get(own)).toBe(first);
  expect(found.get(late)).toBe(items[2]);
  expect(earlierLikeness([first, late], { threshold: 0.5, window: week }).size).toBe(0);
});
