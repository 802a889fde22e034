import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cropLayout, cropSize, type Layout, type Size, wholeLayout } from "../../src/images/pixels/layout.ts";
import type { ImageLimits } from "../../src/networks/network.ts";
import {
  aDarkroom,
  cornerColours,
  type Darkroom,
  near,
  pixelAt,
  someLimits,
  withCorners,
} from "../support/pictures/a-picture.ts";

const side = fc.integer({ min: 1, max: 9000 });
const size = fc.record({ width: side, height: side });
const limits = fc
  .record({
    maxWidth: fc.integer({ min: 200, max: 8192 }),
    maxHeight: fc.integer({ min: 200, max: 8192 }),
    maxPixels: fc.option(fc.integer({ min: 40_000, max: 40_000_000 }), { nil: undefined }),
    min: fc.double({ min: 0.1, max: 1, noNaN: true }),
    max: fc.double({ min: 1.05, max: 10, noNaN: true }),
  })
  .map(({ maxWidth, maxHeight, maxPixels, min, max }) =>
    someLimits({ maxWidth, maxHeight, ratio: { min, max }, ...(maxPixels && { maxPixels }) }),
  );

function holds(canvas: Size, limit: ImageLimits): boolean {
  const ratio = canvas.width / canvas.height;
  return (
    canvas.width <= limit.maxWidth &&
    canvas.height <= limit.maxHeight &&
    canvas.width * canvas.height <= (limit.maxPixels ?? Number.POSITIVE_INFINITY) &&
    ratio >= limit.ratio.min - 1e-9 &&
    ratio <= limit.ratio.max + 1e-9
  );
}

/** There is one scale that explains both sides to the pixel: rounding is all that may bend a picture. */
function keepsShape(from: Size, { content }: Layout): boolean {
  const least = Math.max((content.width - 1) / from.width, (content.height - 1) / from.height);
  const most = Math.min((content.width + 1) / from.width, (content.height + 1) / from.height);
  return least <= most;
}

describe("layouts of every size under every limit", () => {
  test("a whole picture keeps its shape and every limit, and is never enlarged", () => {
    fc.assert(
      fc.property(size, limits, (picture, limit) => {
        const layout = wholeLayout(picture, limit, false);

        expect(holds(layout.canvas, limit), JSON.stringify(layout)).toBe(true);
        expect(layout.content.width).toBeLessThanOrEqual(picture.width);
        expect(layout.content.height).toBeLessThanOrEqual(picture.height);
        expect(layout.canvas.width).toBeGreaterThanOrEqual(layout.content.width);
        expect(layout.canvas.height).toBeGreaterThanOrEqual(layout.content.height);
      }),
      { numRuns: 3000 },
    );
  });

  test("a picture whose shape the network shows is not padded, and keeps that shape", () => {
    const shown = fc.record({
      width: fc.integer({ min: 400, max: 9000 }),
      height: fc.integer({ min: 400, max: 9000 }),
    });
    fc.assert(
      fc.property(shown, limits, (picture, limit) => {
        const ratio = picture.width / picture.height;
        fc.pre(ratio > limit.ratio.min * 1.02 && ratio < limit.ratio.max / 1.02);

        const layout = wholeLayout(picture, limit, false);

        expect(layout.canvas).toEqual(layout.content);
        expect(keepsShape(picture, layout), JSON.stringify(layout)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("a picture that is within every limit is left alone", () => {
    fc.assert(
      fc.property(size, limits, (picture, limit) => {
        fc.pre(holds(picture, limit));

        expect(wholeLayout(picture, limit, false)).toEqual({ content: picture, canvas: picture });
      }),
    );
  });

  test("a picture that is large enough comes out at the very size that is taken, not a pixel less", () => {
    const large = fc.integer({ min: 8193, max: 20_000 });
    fc.assert(
      fc.property(fc.record({ width: large, height: large }), limits, (picture, { maxPixels: _, ...limit }) => {
        const { canvas } = wholeLayout(picture, limit, false);

        expect(canvas.width === limit.maxWidth || canvas.height === limit.maxHeight, JSON.stringify(canvas)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("a side that would be rounded out of what is shown uncut is rounded up, and the other keeps its pixels", () => {
    const limit = someLimits({ maxWidth: 208, maxHeight: 200, ratio: { min: 0.1, max: 1.05 } });

    expect(wholeLayout({ width: 8586, height: 8193 }, limit, false).canvas).toEqual({ width: 208, height: 199 });
  });

  test.each([
    [1080, 1920],
    [1920, 1080],
    [1080, 1080],
  ])("a screen of %d x %d is filled to the pixel, and what is smaller has its very shape", (width, height) => {
    const ratio = { min: width / height, max: width / height };
    const screen = someLimits({ maxWidth: width, maxHeight: height, ratio, frame: { width, height } });
    fc.assert(
      fc.property(size, fc.boolean(), (picture, crop) => {
        const { canvas } = crop
          ? cropLayout(cropSize(picture, screen.frame), screen, false)
          : wholeLayout(picture, screen, false);

        fc.pre(Math.min(picture.width, picture.height) >= 16);
        expect(canvas.width * height).toBe(canvas.height * width);
        if (picture.width >= width && picture.height >= height) expect(canvas).toEqual({ width, height });
      }),
      { numRuns: 2000 },
    );
  });

  test("a cropped picture fits its frame and is never enlarged", () => {
    fc.assert(
      fc.property(size, (picture) => {
        const limit = someLimits();
        const piece = cropSize(picture, limit.frame);

        const { canvas } = cropLayout(piece, limit, false);

        expect(piece.width <= picture.width && piece.height <= picture.height).toBe(true);
        expect(canvas.width).toBeLessThanOrEqual(Math.min(piece.width, limit.frame.width));
        expect(canvas.height).toBeLessThanOrEqual(Math.min(piece.height, limit.frame.height));
      }),
      { numRuns: 2000 },
    );
  });

  test("a drawing fills what the network takes, up to 2048 pixels", () => {
    fc.assert(
      fc.property(size, limits, (picture, limit) => {
        const { canvas } = wholeLayout(picture, limit, true);

        expect(holds(canvas, limit), JSON.stringify(canvas)).toBe(true);
        expect(Math.max(canvas.width, canvas.height)).toBeLessThanOrEqual(2048);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("pictures of every size under every limit", () => {
  let room: Darkroom;
  beforeAll(() => {
    room = aDarkroom();
  });
  afterAll(() => room.close());

  test("come out within every limit, with all four corners where they were", async () => {
    // No narrower than 1:4: of a sliver's corners too few pixels are left to have a colour.
    const small = fc
      .record({ width: fc.integer({ min: 60, max: 700 }), height: fc.integer({ min: 60, max: 700 }) })
      .filter(({ width, height }) => width <= 4 * height && height <= 4 * width);
    const wish = fc.record({
      picture: small,
      maxWidth: fc.integer({ min: 120, max: 800 }),
      maxHeight: fc.integer({ min: 120, max: 800 }),
      bytes: fc.integer({ min: 4000, max: 100_000 }),
      min: fc.double({ min: 0.4, max: 0.95, noNaN: true }),
      max: fc.double({ min: 1.05, max: 3, noNaN: true }),
      format: fc.constantFrom("jpeg" as const, "png" as const, "webp" as const),
    });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(wish, async ({ picture, maxWidth, maxHeight, bytes, min, max, format }) => {
        number += 1;
        const file = room.put(`corners-${number}.png`, await withCorners(picture.width, picture.height));
        const limit = someLimits({ maxWidth, maxHeight, bytes, ratio: { min, max }, formats: [format] });

        const { image } = await room.fit(file, { limits: limit });

        const header = await sharp(image.file).metadata();
        expect(header).toMatchObject({ width: image.width, height: image.height, format });
        expect(holds(image, limit)).toBe(true);
        expect(image.bytes).toBeLessThanOrEqual(bytes);
        expect(await cornersOf(image, picture)).toEqual([true, true, true, true]);
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether each coloured corner is still where the picture's own corner is, its padding left out. */
async function cornersOf(image: Size & { readonly file: string }, picture: Size): Promise<readonly boolean[]> {
  const scale = Math.min(1, image.width / picture.width, image.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [left, top] = [(image.width - width) / 2, (image.height - height) / 2];
  const inset = Math.min(width, height) / 8;
  return Promise.all(
    cornerColours.map(async (colour, index) => {
      const x = index % 2 === 0 ? left + inset : left + width - inset;
      const y = index < 2 ? top + inset : top + height - inset;
      return near(await pixelAt(image.file, Math.floor(x), Math.floor(y)), colour, 60);
    }),
  );
}
