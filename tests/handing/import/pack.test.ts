/** What a pack holds comes in again as it was: messages, pictures, alt texts; and nothing that no pack may bring. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../src/campaign/model.ts";
import { broughtBy } from "../../../src/campaign/packs/brought.ts";
import type { Data } from "../../../src/campaign/yaml/data.ts";
import { readYaml } from "../../../src/campaign/yaml/read-yaml.ts";
import { yamlText } from "../../../src/campaign/yaml/write-yaml.ts";
import { type Imported, importFiles } from "../../../src/handing/import/import.ts";
import { outboxAccounts } from "../../support/campaign/a-workspace.ts";
import { loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";

const svg = (colour: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="${colour + 1}" height="9"/></svg>`,
  );

async function importPack(files: Readonly<Record<string, string | Buffer>>): Promise<Imported> {
  const given = Object.entries(files).map(([name, content]) => ({ name, read: () => Buffer.from(content) }));
  const found = await importFiles({
    ...{
      id: "theirs",
      files: given,
      wish: { accounts: new Map() },
      to: ["print-room"],
      others: [],
      today: "2026-11-28",
    },
  });
  if ("faults" in found) throw new Error(found.faults.map(({ fault }) => fault.message).join("\n"));
  return found;
}

async function loaded(text: string, id: string): Promise<Campaign> {
  return onlyCampaign(await loadFiles({ "campaigns/accounts.yaml": outboxAccounts, [`campaigns/${id}.yaml`]: text }));
}

/** Words of people: lines, marks of YAML, braces as a file writes them, letters of other scripts. */
const line = fc.stringMatching(/^[A-Za-zŵŷâ“”’é#:{}&*!|>'"%@`,?–\-[\] \u{1F449}א-ת0-9]{1,60}$/u);
const words = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => `Words. ${lines.join("\n").replace(/[{}]/g, "$&$&")} #CEADay https://example.org/a?b=1&c`)
  .filter((text) => text.trimEnd() === text);

const generated = fc.record({
  texts: fc.uniqueArray(words, { minLength: 1, maxLength: 6 }),
  alts: fc.array(words, { minLength: 1, maxLength: 4 }),
  thread: words,
  audience: fc.constantFrom("the public", "parents and carers"),
});

type Generated = typeof generated extends fc.Arbitrary<infer T> ? T : never;

function written({ texts, alts, thread, audience }: Generated): string {
  const posts = texts.map((text, index) => ({
    ...{ id: `post-${index}`, at: `day-${index} 09:00`, audience: [audience], text },
    ...{ images: [`card-${index % alts.length}`], for: { x: { text: `${text} again` } } },
  }));
  return yamlText({
    ...{ campaign: "ours", title: "Ours", date: "2027-03-18", to: ["print-room"], hashtags: ["#CEADay{yy}"] },
    assets: Object.fromEntries(alts.map((alt, index) => [`card-${index}`, { file: `../assets/${index}.svg`, alt }])),
    posts: [...posts, { id: "steps", at: "day 12:00", thread: [{ text: thread }, { text: `${thread} 2` }] }],
  });
}

function packOf(campaign: string, alts: readonly string[]) {
  const data = readYaml("ours.yaml", campaign).data as Data;
  const fileOf = (asset: string) => `pictures/original/${asset}.svg`;
  return {
    "pack.json": JSON.stringify({ format: 1, leftOut: ["A post is not in it."] }),
    "campaign.yaml": yamlText(broughtBy(data, { fileOf, keeps: () => true })),
    "briefing.docx": "of no concern",
    ...Object.fromEntries(alts.map((_, index) => [`pictures/original/card-${index}.svg`, svg(index)])),
  };
}

const shownOf = (campaign: Campaign) =>
  campaign.posts.map(({ id, at, content, audience, for: own }) => ({
    ...{ id, at, audience, content: JSON.stringify(content, withoutPaths) },
    own: [...own].map(([key, each]) => [key, JSON.stringify(each, withoutPaths)]),
  }));

function withoutPaths(key: string, value: unknown): unknown {
  return key === "path" || key === "imagesPath" ? undefined : value;
}

describe("a pack that is imported", () => {
  it("has the same messages, times, pictures and alt texts, whatever they hold", async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (each) => {
        const text = written(each);
        const ours = await loaded(text, "ours");
        const { files, messages, pictures } = await importPack(packOf(text, each.alts));
        const theirs = await loaded(String(files.get("drafts/theirs.yaml")), "theirs");
        expect(shownOf(theirs)).toEqual(shownOf(ours));
        expect(messages).toBe(each.texts.length + 1);
        expect(pictures).toBe(each.alts.length);
        expect([...theirs.assets.values()].map(({ alt }) => alt)).toEqual(
          [...ours.assets.values()].map(({ alt }) => alt),
        );
        for (const [index, { file }] of [...theirs.assets.values()].entries())
          expect(files.get(file)).toEqual(svg(index));
        expect(theirs.hashtags).toEqual(ours.hashtags);
        expect(theirs.date).toBe(ours.date);
      }),
      { numRuns: 60 },
    );
  });

  it("brings no accounts, recipients or leave to go out, and lists what tried to come", async () => {
    const campaign = `campaign: ours
title: Ours
date: 2027-03-18
to: [everybody]
late: 30d
checks: { placeholder-left: { off: Trust me } }
switches: { launch: { is: open, may-be: [open, full] } }
assets:
  secret: { file: ../../.env, alt: A secret, people: [CR-1] }
posts:
  - { id: one, at: day 09:00, text: "Listen.", critical: true, again: true, to: [everybody], images: [secret] }
`;
    const { files, left } = await importPack({ "kit/pack.json": "{", "kit/campaign.yaml": campaign });
    const draft = String(files.get("drafts/theirs.yaml"));
    expect(draft).not.toMatch(/everybody|late:|checks|switches|critical|again|secret|\.env|CR-1/);
    expect(draft).toContain("to:\n  - print-room\n");
    const listed = left.map(({ where, text }) => `${where}: ${text}`);
    for (const each of [
      "to, 1: everybody",
      "late: 30d",
      "critical: true",
      "again: true",
      "assets, secret: ../../.env",
    ]) {
      expect(listed.join("\n")).toContain(each);
    }
    expect([...files.keys()]).toEqual(["drafts/theirs.yaml", "drafts/theirs.left-over.txt"]);
  });

  it.each([
    ["is broken", "posts: [\n"],
    ["is of several documents", "campaign: a\n---\ncampaign: b\n"],
    ["is too large", `# ${"x".repeat(1_000_000)}\n`],
  ])("is refused where its campaign %s", async (_, campaign) => {
    await expect(importPack({ "pack.json": "{}", "campaign.yaml": campaign })).rejects.toThrow();
  });
});
