/** A post that all send in one minute: each partner's pack has its own words for it, and a card that says when to press. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readZip } from "../../../src/system/zip/read-zip.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: test
accounts:
  lead: { network: x, handle: lead, name: Northdale }
partners:
  york: { name: York Partnership, channels: [x, mastodon], variables: { place: the Minster } }
  leeds: { name: Leeds Partnership, channels: [x] }
  hull: { name: Hull Partnership, channels: [x] }
`;

const york = "In York we look twice. Meet us at {place}. {hashtags}";
const leeds = "Leeds listens to every child today, and tomorrow. {hashtags}";

const written = (words: string, more = "") => `  - id: together
    at: day 07:43
    late: 30m
    text: "This is our day: see it, say it. {hashtags}"
    for: { x: { text: "Look out for one another. {hashtags}" }, mastodon: { at: day 08:00, content-warning: Speaks of abuse } }
${more}    moment:
${words}
  - { id: after, at: day 12:00, text: "And in the afternoon. {hashtags}" }
`;

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function aMoment({
  words = `      york: "${york}"\n      leeds: "${leeds}"`,
  more = "",
  campaign = "",
}: {
  readonly words?: string;
  readonly more?: string;
  readonly campaign?: string;
} = {}) {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/ceaday-2027.yaml": campaignYaml({
      ...{ id: "ceaday-2027", to: "lead", posts: written(words, more), more: campaign },
    }),
  });
  return (...args: readonly string[]) => runCampaign(args, { cwd: workspace.root });
}

const before = ["--now", "2027-01-15T12:00:00Z"];

function filesIn(zip: ReturnType<typeof readZip>): Record<string, string> {
  if (isFault(zip)) throw new Error(zip.message);
  return Object.fromEntries(
    zip.entries.flatMap((entry): [string, string][] => {
      const content = entry.read();
      if (isFault(content)) throw new Error(content.message);
      if (!entry.name.endsWith(".docx")) return [[entry.name, content.toString("utf8")]];
      return Object.entries(filesIn(readZip(content))).map(([name, text]) => [`${entry.name}/${name}`, text]);
    }),
  );
}

const opened = (name: string) => filesIn(readZip(readFileSync(path.join(workspace.root, name))));

describe("a moment in a pack", () => {
  it("gives each partner its own words alone, everywhere in its pack", async () => {
    const campaign = aMoment();
    const run = await campaign("pack", "ceaday-2027", "--all", "--out", "pack.zip", ...before);

    expect(run.stderr).not.toContain("No pack");
    expect(run.code).toBe(0);
    const [ofYork, ofLeeds] = [opened("pack-york.zip"), opened("pack-leeds.zip")];
    const alone = "In York we look twice. Meet us at the Minster. #CEADay27";
    // X shows them bare, Mastodon behind a warning.
    expect(ofYork["index.html"]?.split(alone)).toHaveLength(3);
    expect(ofYork["messages.docx/word/document.xml"]).toContain(alone);
    expect(ofYork["messages.csv"]?.split(alone)).toHaveLength(3);
    expect(ofLeeds["index.html"]).toContain("Leeds listens to every child today");
    for (const [text, others] of [
      [Object.values(ofYork).join("\n"), ["Leeds listens", "This is our day", "Look out for one another"]],
      [Object.values(ofLeeds).join("\n"), ["In York", "This is our day", "Look out for one another"]],
    ] as const) {
      for (const other of others) expect(text).not.toContain(other);
    }
  });

  it("has a card that says which minute by whose clock, and until when it is not too late", async () => {
    const campaign = aMoment();
    await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    const files = opened("york.zip");

    const page = files["index.html"] ?? "";
    const card = page.slice(page.indexOf('<article id="m1"'), page.indexOf('<article id="m2"'));
    const document = files["messages.docx/word/document.xml"] ?? "";
    for (const text of [card, document]) {
      expect(text).toContain("Press send at 07:43");
      expect(text).toContain("on Thursday 18 March 2027, by the clock of Europe/London");
      expect(text).toContain("If you are late: send it all the same until 08:13 on Thursday 18 March 2027.");
    }
    expect(card).toContain('class="moment"');
    expect(card).toContain("data-copies=");
    expect(page.slice(page.indexOf('<article id="m2"'))).not.toContain("Press send");
    expect(document.split("<w:pageBreakBefore/>")).toHaveLength(3);
    expect(files["briefing.docx/word/document.xml"]).toContain("Press send at 07:43, by hand");
    expect(JSON.parse(files["pack.json"] ?? "")).toMatchObject({ messages: [{ post: "together", moment: true }, {}] });
    // Times at full five minutes would be two minutes late.
    expect(files["hootsuite-x.csv"]).toBe("18/03/2027 12:00,And in the afternoon. #CEADay27,\r\n");
    expect(files["briefing.docx/word/document.xml"]).toContain("a person presses send for it");
  });

  it("rings ten minutes before, and in the minute itself", async () => {
    const campaign = aMoment();
    await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    const calendar = (opened("york.zip")["calendar.ics"] ?? "").replaceAll("\r\n ", "");
    // Another time or another mark of one network: one minute for all.
    expect(calendar.match(/DTSTART:.*/g)).toEqual(["DTSTART:20270318T074300Z", "DTSTART:20270318T120000Z"]);
    const [first = "", second = ""] = calendar.split("END:VEVENT");
    expect(first).toContain("SUMMARY:Press send at 07:43: together on ");
    expect(first.match(/TRIGGER.*/g)).toEqual(["TRIGGER:PT0S", "TRIGGER:-PT10M"]);
    expect(second.match(/TRIGGER.*/g)).toEqual(["TRIGGER:-PT10M"]);
  });

  it("is in the pack's campaign as a post with these words, for those who use the program too", async () => {
    const campaign = aMoment();
    await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    await campaign("import", "york.zip", "--as", "theirs");

    const yaml = readFileSync(path.join(workspace.root, "drafts/theirs.yaml"), "utf8");
    expect(yaml).toContain("In York we look twice. Meet us at {place}. {hashtags}");
    expect(yaml).toContain("content-warning: Speaks of abuse");
    expect(yaml).not.toContain("moment:");
    expect(yaml).not.toContain("Look out for one another");
  });

  it("is in no pack of a partner who has no words for it", async () => {
    const campaign = aMoment();
    const run = await campaign("pack", "ceaday-2027", "--for", "hull", "--out", "hull.zip", ...before);

    expect(run.code).toBe(0);
    expect(run.stderr).toContain("Left out: The moment together has no words of your own.");
    expect(Object.values(opened("hull.zip")).join("\n")).not.toContain("This is our day");
  });

  it("speaks the partner's language, and misses words that are not there", async () => {
    const words = `      york: { cy: "Bore da o Efrog, edrychwch ddwywaith.", en: "${york}" }\n      leeds: { en: "${leeds}" }`;
    const campaign = aMoment({ words, campaign: "languages: [en, cy]\nbilingual: apart\n" });
    workspace.write(
      "campaigns/accounts.yaml",
      accounts
        .replace("York Partnership,", "York Partnership, languages: [cy],")
        .replace(/(leeds: .*?),/, "$1, languages: [cy],"),
    );
    workspace.write(
      "campaigns/ceaday-2027.yaml",
      readFileSync(path.join(workspace.root, "campaigns/ceaday-2027.yaml"), "utf8")
        .replace(/\n {2}- \{ id: after.*/, "")
        .replace("Speaks of abuse", "{ cy: Sôn am gam-drin, en: Speaks of abuse }"),
    );
    const made = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    const missing = await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "leeds.zip", ...before);

    expect(made.code, made.stderr).toBe(0);
    expect(opened("york.zip")["index.html"]).toContain("Bore da o Efrog");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("No pack for Leeds Partnership");
  });
});

describe("words for a moment", () => {
  it("are an error where some are alike, which names them all, and then there is no pack for anybody", async () => {
    const like = york.replace("York", "Hull").replace(" {hashtags}", " https://hull.example.org #Hull");
    const campaign = aMoment({ words: `      york: "${york}"\n      leeds: "${leeds}"\n      hull: "${like}"` });
    const run = await campaign("validate", "ceaday-2027", "--format", "json", ...before);

    expect(run.code).toBe(1);
    const { problems } = JSON.parse(run.stdout) as { problems: { code: string; message: string }[] };
    expect(problems.filter(({ code }) => code === "moment-words-alike")).toMatchObject([
      { severity: "error", message: "hull and york say nearly the same in the moment together." },
    ]);
    const pack = await campaign("pack", "ceaday-2027", "--for", "leeds", "--out", "leeds.zip", ...before);
    expect(pack.code).toBe(1);
    expect(pack.stderr).toContain("hull and york say nearly the same");
    expect(pack.stderr).toContain("campaigns/ceaday-2027.yaml:16:");
  });

  it("are an error where they are the lead's own, in any of its wordings", async () => {
    const campaign = aMoment({ words: '      york: "Look out for one another! {hashtags}"' });
    const run = await campaign("validate", "ceaday-2027", ...before);

    expect(run.code).toBe(1);
    expect(run.stdout + run.stderr).toContain("the post itself and york say nearly the same in the moment together.");
  });

  it("are for partners that exist, and go with one text at one minute", async () => {
    const campaign = aMoment({ words: `      yorl: "${york}"` });
    const unknown = await campaign("validate", "ceaday-2027", ...before);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout + unknown.stderr).toContain('There is no partner "yorl".');
    expect(unknown.stdout + unknown.stderr).toContain('Did you mean "york"?');

    workspace.write(
      "campaigns/ceaday-2027.yaml",
      campaignYaml({
        ...{ id: "ceaday-2027", to: "lead" },
        posts: `  - id: many
    at: { from: day 08:00, until: day 09:00 }
    series: [{ text: "One. {hashtags}" }, { text: "Another. {hashtags}" }]
    moment: { york: "Ours. {hashtags}" }
`,
      }),
    );
    const series = await campaign("validate", "ceaday-2027", ...before);
    expect(series.code).toBe(1);
    expect(series.stdout + series.stderr).toContain("`moment` does not go with `series`");
  });

  it("are told where they stand, when they have an error of their own", async () => {
    const campaign = aMoment({ words: '      york: "TODO In York we look twice. {hashtags}"' });
    const run = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);

    expect(run.code).toBe(1);
    expect(run.stderr).toContain("campaigns/ceaday-2027.yaml:14:");
    expect(run.stderr).toContain("TODO");
  });
});

describe("what partners send in that minute", () => {
  it("is seen in the plan, in each preview and on the page to agree, with the embargo; whoever changes it asks anew", async () => {
    const embargo = "embargo: day-2 00:01\n";
    const campaign = aMoment({ campaign: embargo });
    const plan = async (): Promise<{
      post: string;
      partnerWords?: object;
      approval: { by: object[]; changed: string[] };
    }> => JSON.parse((await campaign("plan", "--format", "json", ...before)).stdout).deliveries[0];
    const shown = [
      await campaign("plan", ...before),
      await campaign("preview", ...before),
      await campaign("plan", "--format", "csv", ...before),
      await campaign("preview", "--html", "page.html", ...before),
      await campaign("preview", "--markdown", "comment.md", ...before),
      await campaign("preview", "--review", "review.html", ...before),
    ].map(({ stdout }) => stdout);
    const files = ["page.html", "comment.md", "review.html", "review.html.txt"].map((file) =>
      readFileSync(path.join(workspace.root, file), "utf8"),
    );

    for (const text of [...shown.slice(0, 3), ...files]) {
      const plain = text.replaceAll(/[│\s]+/g, " ");
      expect(plain).toContain("Leeds listens to every child");
      expect(plain).toContain("In York we look twice");
    }
    for (const text of files) expect(text).toMatch(/Embargoed until Tuesday 16 March 2027\\?, 00\\?:01 /);
    expect((await plan()).partnerWords).toEqual({ york, leeds });

    const people =
      "people: { jo: { role: Lead }, sam: { role: Officer } }\npolicies: { approval: { needed: 1, by: [jo] } }\n";
    workspace.write("campaigns/accounts.yaml", `${accounts}${people}`);
    const agreedTo = (words: string) =>
      campaignYaml({ id: "ceaday-2027", to: "lead", posts: written(words), more: `owner: sam\n${embargo}` });
    workspace.write("campaigns/ceaday-2027.yaml", agreedTo(`      york: "${york}"\n      leeds: "${leeds}"`));
    const agreed = await campaign("approve", "ceaday-2027", "--as", "jo");
    expect([agreed.code, (await plan()).approval.by.length], agreed.stderr).toEqual([0, 1]);
    workspace.write(
      "campaigns/ceaday-2027.yaml",
      agreedTo(`      leeds: "${leeds}"\n      york: "York, come to the library. {hashtags}"`),
    );
    expect((await plan()).approval).toMatchObject({ by: [], changed: ["partners' words"] });
  });

  it.each([
    ["variable", "variables: { place: the Minster }", "variables: { place: the pub }"],
    ["name", "name: York Partnership", "name: York Together"],
  ])(
    "is to be agreed to again where a partner's own %s in its words is another, and only then",
    async (_, is, other) => {
      const people =
        "people: { jo: { role: Lead }, sam: { role: Officer } }\npolicies: { approval: { needed: 1, by: [jo] } }\n";
      const campaign = aMoment();
      const words = `      york: "{org} looks twice at {place}. {hashtags}"\n      leeds: "${leeds}"`;
      workspace.write(
        "campaigns/ceaday-2027.yaml",
        campaignYaml({ id: "ceaday-2027", to: "lead", posts: written(words), more: "owner: sam\n" }),
      );
      const approval = async () =>
        JSON.parse((await campaign("plan", "--format", "json", ...before)).stdout).deliveries[0].approval;
      workspace.write("campaigns/accounts.yaml", `${accounts}${people}`);
      await campaign("approve", "ceaday-2027", "--as", "jo");
      expect((await approval()).by).toHaveLength(1);

      const unused = `${accounts}${people}`.replace("name: Leeds Partnership", "name: Leeds Together");
      workspace.write("campaigns/accounts.yaml", unused);
      expect((await approval()).by).toHaveLength(1);

      workspace.write("campaigns/accounts.yaml", `${accounts}${people}`.replace(is, other));
      expect(await approval()).toMatchObject({ by: [], changed: ["partners' words"] });
    },
  );

  it.each([
    ["variable", "variables: { shelf: the library }\n", "variables: { shelf: a pub }\n"],
    ["hashtag", "", 'hashtags: ["#CEADay27", "#Other"]\n'],
  ])("is to be agreed to again where a %s of its words is another", async (_, first, second) => {
    const people =
      "people: { jo: { role: Lead }, sam: { role: Officer } }\npolicies: { approval: { needed: 1, by: [jo] } }\n";
    const campaign = aMoment();
    // The post's own words have neither.
    const plain = written(`      york: "Come to {shelf}. {hashtags}"`).replaceAll(
      /(text: "[^"{]*) \{hashtags\}"/g,
      '$1"',
    );
    const write = (more: string) => {
      const text = campaignYaml({ id: "ceaday-2027", to: "lead", posts: plain, more: `owner: sam\n${more}` });
      const own = more.startsWith("hashtags") ? text.replace('hashtags: ["#CEADay{yy}"]\n', "") : text;
      workspace.write("campaigns/ceaday-2027.yaml", own);
    };
    workspace.write("campaigns/accounts.yaml", `${accounts}${people}`);
    const approval = async () =>
      JSON.parse((await campaign("plan", "--format", "json", ...before)).stdout).deliveries[0].approval;
    write(first);
    await campaign("approve", "ceaday-2027", "--as", "jo");
    expect((await approval()).by).toHaveLength(1);
    write(second);
    expect(await approval()).toMatchObject({ by: [], changed: ["partners' words"] });
  });

  it("is marked in messages.csv, and no other partner's words are in a pack", async () => {
    const campaign = aMoment();
    const packed = await campaign("pack", "ceaday-2027", "--for", "york", "--out", "york.zip", ...before);
    expect(packed.code, packed.stderr).toBe(0);
    const files = filesIn(readZip(readFileSync(path.join(workspace.root, "york.zip"))));
    const table = files["messages.csv"] ?? "";

    expect(table.split("\n")[0]).toMatch(/,embargo,moment$/);
    expect(table.match(/,press send at 07:43\n/g)).toHaveLength(2);
    expect(Object.values(files).join("\n")).not.toContain("Leeds listens");
  });
});
