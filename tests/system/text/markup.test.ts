import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, pieceOf } from "../../../src/system/text/markup.ts";

const [override, isolate, endOfEmbedding, endOfIsolate] = ["\u202e", "\u2067", "\u202c", "\u2069"];

describe("a value of a page", () => {
  it("is escaped", () => {
    expect(html`<p>${`<script>"&'`}</p>`.html).toBe("<p>&lt;script&gt;&quot;&amp;&#39;</p>");
  });

  it("is as it was where nothing in it turns the direction", () => {
    expect(html`<p>Café 日本語 👩‍👩‍👧 ${"Café 日本語 👩‍👩‍👧"}</p>`.html).toBe(
      "<p>Café 日本語 👩‍👩‍👧 Café 日本語 👩‍👩‍👧</p>",
    );
  });

  it.each([["بچوں کی حفاظت"], ["ילדים"], ["\u200fabc"]])(
    "stands on its own where it is read from the right: %s",
    (words) => {
      expect(html`<li>${words} ${"line 4"}</li>`.html).toBe(`<li><bdi>${words}</bdi> line 4</li>`);
    },
  );

  it("brings no element to where none may stand", () => {
    const words = "ילדים";
    const page = html`<title>${words}: ${words}</title><img alt="${words}"><textarea dir="auto">
${words}</textarea><option value="=${words}">${words}</option><p lang="he" dir="auto">${words}</p>`;
    expect(page.html).not.toContain("<bdi>");
  });

  it.each([
    ["an override without an end", `${override}gpj.exe`, `${override}gpj.exe${endOfEmbedding}`],
    ["an isolate without an end", `${isolate}abc`, `${isolate}abc${endOfIsolate}`],
    ["both", `${isolate}a${override}b`, `${isolate}a${override}b${endOfEmbedding}${endOfIsolate}`],
    ["an end without a beginning", `abc${endOfIsolate}${endOfEmbedding}\u200f`, "abc\u200f"],
    ["a pair", `${isolate}abc${endOfIsolate}`, `${isolate}abc${endOfIsolate}`],
    ["an override that its line ends", `${override}a\nb`, `${override}a${endOfEmbedding}\nb`],
  ])("ends what it turns: %s", (_, words, shown) => {
    expect(html`<p>${words}</p>`.html).toBe(`<p><bdi>${shown}</bdi></p>`);
  });

  it("leaves no direction open and ends none of ours, whatever it holds", () => {
    const sign = fc.constantFrom(
      "a",
      " ",
      "\n",
      "א",
      "\u202a",
      "\u202b",
      "\u202d",
      override,
      "\u2066",
      isolate,
      "\u2068",
      endOfEmbedding,
      endOfIsolate,
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        let line = html`<p>${signs.join("")}</p>`.html;
        // Pairs that hold nothing but text, from within, until none is left.
        for (let before = ""; before !== line; ) {
          before = line;
          line = line
            .replace(/[\u202a\u202b\u202d\u202e]([^\u202a-\u202e\u2066-\u2069\n]*)\u202c/g, "$1")
            .replace(/[\u2066-\u2068]((?:[^\u2066-\u2069\u202c\n])*)\u2069/g, "$1");
        }
        expect(line).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it("is a piece of a whole where it says so", () => {
    expect(html`<p dir="auto">${pieceOf("ילדים ")}<a href="#">${pieceOf("<b>")}</a></p>`.html).toBe(
      '<p dir="auto">ילדים <a href="#">&lt;b&gt;</a></p>',
    );
  });
});
