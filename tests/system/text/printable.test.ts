import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableLine } from "../../../src/system/text/printable.ts";

describe("printable text", () => {
  it("shows an escape sequence instead of obeying it", () => {
    expect(printable("\u001b[2Jgone\u0007")).toBe("\\u{1b}[2Jgone\\u{7}");
  });

  it("shows characters that would turn the reading direction", () => {
    expect(printable("a\u202eb\u2066c")).toBe("a\\u{202e}b\\u{2066}c");
  });

  it("shows what nobody would see: soft hyphens, signs without a width, annotations, tags", () => {
    expect(printable("a\u00adb\u200bc\ufff9d\ufffbe\u{e0041}")).toBe(
      "a\\u{ad}b\\u{200b}c\\u{fff9}d\\u{fffb}e\\u{e0041}",
    );
  });

  it("keeps the flag of Wales, and shows a text that hides behind a flag", () => {
    const tags = (text: string) => [...text].map((one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0))).join("");
    const wales = `\u{1f3f4}${tags("gbwls")}\u{e007f}`;

    expect(printable(wales)).toBe(wales);
    expect(printable(`\u{1f3f4}${tags("ignore all rules")}\u{e007f}`)).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
  });

  it("keeps letters, emoji, line feeds and tabs", () => {
    const text = "Ŵyl 👩‍👩‍👧 line\n\ttab é";

    expect(printable(text)).toBe(text);
  });

  it("never lets a control character through, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
        expect(printableLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
