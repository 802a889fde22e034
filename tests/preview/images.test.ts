import { describe, expect, test } from "vitest";
import type { ImageEntry } from "../../src/preview/images/fitted-image.ts";
import { formatImagesJson } from "../../src/preview/images/json.ts";
import { formatImagesText } from "../../src/preview/images/text.ts";

const made: ImageEntry = {
  campaign: "c",
  asset: "quote",
  file: "assets/quote.svg",
  network: "bluesky",
  accounts: ["one", "two"],
  result: {
    ok: true,
    report: {
      image: {
        file: "/w/.campaign/images/ab.png",
        sha256: "ab",
        format: "png",
        bytes: 84_000,
        width: 1600,
        height: 2000,
      },
      from: { format: "svg", width: 400, height: 500, bytes: 1200, vector: true, metadata: false },
      done: ["drawn from SVG at 1600 x 2000", "saved as PNG, without loss"],
      cached: true,
    },
  },
};
const refused: ImageEntry = {
  campaign: "c",
  asset: "photo\u001b[31m",
  file: "assets/photo.jpg",
  network: "x",
  accounts: ["three"],
  result: { ok: false, fault: { kind: "missing", reason: "photo.jpg does not exist.", help: "Put it there." } },
};

describe("what was made of each picture", () => {
  test("is told by asset, with size, shape, bytes, format and everything that was done", () => {
    const text = formatImagesText([made, refused], { color: false });

    expect(text).toBe(`quote  assets/quote.svg, SVG 400 x 500, 1 kB
  ✓ bluesky (one, two): 1600 x 2000, 1:1.25, 84 kB, PNG (made before)
    drawn from SVG at 1600 x 2000
    saved as PNG, without loss

photo\\u{1b}[31m  assets/photo.jpg
  ✗ x (three): photo.jpg does not exist.
    Put it there.

1 image, 84 kB; 1 made before; 1 could not be made.
`);
  });

  test("is said in one sentence where there is none", () => {
    expect(formatImagesText([], { color: false })).toBe("No post uses a picture.\n");
  });

  test("as JSON keeps to paths of the workspace", () => {
    const json = JSON.parse(formatImagesJson([made, refused], { root: "/w", problems: [] }));

    expect(json).toMatchObject({
      version: 1,
      problems: [],
      images: [
        {
          asset: "quote",
          network: "bluesky",
          cached: true,
          fitted: { file: ".campaign/images/ab.png", ratio: 0.8 },
          fault: null,
        },
        { fitted: null, from: null, done: [], fault: { kind: "missing" } },
      ],
    });
  });
});
