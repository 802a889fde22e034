import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latin } from "../../../src/check/text/latin.ts";

/** Letters of English and Welsh and their neighbours, digits, and what stands around words. */
const written = fc.string({
  unit: fc.constantFrom(..."abzAZsKéÉŵŶâïßæøſKſ09½²ªº _-.,#@'’[]\\/\n😀"),
  maxLength: 30,
});

const sources = [
  String.raw`(?<![\p{L}\p{N}#@])(?:a|ŵ|é\p{L}+)(?![\p{L}\p{N}_])`,
  String.raw`[^\p{L}\]\p{N}]\p{L}{1,3}`,
  String.raw`\[\p{N}\p{L}?|\\[\p{L}\-]`,
  String.raw`^\P{L}+|\p{Lu}\p{L}`,
];

/** So long that it is made in another way; what is added matches nothing. */
const longer = (source: string) => `${source}|${"never in a text ".repeat(80)}`;

describe("an expression about words in Latin letters", () => {
  it.each([...sources, ...sources.map(longer)])("finds in them what the whole of Unicode finds: %.60s", (source) => {
    fc.assert(
      fc.property(written, fc.constantFrom("gu", "giu"), (text, flags) => {
        const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => [match.index, match[0]]);
        expect(all(latin(source, flags))).toEqual(all(new RegExp(source, flags)));
      }),
    );
  });

  it("takes no letter of another script for one", () => {
    expect(latin(String.raw`[\p{L}\p{N}]|\p{L}`, "u").test("жשع٣")).toBe(false);
  });
});
