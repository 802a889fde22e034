import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { fitLine, padTo } from "../../../src/preview/terminal/fit-width.ts";

describe("fitLine", () => {
  it("leaves what fits, and cuts the rest with an ellipsis", () => {
    expect(fitLine("Know the signs.", 15)).toBe("Know the signs.");
    expect(fitLine("Know the signs.", 14)).toBe("Know the sign…");
    expect(fitLine("Know the signs.", 10)).toBe("Know the…");
  });

  it("runs white space together", () => {
    expect(fitLine(" Know\n\n the\tsigns. ", 40)).toBe("Know the signs.");
  });

  it("counts an emoji as two columns and never cuts one apart", () => {
    expect(fitLine("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 5)).toBe("👩‍👩‍👧‍👦👩‍👩‍👧‍👦…");
    expect(fitLine("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 4)).toBe("👩‍👩‍👧‍👦…");
  });

  it("is never wider than it may be, and padding makes it as wide", () => {
    const unit = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 3 }),
      fc.constantFrom("👩‍👩‍👧‍👦", "字", "e\u0301", "a b", "🇬🇧"),
    );
    const text = fc.array(unit, { maxLength: 80 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (written, width) => {
        const fitted = fitLine(written, width);

        expect(stringWidth(fitted)).toBeLessThanOrEqual(width);
        expect(stringWidth(padTo(fitted, width))).toBe(width);
      }),
    );
  });
});
