import { RichText } from "@atproto/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureBlueskyText } from "../../../src/networks/bluesky/text.ts";

const limits = { graphemes: 300, bytes: 3000 };
const measure = (text: string) => measureBlueskyText(text, limits);

describe("the length of a text on Bluesky", () => {
  it("counts graphemes as Bluesky's own library does", () => {
    const words = fc.constantFrom(
      "Know ",
      "👨‍👩‍👧‍👦",
      "🐦‍🔥",
      "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
      "é",
      "e\u0301",
      "\r\n",
      "\n",
      "क्षि",
      "1️⃣",
      "#CEADay27",
      "안녕",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.array(words, { maxLength: 30 }).map((all) => all.join("")),
    );

    fc.assert(
      fc.property(text, (sample) => {
        const rich = new RichText({ text: sample });
        const { used, unit } = measure(sample);
        expect(used).toBe(unit === "bytes" ? rich.length : rich.graphemeLength);
      }),
      { numRuns: 1000 },
    );
  });

  it("fits exactly at the limit and not one over", () => {
    const letter = fc.constantFrom("x", "é", "👋🏽", "🇬🇧");

    fc.assert(
      fc.property(letter, (one) => {
        const full = measure(one.repeat(300));
        const over = measure(one.repeat(301));
        expect(full.used).toBeLessThanOrEqual(full.limit);
        expect(over.used).toBeGreaterThan(over.limit);
      }),
    );
  });

  it("names the bytes when they break first", () => {
    // A family is one grapheme of 25 bytes: 120 of them are 3000 bytes.
    const family = "👨‍👩‍👧‍👦";

    expect(measure(family.repeat(120))).toEqual({ used: 3000, limit: 3000, unit: "bytes" });
    expect(measure(family.repeat(121))).toEqual({ used: 3025, limit: 3000, unit: "bytes" });
    expect(measure("Know the signs.")).toEqual({ used: 15, limit: 300, unit: "graphemes" });
  });
});
