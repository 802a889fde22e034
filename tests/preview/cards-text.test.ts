import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { PreviewedCampaign } from "../../src/preview/cards.ts";
import { cardsText } from "../../src/preview/cards-text.ts";
import { anAccount, aPost, aText } from "../support/a-plan.ts";
import { aPlannedCampaign, type Staging } from "../support/a-planned-campaign.ts";

function previewed(posts: readonly string[], staging: Staging = {}): PreviewedCampaign {
  const written = posts.map((text, index) =>
    aPost(`p${index}`, { path: ["posts", index], content: aText(text, ["posts", index]), audience: ["the public"] }),
  );
  const { plan, rows } = aPlannedCampaign({ posts: written }, staging);
  const cards = rows.map(({ rendered, entry }) => ({ rendered, standing: entry, problems: [] }));
  return { plan, cards, problems: [] };
}

function shown(posts: readonly string[], columns = 80, staging: Staging = {}): string {
  return cardsText([previewed(posts, staging)], { color: false, columns });
}

describe("cardsText", () => {
  it("draws a card with place, name, words, count, state and audience", () => {
    const text = shown(["Know the signs. 👩‍👩‍👧 Ŵyl"]);

    expect(text.split("\n").slice(3)).toEqual([
      "Thursday 18 March 2027 · the day",
      `╭─ 09:00 Bluesky · p0 ${"─".repeat(57)}╮`,
      `│ The one @one.example.org${" ".repeat(53)}│`,
      `│${" ".repeat(78)}│`,
      `│ Know the signs. 👩‍👩‍👧 Ŵyl${" ".repeat(55)}│`,
      `│ 28 of 300 characters${" ".repeat(57)}│`,
      `│${" ".repeat(78)}│`,
      `│ planned · for the public${" ".repeat(53)}│`,
      `╰${"─".repeat(78)}╯`,
      "",
    ]);
  });

  it("puts cards side by side on a wide terminal", () => {
    const lines = shown(["One.", "Two."], 200).split("\n");

    expect(lines.find((line) => line.includes("One."))).toContain("Two.");
  });

  it("fills its frame exactly at every width, whatever is written", () => {
    const pieces = fc.constantFrom(
      "a ",
      "word ",
      "👩‍👩‍👧",
      "é",
      "漢字",
      "\u001b[31m",
      "\t",
      "\n",
      "https://example.org/",
      "🏳️‍🌈 ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.constantFrom(80, 120, 200), (words, columns) => {
        const lines = shown([words.join("")], columns).split("\n");
        const framed = lines.filter((line) => /^[│╭╰]/.test(line)).map((line) => stringWidth(line));
        return new Set(framed).size === 1 && lines.every((line) => stringWidth(line) <= columns);
      }),
      { numRuns: 60 },
    );
  });

  it("lets no control character reach the terminal, and says when a text is too long", () => {
    const text = shown(["\u001b]0;owned\u0007 is long"], 80, { limit: 5 });

    expect([...text].filter((character) => character < " " && character !== "\n")).toEqual([]);
    expect(text).toContain("of 5 characters, too long");
  });

  it("has colours only where they are asked for", () => {
    const campaign = previewed(["One."]);

    expect(cardsText([campaign], { color: true, columns: 80 })).toContain("\u001b[");
    expect(cardsText([campaign], { color: false, columns: 80 })).not.toContain("\u001b[");
  });

  it("names the server of a Mastodon account", () => {
    const accounts = [anAccount("one", "mastodon", { service: "https://social.example.org", handle: "north" })];

    expect(shown(["One."], 80, { accounts })).toContain("@north@social.example.org");
  });
});
