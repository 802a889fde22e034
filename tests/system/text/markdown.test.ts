import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { block, inline } from "../../../src/system/text/markdown.ts";

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "`",
        "```",
        "~~~",
        "\n",
        "\r",
        "](x)",
        "<b>",
        "&lt;",
        "@everyone",
        "|",
        "#1",
        "o/r#23",
        "GH-4",
        "/issues/5",
        "0123abc",
        "deadbeef0123456789deadbeef0123456789dead",
        "\u001b[2J",
        "\u202e",
      ),
    ),
  )
  .map((pieces) => pieces.join(""));

/** What a reader of CommonMark sees: escapes and our two ways of writing a sign undone. */
function read(markdown: string): string {
  return markdown
    .replaceAll("@<!-- -->", "\\@")
    .replaceAll("<!-- -->", "")
    .replaceAll("&lt;", "\\<")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

describe("text on a line of Markdown", () => {
  it.each([
    ["[click](https://evil.example)", "\\[click\\]\\(https\\:\\/\\/evil\\.example\\)"],
    ["<img src=x onerror=alert(1)>", "&lt;img src\\=x onerror\\=alert\\(1\\)\\>"],
    ["@everyone", "@<!-- -->everyone"],
    ["a | b", "a \\| b"],
    ["#12", "\\#<!-- -->12"],
    ["owner/repo#3", "owner\\/repo\\#<!-- -->3"],
    ["GH-4", "GH\\-<!-- -->4"],
    ["https://github.com/o/r/issues/5", "https\\:\\/\\/github\\.com\\/o\\/r\\/issues\\/<!-- -->5"],
    ["0123abc", "0123ab<!-- -->c"],
    ["#CEADay27", "\\#CEADay27"],
    ["one\n# two", "one ⏎ \\# two"],
  ])("%j has no meaning but its words", (text, written) => {
    expect(inline(text)).toBe(written);
  });

  it("never holds a sign with a meaning, and loses nothing", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = inline(text);
        expect(written).not.toMatch(/[\n\r]/);
        const bare = written
          .replaceAll("@<!-- -->", "")
          .replaceAll("<!-- -->", "")
          .replaceAll("&lt;", "")
          .replace(/\\[!-/:-@[-`{-~]/g, "");
        expect(bare).not.toMatch(/[!-/:-@[-`{-~]/);
        expect(inline(read(written))).toBe(written);
        // What GitHub would find in each stretch of words between two comments.
        for (const words of read(written.replaceAll("<!-- -->", "\n")).split("\n")) {
          expect(words).not.toMatch(/[#!]\d|\bGH-\d|\b[0-9a-f]{7,40}\b/i);
        }
      }),
    );
  });
});

describe("what may be a commit", () => {
  it.each([7, 40, 64, 80, 500])("of %d digits names none", (length) => {
    for (const words of inline("a1".repeat(length).slice(0, length)).split("<!-- -->")) {
      expect(words.length).toBeLessThan(7);
    }
  });
});

describe("a block of Markdown", () => {
  it("ends where it is meant to end, whatever its text holds", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = block(text, "text").split("\n");
        const fence = lines[0]?.replace("text", "") ?? "";
        expect(fence).toMatch(/^`{3,}$/);
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(1, -1).filter((line) => line.includes(fence))).toEqual([]);
      }),
    );
  });
});
