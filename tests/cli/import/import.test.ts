/** `campaign import` as its user meets it: a toolkit as it was sent becomes a draft that `validate` reads. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Campaign } from "../../../src/campaign/model.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";
import {
  otherWords,
  textOf,
  toolkitAlts,
  toolkitCsv,
  toolkitDocx,
  toolkitHtml,
  toolkitMessages,
  toolkitPicture,
  toolkitXlsx,
  zipOf,
} from "../../support/handing/a-toolkit.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
  front-desk: { network: outbox, name: Southdale }
`;

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function using(files: Readonly<Record<string, string | Uint8Array>>) {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, ...files });
  return (...args: readonly string[]) => runCampaign(args, { cwd: workspace.root });
}

const read = (file: string) => readFileSync(path.join(workspace.root, file), "utf8");

async function draft(id: string): Promise<Campaign> {
  const text = read(`drafts/${id}.yaml`);
  return onlyCampaign(await loadFiles({ "campaigns/accounts.yaml": accounts, [`campaigns/${id}.yaml`]: text }));
}

const partOf = ({ content }: Campaign["posts"][number]) => (content.kind === "text" ? content.parts[0] : undefined);
const words = (post: Campaign["posts"][number]) => partOf(post)?.text ?? "";

const pictures = Object.fromEntries(
  toolkitAlts.map((_, index) => [`pictures/card-${index + 1}.svg`, toolkitPicture(index)]),
);
const audienceOf: Readonly<Record<string, string>> = {
  "Children and Young People": "children and young people",
  "Parents and Carers": "parents and carers",
  Professionals: "professionals",
  "General Public": "the public",
};

describe.each([
  ["docx", { "kit/toolkit.docx": toolkitDocx() }],
  [
    "html",
    {
      "kit/toolkit.html": toolkitHtml(),
      ...Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`kit/${name}`, bytes])),
    },
  ],
  [
    "csv",
    {
      "kit/toolkit.csv": toolkitCsv(),
      ...Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`kit/${name}`, bytes])),
    },
  ],
  [
    "xlsx",
    {
      "kit/toolkit.xlsx": toolkitXlsx(),
      ...Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`kit/${name}`, bytes])),
    },
  ],
  ["zip", { "kit.zip": zipOf({ "toolkit.html": toolkitHtml(), ...pictures }) }],
] as const)("a toolkit as %s", (kind, files) => {
  it("becomes a draft with every message, in order, with its links, hashtags, audience, pictures and alt texts", async () => {
    const campaign = using(files);
    const run = await campaign("import", kind === "zip" ? "kit.zip" : "kit", "--as", "northdale-listens-2027");
    expect(run.code, run.stdout + run.stderr).toBe(0);
    expect(run.stderr).toContain("11 messages, 5 pictures");
    const { posts, assets, date } = await draft("northdale-listens-2027");
    const texts = posts.map((post) => words(post).trim().replace(/\s+/g, " "));
    if (kind === "csv" || kind === "xlsx") {
      for (const [index, message] of toolkitMessages.entries()) {
        for (const part of message.marked.replace(/[[\]()]/g, " ").split(/\s+/))
          expect(texts[index]).toContain(part.replace(/\.$/, ""));
      }
    } else {
      expect(texts).toEqual(toolkitMessages.map((message) => textOf(message)));
      expect(date).toBe("2027-03-18");
    }
    expect(posts.map(({ audience }) => audience)).toEqual(
      toolkitMessages.map(({ audience }) => [audienceOf[audience]]),
    );
    expect([...assets.values()].map(({ alt }) => alt).toSorted()).toEqual([...toolkitAlts].toSorted());
    const shown = posts.map((post) => (partOf(post)?.images ?? []).map((id) => assets.get(id)?.alt));
    const expected = toolkitMessages.map(({ picture }) => (picture === undefined ? [] : [toolkitAlts[picture]]));
    expect(shown.slice(0, 10)).toEqual(expected.slice(0, 10));
    for (const { file, alt } of assets.values()) {
      expect(readFileSync(path.join(workspace.root, file))).toEqual(toolkitPicture(toolkitAlts.indexOf(alt)));
    }
    const validated = await campaign("validate", "drafts/northdale-listens-2027.yaml", "--format", "json");
    expect(validated.stderr).not.toContain("could not go on");
    expect(validated.stdout).toMatch(/^\{/);
    expect(JSON.stringify(JSON.parse(validated.stdout))).not.toMatch(/"(?:yaml-|key-unknown|text-not-read)/);
  });

  it("loses nothing: every word is in the draft, or in the list of what had no place", async () => {
    const campaign = using(files);
    await campaign("import", kind === "zip" ? "kit.zip" : "kit", "--as", "northdale-listens-2027");
    const all = `${read("drafts/northdale-listens-2027.yaml")}\n${read("drafts/northdale-listens-2027.left-over.txt")}`;
    const expected =
      kind === "csv" || kind === "xlsx"
        ? toolkitMessages.map((_, index) => `Officer ${String.fromCharCode(65 + index)}`)
        : [...otherWords, ...(kind === "docx" ? ["Northdale partners only"] : [])];
    for (const each of expected) expect(all).toContain(each);
    if (kind === "csv") expect(all).toContain("toolkit.csv, line 2 (the column Owner):\n    Officer A");
    if (kind === "docx")
      expect(all).toMatch(/toolkit.docx, paragraph \d+ \(footnote 1\):\n {4}From our survey of 212 families\./);
  });
});

describe("a pack", () => {
  it("of `campaign pack` comes in as it was packed, for a workspace that has never seen the campaign", async () => {
    const packed = using({
      "campaigns/accounts.yaml": `${accounts}partners:\n  york: { name: York, channels: [bluesky] }\n`,
      "campaigns/listen.yaml":
        "campaign: listen\ntitle: Listen\ndate: 2027-03-18\nto: [print-room]\nassets:\n  bell: { file: ../assets/bell.svg, alt: A bell above a town }\nposts:\n  - { id: bell, at: day 12:00, text: 'Ring the bell. #Listen', images: [bell], audience: [the public] }\n",
      "assets/bell.svg": toolkitPicture(1),
    });
    const made = await packed("pack", "listen", "--for", "york", "--out", "york.zip");
    expect(made.code, made.stdout + made.stderr).toBe(0);
    const zip = readFileSync(path.join(workspace.root, "york.zip"));
    workspace.remove();
    const campaign = using({ "york.zip": zip });
    const run = await campaign("import", "york.zip", "--as", "listen-york");
    expect(run.stderr).toContain("1 message, 1 picture.");
    const { posts, assets } = await draft("listen-york");
    expect(posts.map((post) => [post.id, words(post), partOf(post)?.images, post.audience])).toEqual([
      ["bell", "Ring the bell. #Listen", ["bell"], ["the public"]],
    ]);
    expect(assets.get("bell")?.alt).toBe("A bell above a town");
    const validated = await campaign("validate", "drafts/listen-york.yaml");
    expect(validated.stdout).not.toContain(" error ");
  });
});

describe("times", () => {
  it("are taken where a file gives them in figures, and marked as suggestions where its words do", async () => {
    const csv =
      "Date,Message\n18/03/2027 09:30,Come and listen to us today.\nThursday 18 March,Come and ring the bell at noon.\n,Come and see it on 20 March 2027.\n";
    const campaign = using({ "plan.csv": csv });
    expect((await campaign("import", "plan.csv", "--as", "ceaday-2027")).code).toBe(0);
    const text = read("drafts/ceaday-2027.yaml");
    expect(text).toContain("day: ceaday\nyear: 2027\n");
    expect(text).toContain("    at: 2027-03-18 09:30\n");
    expect(text).toMatch(/ {4}at: 2027-03-18 09:00 # TODO "Thursday 18 March" may mean Thursday 18 March 2027\n/);
    expect(text).toMatch(/ {4}at: day 10:30 # TODO choose a time; its words name 2027-03-20 \("on 20 March 2027"\)\n/);
  });

  it("are read with the month first where they can be read in no other way", async () => {
    const csv =
      "Date,Message\n03/04/2027 09:30,Come and listen to us today.\n03/18/2027 10:00,Come and ring the bell at noon.\n";
    const campaign = using({ "plan.csv": csv });
    await campaign("import", "plan.csv", "--as", "ceaday-2027");
    expect(read("drafts/ceaday-2027.yaml")).toMatch(/at: 2027-03-04 09:30\n[\s\S]*at: 2027-03-18 10:00\n/);
  });
});

describe("what cannot be taken", () => {
  it("is a problem with its file and its line, exit 1, and nothing is written", async () => {
    const campaign = using({
      "kit/a.csv": 'Message\nWords for a post.\n"=HYPERLINK(""http://example.org"",""x"")"\n',
      "kit/b.docx": toolkitDocx({ "word/vbaProject.bin": "macros" }),
    });
    const run = await campaign("import", "kit", "nowhere.html", "--as", "ceaday-2027");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("nowhere.html:1:1  error  import-unreadable");
    const again = await campaign("import", "kit", "--as", "ceaday-2027");
    expect(again.code).toBe(1);
    expect(again.stdout).toContain("a.csv:3:1  error  import-unsafe");
    expect(again.stdout).toContain("b.docx:1:1  error  import-unsafe");
    expect(again.stderr).toContain("Nothing was written.");
    expect(existsSync(path.join(workspace.root, "drafts"))).toBe(false);
    expect(existsSync(path.join(workspace.root, "assets"))).toBe(false);
  });

  it("is never written over what is there", async () => {
    const campaign = using({
      "plan.csv": "Message\nWords for a post of ours.\n",
      "drafts/mine.yaml": "campaign: mine\n",
    });
    const run = await campaign("import", "plan.csv", "--as", "mine");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("drafts/mine.yaml is there already");
    expect(read("drafts/mine.yaml")).toBe("campaign: mine\n");
    expect((await campaign("import", "plan.csv", "--as", "../mine")).stderr).toContain("--as ../mine is no id");
    expect((await campaign("import", "plan.csv")).stderr).toContain("--as is missing");
    expect((await campaign("import", "--as", "mine-2")).stderr).toContain("`import` takes files");
  });
});

describe("--accounts", () => {
  const csv =
    "When,Twitter,Facebook,Owner\n2027-03-18 09:00,Short words for a post.,Longer words for another kind of post.,Sam\n2027-03-18 10:00,Only here today.,,Lee\n";

  it("gives each account the words of its column", async () => {
    const campaign = using({ "plan.csv": csv });
    const run = await campaign(
      "import",
      "plan.csv",
      "--as",
      "ceaday-2027",
      "--accounts",
      "Twitter=print-room,Facebook=front-desk",
    );
    expect(run.code, run.stderr).toBe(0);
    const { posts } = await draft("ceaday-2027");
    expect(posts.map(({ to }) => to)).toEqual([["print-room", "front-desk"], ["print-room"]]);
    expect(words(posts[0] as Campaign["posts"][number]).trim()).toBe("Short words for a post.");
    const body = posts[0]?.for.get("front-desk")?.body;
    expect(JSON.stringify(body)).toContain("Longer words for another kind of post.");
    expect(read("drafts/ceaday-2027.left-over.txt")).toContain("plan.csv, line 2 (the column Owner):\n    Sam");
  });

  it("says which column or account there is none of, and writes nothing", async () => {
    const campaign = using({ "plan.csv": csv });
    for (const [map, said] of [
      [
        "Twiter=print-room,Twitter=print-room",
        'No column or channel is called "twiter". The columns are When, Twitter, Facebook, Owner.',
      ],
      ["Twitter=print-rom", 'There is no account or group "print-rom". Did you mean'],
      ["Twitter", "--accounts Twitter is not understood"],
    ] as const) {
      const run = await campaign("import", "plan.csv", "--as", "ceaday-2027", "--accounts", map);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(said);
    }
    expect(existsSync(path.join(workspace.root, "drafts"))).toBe(false);
  });
});
