/** `campaign pack` as its user meets it: a zip for each partner, and nothing in it that is nobody's business. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readZip } from "../../../src/system/zip/read-zip.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const poster = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><title>${words}</title><rect width="600" height="400" fill="#0b6470"/></svg>`;

const accounts = `format: 2
workspace: test
people:
  jo-secret: { name: Jo Private, role: Lead }
accounts:
  lead: { network: bluesky, handle: lead.example.org, name: Northdale, variables: { report_url: https://lead.example.org/report } }
  york-social: { network: mastodon, service: https://social.example.org, handle: york }
partners:
  york:
    name: York <b>Partnership</b>
    channels: [x, mastodon, instagram]
    variables: { report_url: https://york.example.org/report }
    accounts: [york-social]
  leeds:
    name: Leeds Partnership
    channels: [x]
    variables: { report_url: https://leeds.example.org/report }
`;

const posts = `  - id: signs
    at: day-1 09:03
    audience: [the public]
    text: |
      Know the signs: {report_url}

      {hashtags}
    images: [sign]
  - id: hands
    at: day 12:00
    text: 'Hands <script>alert(1)</script> {hashtags}'
    images: [hands]
    may-adapt: false
    late: 4h
    critical: true
    for: { mastodon: { text: "Hands, on Mastodon {hashtags}" }, lead: { text: "Only ours {hashtags}" } }
  - { id: ours, at: day 13:00, to: [lead], text: "Our own office is closed. {hashtags}" }
`;

const assets = `  sign: { file: ../assets/sign.svg, alt: "A sign that reads: look twice.", rights: { credit: "Photo: Y. Voice", until: 2028-12-31 } }
  hands: { file: ../assets/hands.svg, alt: "Two hands.", people: [CR-2027-014] }
`;

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function anUsual({ more = "", packs = "false" } = {}) {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/ceaday-2027.yaml": campaignYaml({
      id: "ceaday-2027",
      to: "lead, york-social",
      posts,
      assets,
      more: `owner: jo-secret\nlate: 1h\n${more}`,
    }),
    "campaigns/consents.yaml": `CR-2027-014: { granted: 2027-01-10, until: 2027-12-31, accounts: all, packs: ${packs} }\n`,
    "assets/sign.svg": poster("sign"),
    "assets/hands.svg": poster("hands"),
  });
  const cwd = workspace.root;
  return (...args: readonly string[]) =>
    runCampaign(args, { cwd, environment: { CAMPAIGN_LEAD_APP_PASSWORD: "abcd-efgh-ijkl-mnop" } });
}

const before = ["--now", "2027-01-15T12:00:00Z"];

function opened(name: string): Record<string, Buffer> {
  const zip = readZip(readFileSync(path.join(workspace.root, name)));
  if (isFault(zip)) throw new Error(zip.message);
  return Object.fromEntries(
    zip.entries.map((entry) => {
      const content = entry.read();
      if (isFault(content)) throw new Error(content.message);
      return [entry.name, content] as const;
    }),
  );
}

const textIn = (files: Record<string, Buffer>, name: string) => files[name]?.toString("utf8") ?? "";

describe("campaign pack", () => {
  it("makes the whole pack for one partner, with its own words and pictures for its channels", async () => {
    const campaign = anUsual({ packs: "true" });
    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.stderr).toContain("york.zip for York <b>Partnership</b>: 2 messages");
    expect(run.code).toBe(0);
    const files = opened("york.zip");
    expect(Object.keys(files).toSorted()).toEqual(
      [
        ...[
          "briefing.docx",
          "calendar.ics",
          "campaign.yaml",
          "hootsuite-mastodon.csv",
          "hootsuite-x.csv",
          "index.html",
        ],
        ...["messages.csv", "messages.docx", "pack.json", "pictures/manifest.csv"],
        ...["pictures/original/picture-01.png", "pictures/original/picture-02.png"],
        ...["pictures/instagram/01-signs.jpg", "pictures/instagram/02-hands.jpg"],
        ...[
          "pictures/mastodon/01-signs.png",
          "pictures/mastodon/02-hands.png",
          "pictures/x/01-signs.png",
          "pictures/x/02-hands.png",
        ],
      ].toSorted(),
    );
    const pack = JSON.parse(textIn(files, "pack.json")) as {
      messages: {
        post: string;
        mayAdapt: boolean;
        channels: { channel: string; texts: string[]; links: string[]; hashtags: string[] }[];
      }[];
    };
    expect(pack).toMatchObject({
      format: 1,
      campaign: "ceaday-2027",
      for: "York <b>Partnership</b>",
      from: "Northdale",
    });
    expect(pack.messages.map(({ post, mayAdapt }) => [post, mayAdapt])).toEqual([
      ["signs", true],
      ["hands", false],
    ]);
    expect(pack.messages[0]?.channels[0]).toMatchObject({
      texts: ["Know the signs: https://york.example.org/report\n\n#CEADay27"],
      links: ["https://york.example.org/report"],
      hashtags: ["#CEADay27"],
    });
    expect(pack.messages[1]?.channels.map(({ texts }) => texts[0])).toEqual([
      "Hands <script>alert(1)</script> #CEADay27",
      "Hands <script>alert(1)</script> #CEADay27",
      "Hands, on Mastodon #CEADay27",
    ]);
    expect(textIn(files, "pictures/manifest.csv")).toContain(
      "pictures/x/02-hands.png,x,hands,2048,1365,Two hands.,,,2027-12-31",
    );
    expect(textIn(files, "pictures/manifest.csv")).toContain("Photo: Y. Voice,,2028-12-31");
    // Times at full five minutes, never early; no line of heads; lines in quotes.
    expect(textIn(files, "hootsuite-x.csv")).toBe(
      `17/03/2027 09:05,"Know the signs: https://york.example.org/report\n\n#CEADay27",\r\n18/03/2027 12:00,Hands <script>alert(1)</script> #CEADay27,\r\n`,
    );
    expect(textIn(files, "index.html")).not.toContain("<script>alert");
    expect(textIn(files, "index.html")).not.toContain("<b>Partnership");
    expect(textIn(files, "calendar.ics")).toContain("DTSTART:20270317T090300Z");
  });

  it("brings nothing of accounts, recipients, rules, people, secrets, consents or this machine", async () => {
    const campaign = anUsual({ packs: "true" });
    await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    const files = opened("york.zip");

    const yaml = textIn(files, "campaign.yaml");
    for (const key of ["\nto:", " to:", "owner:", "late:", "critical:", "people:", "lead", "Only ours", "../assets"]) {
      expect(yaml).not.toContain(key);
    }
    expect(yaml).toContain("may-adapt: false");
    const texts = Object.entries(files).filter(([name]) => !/\.(png|jpg)$/.test(name));
    const inner = texts.flatMap(([name, content]) => {
      const zip = name.endsWith(".docx") ? readZip(content) : undefined;
      if (zip === undefined || isFault(zip)) return [content.toString("utf8")];
      return zip.entries.map((entry) => entry.read().toString());
    });
    for (const secret of ["CR-2027-014", "jo-secret", "Jo Private", "abcd-efgh", workspace.root, "Our own office"]) {
      expect(inner.filter((text) => text.includes(secret))).toEqual([]);
    }
  });

  it("masks a password that stands in an address or a word, inside of Word's files too", async () => {
    const campaign = anUsual();
    workspace.write(
      "campaigns/accounts.yaml",
      accounts.replaceAll("https://york.example.org/report", "https://york.example.org/abcd-efgh-ijkl-mnop"),
    );
    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.code).toBe(0);
    const zip = readZip(opened("york.zip")["messages.docx"] ?? Buffer.of());
    if (isFault(zip)) throw new Error(zip.message);
    const words = zip.entries.map((entry) => entry.read().toString()).join("\n");
    expect(words).toContain("Know the signs");
    expect(words).not.toContain("abcd-efgh");
    expect(textIn(opened("york.zip"), "messages.csv")).not.toContain("abcd-efgh");
  });

  it("gives an alt text in Word in one line that can be pasted, whatever lines its poster has", async () => {
    const campaign = anUsual();
    const file = readFileSync(path.join(workspace.root, "campaigns/ceaday-2027.yaml"), "utf8");
    const drawn = file.replace(
      / {2}sign: \{.*\}\n/,
      '  sign: { poster: { words: "Look twice.\\n\\nCall 101", ground: navy } }\n',
    );
    workspace.write("campaigns/ceaday-2027.yaml", drawn);
    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.code).toBe(0);
    const zip = readZip(opened("york.zip")["messages.docx"] ?? Buffer.of());
    if (isFault(zip)) throw new Error(zip.message);
    const page = zip.entries
      .find(({ name }) => name === "word/document.xml")
      ?.read()
      .toString();
    expect(page).toContain("Alt text: Look twice. Call 101");
    expect(page).toContain('descr="Look twice. Call 101"');
    expect(page).not.toContain("⏎");
  });

  it.each([
    ["a pipe", (file: string) => execFileSync("mkfifo", [file])],
    ["a folder", (file: string) => mkdirSync(file)],
    ["another file", (file: string) => writeFileSync(file, "My own.")],
  ])("writes over no zip that is %s", async (_, make) => {
    const campaign = anUsual();
    make(path.join(workspace.root, "york.zip"));

    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.code).toBe(2);
    expect(run.stderr).toContain("york.zip exists and is no zip");
  });

  it("leaves out pictures of people who did not agree to it, and says so", async () => {
    const campaign = anUsual();
    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.code).toBe(0);
    expect(run.stderr).toContain(
      "Left out: The picture hands is not in it: somebody in it has not agreed to its being handed on.",
    );
    const files = opened("york.zip");
    expect(Object.keys(files).filter((name) => name.startsWith("pictures/original"))).toEqual([
      "pictures/original/picture-01.png",
    ]);
    expect(Object.keys(files).filter((name) => /hands\./.test(name))).toEqual([]);
    expect(textIn(files, "campaign.yaml")).not.toContain("Two hands");
  });

  it("makes the same bytes again, and for all partners a file for each", async () => {
    const campaign = anUsual();
    await campaign("pack", "ceaday-2027", "--all", "--out", "pack.zip", ...before);
    const first = [
      readFileSync(path.join(workspace.root, "pack-york.zip")),
      readFileSync(path.join(workspace.root, "pack-leeds.zip")),
    ];
    await campaign("pack", "ceaday-2027", "--all", "--out", "pack.zip", "--now", "2027-02-20T13:01:00Z");

    expect(readFileSync(path.join(workspace.root, "pack-york.zip")).equals(first[0] ?? Buffer.of())).toBe(true);
    expect(readFileSync(path.join(workspace.root, "pack-leeds.zip")).equals(first[1] ?? Buffer.of())).toBe(true);
    expect(textIn(opened("pack-leeds.zip"), "messages.csv")).toContain("https://leeds.example.org/report");

    await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "alone.zip", ...before);
    expect(readFileSync(path.join(workspace.root, "alone.zip")).equals(first[1] ?? Buffer.of())).toBe(true);
  });

  it("stamps an embargo on each page, file name and message until it is over", async () => {
    const campaign = anUsual({ more: "embargo: day-2 00:01\n" });
    await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "a.zip", ...before);
    const files = opened("a.zip");
    const stamp = "EMBARGOED until 00:01 on Tuesday 16 March 2027";

    for (const name of Object.keys(files)) {
      if (/^(pack\.json|campaign\.yaml|pictures\/(manifest|original))/.test(name)) continue;
      expect(name).toContain("EMBARGOED");
    }
    const head = "EMBARGOED-until-2027-03-16-0001-";
    expect(textIn(files, `${head}index.html`).split(stamp)).toHaveLength(5);
    expect(textIn(files, `${head}messages.csv`).split(stamp)).toHaveLength(4);
    expect(JSON.parse(textIn(files, "pack.json"))).toMatchObject({ embargo: "2027-03-16T00:01:00.000Z" });
    const docx = readZip(files[`${head}messages.docx`] ?? Buffer.of());
    const pages = isFault(docx) ? [] : docx.entries.filter(({ name }) => /(header\d|document)\.xml$/.test(name));
    expect(pages.map((entry) => entry.read().toString().includes(stamp))).toEqual([true, true]);

    await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "b.zip", "--now", "2027-03-16T00:01:00Z");
    expect(Object.keys(opened("b.zip"))).toContain("messages.docx");
  });

  it("has what applies as its switches stand, and prints what does not", async () => {
    const campaign = anUsual();
    const text = campaignYaml({
      id: "ceaday-2027",
      to: "lead",
      posts: `  - { id: open, at: day 09:00, when: { venue: open }, text: "Come in. {hashtags}" }
  - { id: full, at: day 09:30, when: { venue: [full, shut] }, text: "We are full. {hashtags}" }
`,
      more: "switches: { venue: { is: open, may-be: [open, full, shut] } }\n",
    });
    workspace.write("campaigns/ceaday-2027.yaml", text);

    const run = await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "leeds.zip", ...before);

    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout + run.stderr).toContain(
      "The post full goes out only when venue is full or shut, which it is not now.",
    );
    expect(run.stdout + run.stderr).not.toContain("The post open");
  });

  it("says of a folder that takes nothing what is wrong with it, and exits with 4", async () => {
    const campaign = anUsual();
    workspace.write("notes", "No folder.");

    const run = await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "notes/leeds.zip", ...before);

    expect(run.code).toBe(4);
    expect(run.stderr).toContain("notes cannot be read or written (EEXIST). Is the folder there, and yours?");
    expect(run.stderr).not.toContain("fault in campaign itself");
  });

  it("makes none while the campaign has errors, and writes over nothing that is no zip", async () => {
    const campaign = anUsual();
    workspace.write("notes.zip", "these are my notes");
    const refused = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "notes.zip", ...before);
    expect(refused.code).toBe(2);
    expect(readFileSync(path.join(workspace.root, "notes.zip"), "utf8")).toBe("these are my notes");

    const file = path.join(workspace.root, "campaigns/ceaday-2027.yaml");
    workspace.write(
      "campaigns/ceaday-2027.yaml",
      readFileSync(file, "utf8").replace("Know the signs", "TODO Know the signs"),
    );
    const held = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    expect(held.code).toBe(1);
    expect(held.stderr).toContain("No pack for York");

    const unknown = await campaign("pack", "ceaday-2027", "--for", "yrk", "--out", "york.zip");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('Did you mean "york"?');
  });

  const withWords = (words: string) => {
    const campaign = anUsual();
    const file = "campaigns/ceaday-2027.yaml";
    workspace.write(
      file,
      readFileSync(path.join(workspace.root, file), "utf8").replace("Know the signs:", `Know the signs${words}:`),
    );
    return campaign;
  };

  it("says of a name without a value whose it could be: a partner's, who has no account here", async () => {
    const campaign = withWords(" in {town}");

    const { stderr } = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(stderr).toContain("{town} has no value here.");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "under `variables:` of this file, or of the partner york in accounts.yaml;",
    );
    expect(stderr).not.toContain("account x");
  });

  it("points at the partner's own line where the mistake is in a value of theirs", async () => {
    const campaign = withWords(" in {town}");
    workspace.write(
      "campaigns/accounts.yaml",
      accounts.replaceAll("variables: { report_url: https://york", "variables: { town: TODO, report_url: https://york"),
    );

    const { stderr } = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(stderr).toMatch(/campaigns\/accounts\.yaml:12:\d+ +error +placeholder-left/);
  });

  it("says where words ask for a handle that no file has of a partner", async () => {
    const campaign = withWords(" (@{handle})");

    const run = await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "leeds.zip", ...before);

    expect(run.code).toBe(0);
    expect(run.stderr).toContain("{handle} prints nothing here.");
    expect(run.stderr.replaceAll(/\s+/g, " ")).toContain("No handle of leeds on x is known");
  });
});
