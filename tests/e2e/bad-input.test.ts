import { existsSync } from "node:fs";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";

const before = "2027-01-10T09:00:00Z";
const atNine = "2027-03-18T09:00:30Z";

const good = campaignYaml({
  id: "good",
  posts: '  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }\n',
});

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function withImage(name: string): string {
  return campaignYaml({
    id: "bad",
    assets: `  poster: { file: ../assets/${name}, alt: "A teal card that reads: You are not to blame." }\n`,
    posts: '  - { id: poster, at: "day 09:00", text: "You are not to blame. {hashtags}", images: [poster] }\n',
  });
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A valid one-colour PNG, small on disk whatever its size in pixels. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const aliasBomb = `campaign: bad
title: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
h: [*g, *g, *g, *g, *g, *g, *g, *g, *g]
`;

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What the message must speak of. */
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    name: "a malformed YAML",
    files: { "campaigns/bad.yaml": "campaign: bad\n  title: [oops\nposts: }\n" },
    says: /bad\.yaml:\d+:\d+/,
  },
  { name: "an empty file", files: { "campaigns/bad.yaml": "" }, says: /empty/i },
  {
    name: "a file of 50 MB",
    files: { "campaigns/bad.yaml": Buffer.alloc(50 * 1024 * 1024, "# filler\n") },
    says: /too (large|big)|larger/i,
  },
  { name: "an alias bomb", files: { "campaigns/bad.yaml": aliasBomb }, says: /alias/i },
  {
    name: "a campaign id used twice",
    files: {
      "campaigns/bad.yaml": good.replace("id: good", "id: bad").replace(/campaign: good/, "campaign: bad"),
      "campaigns/bad-too.yaml": good.replace(/campaign: good/, "campaign: bad"),
    },
    says: /bad/,
  },
  {
    name: "an image that is a text file",
    files: { "campaigns/bad.yaml": withImage("poster.png"), "assets/poster.png": "I am a letter, not a picture.\n" },
    says: /not (an|a) (image|picture)/i,
  },
  {
    name: "an image 30,000 pixels wide and high",
    files: { "campaigns/bad.yaml": withImage("poster.png"), "assets/poster.png": png(30_000, 30_000) },
    says: /pixels/i,
  },
  {
    name: "an SVG that reads /etc/passwd",
    files: {
      "campaigns/bad.yaml": withImage("poster.svg"),
      "assets/poster.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1200" height="1200"><image xlink:href="file:///etc/passwd" width="1200" height="1200"/></svg>',
    },
    says: /etc\/passwd/,
  },
  {
    name: "an SVG with an entity that reads /etc/passwd",
    files: {
      "campaigns/bad.yaml": withImage("poster.svg"),
      "assets/poster.svg":
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><text>&x;</text></svg>',
    },
    says: /DOCTYPE|entit/i,
  },
];

function expectNoStackTrace(run: Run): void {
  expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(run.stdout + run.stderr).not.toMatch(/root:x?:0/);
}

describe.each(cases)("$name", ({ files, says }) => {
  it("is a clear problem for validate, with exit 1 and no stack trace", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/good.yaml": good, ...files });

    const run = await runCampaign(["validate", "--now", before], { cwd: workspace.root });

    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(says);
    expect(run.stdout).toContain("campaigns/bad");
    expectNoStackTrace(run);
  });

  it("does not keep the other campaign from being published", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/good.yaml": good, ...files });

    await runCampaign(["publish", "--now", before], { cwd: workspace.root });
    const run = await runCampaign(["publish", "--now", atNine, "--format", "json"], { cwd: workspace.root });

    const report = JSON.parse(run.stdout) as { published: { id: string }[] };
    expect(report.published.map((entry) => entry.id)).toEqual(["good/hello/print-room"]);
    expect([1, 3]).toContain(run.code);
    expectNoStackTrace(run);
  });
});

describe("a workspace without accounts.yaml", () => {
  it("is a clear problem, with exit 1", async () => {
    workspace = aWorkspace({ "campaigns/good.yaml": good });

    const run = await runCampaign(["validate"], { cwd: workspace.root });

    expect(run.code).toBe(1);
    expect(run.stdout).toContain("campaigns/accounts.yaml");
    expectNoStackTrace(run);
  });
});

describe("wrong use", () => {
  it.each([
    { args: ["publsh"], says: /publish/ },
    { args: ["validate", "no-such-campaign"], says: /no-such-campaign/ },
    { args: ["validate", "--format", "xml"], says: /json/ },
    { args: ["plan", "--now", "yesterday"], says: /--now/ },
    { args: ["validate", "--workspace", "nowhere"], says: /nowhere/ },
    { args: ["publish", "--ledger", "postgres://user:hunter2@db/x"], says: /CAMPAIGN_LEDGER/ },
    { args: ["report"], says: /not built/ },
  ])("campaign $args exits 2, says why, and leaves stdout empty", async ({ args, says }) => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/good.yaml": good });

    const run = await runCampaign(args, { cwd: workspace.root });

    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(says);
    expect(run.stdout).toBe("");
    expectNoStackTrace(run);
  });

  it("a CAMPAIGN_LEDGER that is no address of a database is refused, and not shown", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/good.yaml": good });
    const environment = { CAMPAIGN_LEDGER: "mysql://campaign:hunter2hunter2@127.0.0.1/x" };

    const run = await runCampaign(["publish", "--now", atNine], { cwd: workspace.root, environment });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain("postgres://user:password@host/database");
    expect(run.stderr).not.toContain("hunter2");
    expectNoStackTrace(run);
  });

  it.each(["the environment", ".env"])(
    "a database named in %s and out of reach is said, and no other ledger is used instead",
    async (where) => {
      const url = "postgres://campaign:hunter2hunter2@127.0.0.1:1/x";
      workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/good.yaml": good });
      if (where === ".env") workspace.write(".env", `CAMPAIGN_LEDGER=${url}\n`);
      const environment = where === ".env" ? {} : { CAMPAIGN_LEDGER: url };

      const run = await runCampaign(["publish", "--now", atNine], { cwd: workspace.root, environment });

      expect(run.code).toBe(4);
      expect(run.stderr).not.toContain("hunter2");
      expect(existsSync(path.join(workspace.root, ".campaign/ledger.sqlite"))).toBe(false);
      expectNoStackTrace(run);
    },
  );

  it("outside of any workspace says what to do", async () => {
    workspace = aWorkspace();

    const run = await runCampaign(["plan"], { cwd: workspace.root });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain("campaign new");
  });
});
