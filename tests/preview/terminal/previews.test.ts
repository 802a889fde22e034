import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Override } from "../../../src/campaign/model.ts";
import type { PreviewedCampaign } from "../../../src/preview/previews.ts";
import { previewsText } from "../../../src/preview/terminal/previews.ts";
import { anAccount, aPost, aText } from "../../support/campaign/a-plan.ts";
import { aPlannedCampaign, type Staging } from "../../support/campaign/a-planned-campaign.ts";

function previewed(posts: readonly string[], staging: Staging = {}): PreviewedCampaign {
  const written = posts.map((text, index) =>
    aPost(`p${index}`, { path: ["posts", index], content: aText(text, ["posts", index]), audience: ["the public"] }),
  );
  const { plan, rows } = aPlannedCampaign({ posts: written }, staging);
  const previews = rows.map(({ rendered, entry }) => ({ rendered, standing: entry, problems: [] }));
  return { plan, previews, aside: [], problems: [] };
}

function shown(posts: readonly string[], columns = 80, staging: Staging = {}): string {
  return previewsText([previewed(posts, staging)], { color: false, columns });
}

describe("previewsText", () => {
  it("draws a frame with place, name, words, count, state and audience", () => {
    const text = shown(["Know the signs. 👩‍👩‍👧 Ŵyl"]);

    expect(text.split("\n").slice(3)).toEqual([
      "Thursday 18 March 2027 · the day",
      `╭─ 09:00 p0 ${"─".repeat(67)}╮`,
      `│ Know the signs. 👩‍👩‍👧 Ŵyl${" ".repeat(55)}│`,
      `│ → Bluesky: The one @one.example.org · 28 of 300 characters · planned${" ".repeat(9)}│`,
      `│${" ".repeat(78)}│`,
      `│ for the public${" ".repeat(63)}│`,
      `╰${"─".repeat(78)}╯`,
      "",
    ]);
  });

  it("shows the words once for all accounts that get them, and other words below with theirs", () => {
    const accounts = [anAccount("one"), anAccount("two"), anAccount("bird", "x")];
    const other: [string, Override] = ["x", { path: ["f"], body: aText("Know them.", ["f"]) }];
    const post = aPost("p", { content: aText("Know the signs."), to: ["one", "two", "bird"], for: new Map([other]) });
    const { plan, rows } = aPlannedCampaign({ posts: [post] }, { accounts });
    const previews = rows.map(({ rendered, entry }) => ({ rendered, standing: entry, problems: [] }));
    const text = previewsText([{ plan, previews, aside: [], problems: [] }], { color: false, columns: 80 });

    expect(text.match(/╭─/g)).toHaveLength(1);
    expect(text.match(/Know the signs\./g)).toHaveLength(1);
    expect(text.match(/→ (Bluesky|X): The \w+/g)).toEqual([
      "→ X: The bird",
      "→ Bluesky: The one",
      "→ Bluesky: The two",
    ]);
  });

  it("is one calendar by day of several campaigns", () => {
    const previewsOf = ({ plan, rows }: ReturnType<typeof aPlannedCampaign>) => ({
      plan,
      previews: rows.map(({ rendered, entry }) => ({ rendered, standing: entry, problems: [] })),
      aside: [],
      problems: [],
    });
    const one = previewsOf(aPlannedCampaign({ id: "one" }));
    const two = previewsOf(aPlannedCampaign({ id: "two" }));
    const text = previewsText([one, two], { color: false, columns: 80 });

    expect(text.match(/^Thursday 18 March 2027 · one the day, two the day$/gm)).toHaveLength(1);
    expect(text).toContain("09:00 one/p");
    expect(text).toContain("09:00 two/p");
  });

  it("puts frames side by side on a wide terminal", () => {
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

    expect(previewsText([campaign], { color: true, columns: 80 })).toContain("\u001b[");
    expect(previewsText([campaign], { color: false, columns: 80 })).not.toContain("\u001b[");
  });

  it("names the server of a Mastodon account", () => {
    const accounts = [anAccount("one", "mastodon", { service: "https://social.example.org", handle: "north" })];

    expect(shown(["One."], 80, { accounts })).toContain("@north@social.example.org");
  });
});
