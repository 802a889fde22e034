import fc from "fast-check";
import twitterText from "twitter-text";
import { describe, expect, it } from "vitest";
import { xLength } from "../../../src/networks/x/text.ts";

const limits = { weighted: 280, link: 23 };
const length = (text: string) => xLength(text, limits);
const oracle = (text: string) => twitterText.parseTweet(text).weightedLength;

describe("the length of a text on X", () => {
  it.each([
    ["plain words", "Know the signs.", 15],
    ["an accent, composed or not", "cafe\u0301", 4],
    ["a Welsh letter with a circumflex", "dŵr", 3],
    ["Chinese letters", "安全", 4],
    ["a link", "https://example.org/a/very/long/path/indeed", 23],
    ["a bare domain", "example.com", 23],
    ["a link in a sentence", "See https://example.org.", 28],
    ["an e-mail address", "a@b.com", 7],
    ["curly quotes and a dash", "“Know” – now", 12],
    ["a hashtag", "#CEADay27", 9],
    ["a simple emoji", "👋", 2],
    ["a skin tone", "👋🏽", 2],
    ["a flag", "🇬🇧", 2],
    ["a flag by tags", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2],
    ["a family", "👨‍👩‍👧‍👦", 2],
    ["a keycap", "1️⃣", 2],
    ["a keycap without its selector", "1⃣", 2],
    ["a heart with its selector", "❤️", 2],
    ["a rainbow flag without its selector", "🏳‍🌈", 2],
    ["an emoji newer than the library's table", "🐦‍🔥", 2],
    ["another, with a direction", "👨‍🦯‍➡️", 2],
    ["another, its selector left out", "👨‍🦯‍➡", 2],
    ["two animals joined, which is no emoji", "🐶‍🐱", 5],
    ["two emoji side by side", "👋👋", 4],
    ["a copyright sign", "©", 1],
    ["a copyright sign drawn as an emoji", "©️", 2],
  ])("counts %s", (_what, text, expected) => {
    expect(length(text)).toBe(expected);
  });

  it("agrees with twitter-text on any text without emoji newer than it", () => {
    const known = [
      "👋",
      "👋🏽",
      "🇬🇧",
      "👨‍👩‍👧‍👦",
      "1️⃣",
      "❤️",
      "❤",
      "©",
      "™",
      "😀",
      "⚽",
      "☺️",
      "✊🏿",
      "👩🏽‍⚕️",
      "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
      "🏳️‍🌈",
    ];
    const links = [
      "https://example.org/a?b=c#d",
      "example.com",
      "www.gov.uk/x",
      "http://a.b",
      "a@b.com",
      "t.co/abc",
      "x.y",
    ];
    const words = [
      "Know the signs",
      "#CEADay27",
      "@nyscp",
      " ",
      "\n",
      ".",
      "。",
      "(",
      ")",
      "é",
      "安全",
      "“",
      "…",
      "€",
      "½",
      "ﬁ",
      "1",
      "#",
      "*",
    ];
    const text = fc
      .array(fc.constantFrom(...known, ...links, ...words), { maxLength: 25 })
      .map((pieces) => pieces.join(""));

    fc.assert(
      fc.property(text, (sample) => {
        expect(length(sample)).toBe(oracle(sample));
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with twitter-text on letters of every script", () => {
    const letters = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .filter((text) => !/\p{Emoji_Presentation}|\ufe0f|\u200d/u.test(text));

    fc.assert(
      fc.property(letters, (sample) => {
        expect(length(sample)).toBe(oracle(sample));
      }),
      { numRuns: 3000 },
    );
  });

  it("never counts more than twitter-text, whatever the emoji", () => {
    const emoji = fc
      .array(fc.constantFrom("🐦‍🔥", "👨‍🦯‍➡️", "🫩", "🧑🏽‍🦽‍➡️", "🙂‍↕️", "😀", "🇨🇶"), { maxLength: 10 })
      .map((all) => all.join(""));

    fc.assert(
      fc.property(emoji, (sample) => {
        expect(length(sample)).toBeLessThanOrEqual(oracle(sample));
      }),
    );
  });

  it("fits exactly at 280 and not one over, as twitter-text judges it", () => {
    const pieces = fc.array(fc.constantFrom("Know ", "👋🏽", "安全", "https://example.org/a ", "#CEADay27 ", "é"), {
      maxLength: 20,
    });
    const full = pieces
      .map((all) => all.join(""))
      .filter((start) => length(start) <= 280)
      .map((start) => start + "x".repeat(280 - length(start)));

    fc.assert(
      fc.property(full, (text) => {
        fc.pre(length(text) === 280);
        expect(twitterText.parseTweet(text).valid).toBe(true);
        expect(length(`${text}x`)).toBeGreaterThan(280);
        expect(twitterText.parseTweet(`${text}x`).valid).toBe(false);
      }),
    );
  });
});
