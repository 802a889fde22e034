import { describe, expect, it } from "vitest";
import { costOf, prices } from "../../../src/networks/x/prices.ts";

const plain = { text: "Know the signs.", images: [] };
const linked = { text: "Know the signs: https://example.org/help", images: [] };
const withAlts = (count: number) => ({
  text: "Four signs",
  images: Array.from({ length: count }, () => ({ alt: "A sign" })),
});

describe("the price of a delivery on X", () => {
  it.each([
    ["a text", [plain], 0.015],
    ["a link", [linked], 0.2],
    ["a bare domain, which X links too", [{ text: "See example.org/help", images: [] }], 0.2],
    ["two links, charged once", [{ text: "https://example.org or https://example.com", images: [] }], 0.2],
    ["an e-mail address, which is no link", [{ text: "Write to help@example.org", images: [] }], 0.015],
    ["a decimal point, which is no link", [{ text: "1.5 in 10 of us", images: [] }], 0.015],
    ["four alt texts", [withAlts(4)], 0.035],
    ["a picture without an alt text", [{ text: "A sign", images: [{ alt: "" }] }], 0.015],
    ["a thread, each part by itself", [plain, linked, withAlts(1)], 0.235],
    ["three parts, without the noise of fractions", [linked, linked, linked], 0.6],
    ["nothing", [], 0],
  ])("counts %s", (_what, parts, amount) => {
    expect(costOf(parts)).toEqual({ amount, currency: "USD" });
  });

  it("takes the workspace's own prices for what they name, and the known ones for the rest", () => {
    expect(costOf([plain, linked, withAlts(1)], { post: 0.02, link: 0.25 }).amount).toBe(0.295);
    expect(costOf([plain], { post: 0 }).amount).toBe(0);
  });

  it("never drifts over a year of posts", () => {
    expect(costOf(Array.from({ length: 10_000 }, () => withAlts(1))).amount).toBe(200);
  });

  it("says where it was read and when", () => {
    expect(prices).toMatchObject({
      source: expect.stringMatching(/^https:\/\/docs\.x\.com\//),
      checkedOn: "2026-11-20",
    });
  });
});
