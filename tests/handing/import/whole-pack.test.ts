/** `campaign pack`, then `campaign import`, of generated campaigns: what the partner has is what was handed on. */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../src/campaign/model.ts";
import { recordOf, textOf } from "../../../src/campaign/written/written-data.ts";
import type { Data } from "../../../src/campaign/yaml/data.ts";
import { readYaml } from "../../../src/campaign/yaml/read-yaml.ts";
import { yamlText } from "../../../src/campaign/yaml/write-yaml.ts";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readZip } from "../../../src/system/zip/read-zip.ts";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: test
accounts:
  lead: { network: outbox, name: Northdale }
  second: { network: outbox, name: Eastdale }
partners:
  york: { name: York Partnership, channels: [site, email], variables: { place: the Minster } }
`;
const before = ["--now", "2027-01-15T12:00:00Z"];

const svg = (colour: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${40 + colour}" height="30"><rect width="9" height="9" fill="#0${colour}6470"/></svg>`;

/** What people, spreadsheets and YAML make something of: quotes, emoji, marks, hashtags, links, line ends. */
const piece = fc.constantFrom(
  ...[
    "“Listen,” she said.",
    'A "quiet" word',
    "it's – well – theirs",
    "👩‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "ŵ ŷ â",
    "key: value",
    "- a dash",
    "# a sign",
  ],
  ...[
    "#NorthdaleListens27 {hashtags}",
    "https://example.org/a?b=1&c=2#d",
    "Meet at {place}, for {org}",
    "100 % | @ & * !",
    "=SUM(1)",
  ],
  ...["one\n\ntwo", "first,\nsecond; third", "\\n is no line", "<b>bold</b> &amp; plain", "שלום", "tab\there"],
);
const words = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(" "));

const generated = fc.record({
  languages: fc.constantFrom("one", "together", "apart"),
  texts: fc.array(words, { minLength: 2, maxLength: 4 }),
  thread: words,
  series: words,
  moment: words,
  alts: fc.array(words, { minLength: 1, maxLength: 3 }),
});

type Generated = typeof generated extends fc.Arbitrary<infer T> ? T : never;
type Written = Readonly<Record<string, Data>>;

interface Pair {
  /** As the file has it, and as it comes in again. */
  readonly ours: string;
  readonly theirs: string;
  readonly originals: number;
}

function written({ languages, texts, thread, series, moment, alts }: Generated): Pair {
  const said = (text: string): Data => (languages === "one" ? text : { en: text, cy: `Yn Gymraeg: ${text}` });
  const asset = (index: number) => `card-${index % alts.length}`;
  const posts = texts.map((text, index) => ({
    ...{ id: `post-${index}`, at: `day-${index} 09:00`, audience: ["the public"], text: said(`No. ${index}. ${text}`) },
    images: index === 1 ? alts.map((_, each) => asset(each)) : [asset(index)],
  }));
  const between: readonly Written[] = [
    { id: "steps", at: "day 12:00", thread: [thread, "The end."].map((text) => ({ text: said(`Step. ${text}`) })) },
    {
      ...{ id: "through", at: { from: "day 13:00", until: "day 15:00" } },
      series: ["Again.", "And again."].map((text) => ({ text: said(`${text} ${series}`) })),
    },
  ];
  const together = { id: "together", at: "day 07:43" };
  const own = said(`Press send with us. ${moment}`);
  const share = { id: "pass-on", at: "day 18:00", share: "post-0", of: ["lead"], to: ["second"] };
  const text = (all: readonly Written[]) =>
    yamlText({
      ...{ campaign: "ours", title: "Ours", date: "2027-03-18", to: ["lead"], hashtags: ["#OurDay{yy}"] },
      ...(languages === "one" ? {} : { languages: ["en", "cy"], bilingual: languages }),
      variables: { place: "the hall" },
      assets: Object.fromEntries(
        alts.map((alt, index) => [`card-${index}`, { file: `../assets/${index}.svg`, alt: said(`A card. ${alt}`) }]),
      ),
      posts: [...posts, ...all],
    });
  const lead = { text: said("Our own words, which are nobody else's at all today."), moment: { york: own } };
  return {
    ours: text([...between, { ...together, ...lead }, ...(languages === "apart" ? [] : [share])]),
    theirs: text([...between, { ...together, text: own }]),
    originals: alts.length,
  };
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key === "path" || key === "imagesPath" || key === "source") return undefined;
  return value instanceof Map ? [...value] : value;
}

const shown = ({ posts, assets, languages, bilingual, hashtags, date }: Campaign): unknown =>
  JSON.parse(
    JSON.stringify(
      {
        ...{ languages, bilingual, hashtags, date, alts: [...assets].map(([id, { alt }]) => [id, alt]) },
        posts: posts.map(({ id, at, content, audience }) => ({ id, at, content, audience })),
      },
      withoutPlaces,
    ),
  );

async function loaded(text: string): Promise<Campaign> {
  const { readings, ...campaign } = onlyCampaign(
    await loadFiles({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/c.yaml": text }),
  );
  return readings === undefined ? campaign : { ...campaign, readings };
}

/** In each of its languages. */
async function everyReading(text: string): Promise<unknown> {
  const campaign = await loaded(text);
  return [campaign, ...(campaign.readings?.values() ?? [])].map(shown);
}

async function handedOn(workspace: TestWorkspace, ...args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runCampaign(args, { cwd: workspace.root });
  expect(code, stdout + stderr).toBe(0);
}

function filesOf(zip: string): Readonly<Record<string, Buffer>> {
  const opened = readZip(readFileSync(zip));
  if (isFault(opened)) throw new Error(opened.message);
  return Object.fromEntries(
    opened.entries.map((entry) => {
      const content = entry.read();
      if (isFault(content)) throw new Error(content.message);
      return [entry.name, content];
    }),
  );
}

describe("a pack that is made, and imported", () => {
  it("has the same messages in order, languages, pictures and alt texts, whatever they hold", async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (each) => {
        const { ours, theirs, originals } = written(each);
        const pictures = Object.fromEntries(each.alts.map((_, index) => [`assets/${index}.svg`, svg(index)]));
        const files = { "campaigns/accounts.yaml": accounts, "campaigns/ours.yaml": ours, ...pictures };
        const workspace = aWorkspace(files);
        try {
          await handedOn(workspace, "pack", "ours", "--for", "york", "--out", "york.zip", ...before);
          await handedOn(workspace, "import", "york.zip", "--as", "theirs");
          const draft = readFileSync(path.join(workspace.root, "drafts/theirs.yaml"), "utf8");
          expect(await everyReading(draft)).toEqual(await everyReading(theirs));

          const zip = filesOf(path.join(workspace.root, "york.zip"));
          const sent = recordOf(recordOf(readYaml("campaign.yaml", String(zip["campaign.yaml"])).data).assets);
          const taken = [...(await loaded(draft)).assets].map(([id, { file }]) => [
            id,
            path.join(workspace.root, file),
          ]);
          expect(taken).toHaveLength(originals);
          for (const [id = "", file = ""] of taken) {
            const original = zip[textOf(recordOf(sent[id]).file) ?? ""];
            expect(original && readFileSync(file).equals(original), id).toBe(true);
          }
        } finally {
          workspace.remove();
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

describe("the messages.csv of a pack, imported alone", () => {
  it("has the words of each message and not its name, each picture's own alt text, and tells of the moment", async () => {
    const posts = [
      { id: "together", at: "day 07:43", text: "Ours alone.", moment: { york: "In York we look twice." } },
      { id: "after", at: "day 12:00", text: "In the afternoon.", images: ["one", "two"] },
    ];
    const assets = { one: { file: "../assets/1.svg", alt: "A bell" }, two: { file: "../assets/2.svg", alt: "A door" } };
    const campaign = { campaign: "ours", title: "Ours", date: "2027-03-18", to: ["lead"], assets, posts };
    const workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts.replace("site, email", "site"),
      ...{ "campaigns/ours.yaml": yamlText(campaign), "assets/1.svg": svg(1), "assets/2.svg": svg(2) },
    });
    try {
      await handedOn(workspace, "pack", "ours", "--for", "york", "--out", "york.zip", ...before);
      const zip = filesOf(path.join(workspace.root, "york.zip"));
      for (const [name, content] of Object.entries(zip))
        if (/^messages\.csv$|site/.test(name)) workspace.write(`kit/${name}`, content);
      await handedOn(workspace, "import", "kit", "--as", "theirs");

      const draft = readFileSync(path.join(workspace.root, "drafts/theirs.yaml"), "utf8");
      const left = readFileSync(path.join(workspace.root, "drafts/theirs.left-over.txt"), "utf8");
      const { posts: taken, assets: pictures } = await loaded(draft);
      expect(taken.map(({ content }) => content.kind === "text" && content.parts[0]?.text)).toEqual([
        "In York we look twice.",
        "In the afternoon.",
      ]);
      expect([...pictures.values()].map(({ alt }) => alt)).toEqual(["A bell", "A door"]);
      for (const each of ["together", "after", "press send at 07:43"]) expect(left).toContain(`    ${each}\n`);
    } finally {
      workspace.remove();
    }
  });

  it("has one post for all channels and all parts of a thread, with other words under `for`", async () => {
    const posts = [
      {
        ...{ id: "together", at: "day 09:00", text: "For everybody.", images: ["one"] },
        for: { x: { text: "For X alone." }, facebook: { at: "day 10:00" } },
      },
      {
        ...{ id: "facts", at: "day 12:00", thread: [{ text: "One." }, { text: "Two.", images: ["one"] }] },
        for: { bluesky: { thread: [{ text: "Uno." }, { text: "Due." }, { text: "Tre." }] } },
      },
    ];
    const assets = { one: { file: "../assets/1.svg", alt: "A bell" } };
    const campaign = { campaign: "ours", title: "Ours", date: "2027-03-18", to: ["lead"], assets, posts };
    const workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts.replace("site, email", "mastodon, x, bluesky, facebook, linkedin"),
      ...{ "campaigns/ours.yaml": yamlText(campaign), "assets/1.svg": svg(1) },
    });
    try {
      await handedOn(workspace, "pack", "ours", "--for", "york", "--out", "york.zip", ...before);
      const zip = filesOf(path.join(workspace.root, "york.zip"));
      for (const [name, content] of Object.entries(zip))
        if (/^messages\.csv$|mastodon/.test(name)) workspace.write(`kit/${name}`, content);
      await handedOn(workspace, "import", "kit", "--as", "theirs");

      const draft = readFileSync(path.join(workspace.root, "drafts/theirs.yaml"), "utf8");
      const { posts: taken } = await loaded(draft);
      const said = taken.map(({ at, content, for: own }) => ({
        at,
        text: "parts" in content && content.parts.map(({ text, images }) => [text, images.length]),
        for: [...own].map(([name, { body }]) => [name, body?.parts.map(({ text }) => text)]),
      }));
      expect(said).toMatchObject([
        { text: [["For everybody.", 1]], for: [["x", ["For X alone."]]] },
        // It has a time of its own there.
        { text: [["For everybody.", 1]], for: [] },
        {
          text: [
            ["One.", 0],
            ["Two.", 1],
          ],
          for: [["bluesky", ["Uno.", "Due.", "Tre."]]],
        },
      ]);
    } finally {
      workspace.remove();
    }
  });
});
