/** Posters drawn from words: legible, fitted into each shape, the same bytes each time. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Poster } from "../../src/campaign/model.ts";
import { grounds, inkOn } from "../../src/campaign/posters/colours.ts";
import { contrastOf } from "../../src/campaign/posters/contrast.ts";
import { drawPoster } from "../../src/images/poster/draw.ts";
import { largest, leading, smallest } from "../../src/images/poster/layout.ts";
import { widthOf } from "../../src/images/poster/metrics.ts";

const fonts = path.resolve(import.meta.dirname, "../../fonts");
const quote =
  "Somebody I trusted kept asking me to keep secrets, and I thought that it was my fault for a very long time. Then a worker at the youth club sat down beside me, asked how I was, and waited until I could answer. She did not judge me, she did not hurry me, and she told me what would happen next. It was never my fault, and somebody near you will listen to you too, today, tomorrow, whenever you are ready to talk.";

/** Of every network, a card, an Instagram post, a story and a screen. */
const shapes = [
  [1600, 900],
  [1200, 675],
  [1200, 630],
  [1200, 600],
  [1080, 1350],
  [1080, 1920],
  [1920, 1080],
] as const;

function drawn(poster: Partial<Poster>, [width, height]: readonly [number, number] = [1080, 1350]): string {
  const made = drawPoster({
    poster: { words: "Listen.", ground: "teal", lang: "en", ...poster },
    width,
    height,
    fonts,
  });
  if (typeof made !== "string") throw new Error(made.reason);
  return made;
}

function linesOf(svg: string): readonly { readonly size: number; readonly y: number; readonly text: string }[] {
  return [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)" font-size="(\d+)"[^>]*>([^<]*)</g)].map(
    ([, y, size, text = ""]) => ({ y: Number(y), size: Number(size), text }),
  );
}

it("keeps an empty line empty, so that who to turn to stands apart from what is said", () => {
  const [first, second] = linesOf(drawn({ words: "Listen.\n\nCall us." }));

  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(2 * leading * (first?.size ?? 0), 0);
});

describe("contrast", () => {
  // As WCAG's own techniques and the common checkers publish them.
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#ffffff", 4.54],
    ["#777777", "#ffffff", 4.48],
    ["#949494", "#ffffff", 3.03],
    ["#ff0000", "#ffffff", 4],
    ["#0000ff", "#ffffff", 8.59],
    ["#008000", "#ffffff", 5.14],
  ])("of %s on %s is %d", (a, b, expected) => {
    expect(contrastOf(a, b)).toBeCloseTo(expected, 1);
    expect(Math.abs(contrastOf(b, a) - expected)).toBeLessThan(0.01);
  });

  it("is enough on every ground that has a name, and on any other", () => {
    const greys = Array.from({ length: 256 }, (_, value) => `#${value.toString(16).padStart(2, "0").repeat(3)}`);

    for (const ground of [...Object.values(grounds), ...greys]) {
      expect(contrastOf(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("a poster", () => {
  it.each(shapes)("fits %d letters by %d: a long quote, a word, Welsh and Arabic", (width, height) => {
    const side = Math.min(width, height);
    const all = [
      quote,
      "Listen.",
      "Nid dy fai di yw hyn. Gwrandewch ŵyth gwaith, ŷch chi?",
      "ليس ذنبك أبدًا. هناك دائمًا من يستمع إليك (24 ساعة).",
    ];
    for (const words of all) {
      const lines = linesOf(drawn({ words, source: "" }, [width, height]));
      expect(lines.map(({ text }) => text).join(" ")).toBe(words);
      for (const { size, y, text } of lines) {
        expect(widthOf(text, fonts) * size).toBeLessThan(width * 0.93);
        expect(size).toBeGreaterThanOrEqual(side * smallest);
        expect(size).toBeLessThanOrEqual(side * largest);
        expect(y - size).toBeGreaterThan(0);
        expect(y + (leading - 0.94) * size).toBeLessThan(height);
      }
    }
  });

  it("is the same bytes for the same words", () => {
    expect(drawn({ words: quote })).toBe(drawn({ words: quote }));
    expect(drawn({ words: quote })).not.toBe(drawn({ words: quote, ground: "plum" }));
  });

  it("is set from the right where its words are, and in no other", () => {
    expect(drawn({ words: "ליד" })).toContain('direction="rtl"');
    expect(drawn({ words: "It is 24 ساعة" })).not.toContain('direction="rtl"');
  });

  it("leaves no word alone on a line where it can be helped", () => {
    const lines = linesOf(drawn({ words: "Somebody near you will always listen to you" }, [1200, 630]));

    expect(lines.at(-1)?.text).toContain(" ");
  });

  it("says of what does not fit that it does not", () => {
    const made = drawPoster({
      poster: { words: `${quote} `.repeat(9), ground: "teal", lang: "en" },
      width: 1200,
      height: 630,
      fonts,
    });

    expect(made).toMatchObject({ reason: expect.stringContaining("do not fit into 1200 by 630 pixels") });
  });

  it("escapes whatever is written", () => {
    const svg = drawn({ words: `<script>alert("1")</script> & 'so'`, source: '"><image href="x"/>' });

    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<image");
  });
});
