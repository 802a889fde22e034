/**
 * X's published rule on everything that Unicode calls an emoji, and on the texts around them: by the unit, and through
 * the real program. What a text must weigh is added up here from what it is made of, never asked of the program.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import twitterText from "twitter-text";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { xLength } from "../../../src/networks/x/text.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const require = createRequire(import.meta.url);
/** Unicode's emoji-test.txt and the variation sequences, the newest that is out: Emoji 18. */
const list = require.resolve("emoji-test-regex-pattern/dist/latest/index-strings.txt");
/** Two of the list are letters of old, drawn as such unless a selector asks for the emoji. */
const letters = ["©", "®"];
const emoji = readFileSync(list, "utf8")
  .trim()
  .split("\n")
  .filter((each) => !letters.includes(each));

interface Piece {
  readonly text: string;
  readonly weight: number;
}

const link = (text: string): Piece => ({ text, weight: 23 });
/** Of letters that all weigh the same. */
const written = (text: string, each: 1 | 2): Piece => ({ text, weight: [...text.normalize("NFC")].length * each });

const scripts: readonly Piece[] = [
  written("Know the signs", 1),
  written("Dŵr, tŷ, iâr", 1),
  written("Įžeistas vaikas", 1),
  written("e\u0301te\u0301", 1),
  written("Ψυχική υγεία", 1),
  written("Безопасность", 1),
  written("שלום", 1),
  written("مرحبا بالعالم", 1),
  written("ਬੱਚੇ ਦੀ ਸੁਰੱਖਿਆ", 1),
  written("बच्चों", 1),
  written("ความปลอดภัย", 1),
  written("“Know” – now", 1),
  written("…", 2),
  { text: "€5", weight: 3 },
  written("안전", 2),
  written("安全第一", 2),
  written("あんぜん", 2),
  written("ሰላም", 2),
  written("𝒦𝓃ℴ𝓌", 2),
];
const families = ["👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏻", "🧑🏿‍🤝‍🧑🏻", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴‍☠️", "🧑‍🧑‍🧒‍🧒", "👩🏾‍🦽‍➡️"].map((text) => ({
  text,
  weight: 2,
}));
const links: readonly Piece[] = [
  link("https://example.org"),
  link("http://example.org/a?b=c&d=e#f"),
  link(`https://example.org/${"a".repeat(2000)}`),
  link(`https://example.org/${"é".repeat(300)}`),
  link("example.org"),
  link("nspcc.org.uk"),
  link("www.gov.wales/help"),
  link("example.cymru"),
  link("münchen.de"),
  link("https://bücher.org/straße"),
  link("https://пример.рф/"),
  link("xn--mnchen-3ya.de"),
  { text: "help@example.org", weight: 16 },
  { text: "ftp://files.invalid-tld", weight: 23 },
];

function joined(pieces: readonly Piece[]): Piece {
  const between = Math.max(0, pieces.length - 1);
  return {
    text: pieces.map(({ text }) => text).join(" "),
    weight: pieces.reduce((sum, { weight }) => sum + weight, between),
  };
}

/** All of them, in texts that are no longer than any may be. */
const everyEmoji = Array.from({ length: Math.ceil(emoji.length / 400) }, (_, at) =>
  joined(emoji.slice(at * 400, at * 400 + 400).map((text) => ({ text, weight: 2 }))),
);
const length = (text: string) => xLength(text, { weighted: 280, link: 23 });

it("is held against the newest list, which is longer than what this Node knows", () => {
  expect(emoji.length).toBeGreaterThan(5200);
  expect(emoji).toContain("🫹🏽");
});

describe("the weight on X", () => {
  it("is 2 for every emoji of the list, alone", () => {
    const others = emoji.filter((each) => length(each) !== 2);

    expect(others).toEqual([]);
  });

  it("is 1 for the two letters that are emoji only with their selector, as X counts them", () => {
    for (const letter of letters) {
      expect(length(letter)).toBe(1);
      expect(length(`${letter}\ufe0f`)).toBe(2);
    }
  });

  it("never depends on what stands beside an emoji", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...emoji), { maxLength: 40 }), (some) => {
        expect(length(some.join("x"))).toBe(some.length * 2 + Math.max(0, some.length - 1));
      }),
      { numRuns: 500 },
    );
  });

  it("of a selector where none belongs is X's own", () => {
    for (const each of ["👋️", "a️", "1️", "☕️️", "🌍️"]) {
      expect(length(each)).toBe(twitterText.parseTweet(each).weightedLength);
    }
  });

  it.each([...scripts, ...families, ...links])("of $text is $weight", ({ text, weight }) => {
    expect(length(text)).toBe(weight);
  });

  it.each([...scripts, ...links])("of $text is what twitter-text says too", ({ text }) => {
    expect(length(text)).toBe(twitterText.parseTweet(text).weightedLength);
  });

  it("of any of these together is the sum of them", () => {
    const any = fc.array(
      fc.constantFrom(...scripts, ...families, ...links, ...emoji.map((text) => ({ text, weight: 2 }))),
      {
        maxLength: 15,
      },
    );

    fc.assert(
      fc.property(any, (pieces) => {
        const { text, weight } = joined(pieces);
        expect(length(text)).toBe(weight);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the program", () => {
  let workspace: TestWorkspace;
  const texts: Readonly<Record<string, Piece>> = {
    ...Object.fromEntries(everyEmoji.map((piece, at) => [`every-emoji-${at + 1}`, piece])),
    families: joined(families),
    scripts: joined(scripts),
    links: joined(links),
    mixed: joined([...scripts, ...families, ...links].toSorted((a, b) => (a.text < b.text ? -1 : 1))),
  };

  beforeAll(() => {
    const posts = Object.entries(texts).map(
      ([id, { text }], index) => `  - { id: ${id}, at: "day+${index} 09:00", text: ${JSON.stringify(text)} }\n`,
    );
    workspace = aWorkspace({
      "campaigns/accounts.yaml":
        "workspace: emoji\naccounts:\n  bird: { network: x, handle: northdale, name: Northdale }\n",
      "campaigns/emoji.yaml": `campaign: emoji\ntitle: Emoji\ndate: 2027-03-18\nto: [bird]\nposts:\n${posts.join("")}`,
    });
  });
  afterAll(() => workspace.remove());

  it("plans with these weights", async () => {
    const { stdout } = await runCampaign(["plan", "--format", "json"], { cwd: workspace.root });

    const { deliveries } = JSON.parse(stdout) as {
      deliveries: { post: string; texts: string[]; lengths: unknown[] }[];
    };
    expect(deliveries.map(({ post, lengths }) => [post, lengths])).toEqual(
      Object.entries(texts).map(([id, { weight }]) => [id, [{ used: weight, limit: 280, unit: "weighted" }]]),
    );
    expect(deliveries.map((delivery) => delivery.texts)).toEqual(
      Object.values(texts).map(({ text }) => [text.normalize("NFC")]),
    );
  });

  it("validates by these weights", async () => {
    const { stdout, code } = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root });

    const { problems } = JSON.parse(stdout) as { problems: { code: string; message: string }[] };
    const told = problems.filter((problem) => problem.code === "text-too-long").map(({ message }) => message);
    const tooLong = Object.values(texts).filter(({ weight }) => weight > 280);
    expect(code).toBe(1);
    expect(told).toEqual(tooLong.map(({ weight }) => expect.stringContaining(`${weight} of 280`)));
  });
});
