import { expect, it } from "vitest";
import { emojiIn, emojiPattern } from "../../../src/networks/text/emoji.ts";

const codePoints = Array.from({ length: 0x11_00_00 }, (_, code) => code).filter(
  (code) => code < 0xd800 || code > 0xdfff,
);

it("looks wherever Unicode has an emoji begin", () => {
  const begins = codePoints.map((code) => String.fromCodePoint(code)).filter((one) => /^\p{Emoji}$/u.test(one));

  expect(begins.length).toBeGreaterThan(1300);
  expect(begins.filter((one) => !emojiPattern("\\p{Emoji}", "gv").test(one))).toStrictEqual([]);
});

it("finds a family, a flag, a key and a heart, each as one, at its place", () => {
  expect(emojiIn("1 👨‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1️⃣ ❤️ #2")).toStrictEqual([
    { emoji: "👨‍👩‍👧", start: 2, end: 10 },
    { emoji: "🏴󠁧󠁢󠁷󠁬󠁳󠁿", start: 11, end: 25 },
    { emoji: "1️⃣", start: 26, end: 29 },
    { emoji: "❤️", start: 30, end: 32 },
  ]);
});
