/** The search for the highest quality that fits: what it finds, and with how few encodings. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highestQuality } from "../../src/images/pixels/encoding/highest-quality.ts";

const lowest = 60;
const most = 10_000;

/** Bytes at 60 to 91, each more than at the quality below. */
const sizes = fc
  .array(fc.integer({ min: 1, max: 900 }), { minLength: 32, maxLength: 32 })
  .map((steps) => steps.map((_, index) => 500 + steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0)))
  .filter((bytes) => (bytes.at(-1) ?? 0) > most);

async function search(bytesAt: (quality: number) => number, enough: number) {
  const asked: number[] = [];
  const found = await highestQuality(
    (quality) => {
      asked.push(quality);
      return Promise.resolve(Buffer.alloc(bytesAt(quality)));
    },
    { tooMany: { quality: 91, bytes: bytesAt(91) }, lowest, bytes: most, enough },
  );
  return { found, asked };
}

describe("the highest quality that fits", () => {
  test("is found whatever a picture's bytes do, with no encoding twice and none for nothing", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (bytes) => {
        const fitting = bytes.findLastIndex((each) => each <= most);

        const { found, asked } = await search((quality) => bytes[quality - lowest] ?? 0, 1);

        if (fitting === -1) expect(found).toEqual({ needs: bytes[0] });
        else expect(found).toMatchObject({ quality: lowest + fitting });
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(4 + 5);
      }),
      { numRuns: 2000 },
    );
  });

  test("or one that leaves nearly nothing over is found with three encodings, where bytes fall as a photograph's do", async () => {
    const photograph = fc.record({
      slope: fc.double({ min: 0.35, max: 0.75, noNaN: true }),
      tooMany: fc.double({ min: 1.01, max: 2, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(photograph, async ({ slope, tooMany }) => {
        const bytesAt = (quality: number) =>
          Math.round(most * tooMany * ((200 - 2 * quality) / (200 - 2 * 91)) ** -slope);
        fc.pre(bytesAt(lowest) <= most);

        const { found, asked } = await search(bytesAt, 0.97);

        const better = "quality" in found ? found.quality + 1 : lowest;
        expect("quality" in found && found.bytes.length <= most).toBe(true);
        expect(asked.length).toBeLessThanOrEqual(3);
        expect(bytesAt(better) > most || bytesAt(better - 1) >= 0.97 * most).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
