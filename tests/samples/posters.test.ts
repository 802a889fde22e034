import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contrast, type Letters, readPoster } from "../support/pictures/poster-pixels.ts";

/** Those that are drawn by hand; all others are drawn from their words. */
const posters = readdirSync("assets", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".svg"))
  .map((name) => path.join("assets", name));

const margin = 40;
/** A poster 1080 wide is about 390 wide on a phone: letters of 36 are 13 there. */
const leastSize = 36;

function overlap(one: Letters, other: Letters): boolean {
  const [a, b] = [one.box, other.box];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe.each(posters)("the poster %s", (file) => {
  it("is a drawing that refers to nothing outside itself", () => {
    const svg = readFileSync(file, "utf8");

    expect(svg).not.toMatch(/<(script|foreignObject|style|image|use)\b|href|@import|url\(|<!DOCTYPE|<!ENTITY/i);
  });

  it("names the font that is shipped, and sizes that can be read on a phone", async () => {
    const { letters } = await readPoster(file);

    expect(readFileSync(file, "utf8").match(/font-family="[^"]*"/g)).toEqual([
      'font-family="Arimo, Arial, Helvetica, sans-serif"',
    ]);
    expect(letters.filter(({ size }) => size < leastSize)).toEqual([]);
  });

  it("has letters that stand out from what is under them, inside the margin, and clear of each other", async () => {
    const { width, height, letters } = await readPoster(file);

    const faint = letters.filter((text) => text.contrast < 4.5);
    const outside = letters.filter(
      ({ box }) => box.left < margin || box.top < margin || box.right > width - margin || box.bottom > height - margin,
    );
    const touching = letters.flatMap((one, index) =>
      letters
        .slice(index + 1)
        .filter((other) => overlap(one, other))
        .map((other) => [one.words, other.words]),
    );

    expect(letters.length).toBeGreaterThan(2);
    expect({ faint, outside, touching }).toEqual({ faint: [], outside: [], touching: [] });
  });
});

describe("contrast", () => {
  it("is 21 for black on white and 1 for a colour on itself", () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([11, 93, 94], [11, 93, 94])).toBe(1);
  });

  it("is 4.54 for the grey #767676 on white, the well-known border case", () => {
    expect(contrast([0x76, 0x76, 0x76], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });
});
