/**
 * What a command does not need, it does not load: measured on the built program, in the process that the user starts,
 * and on the sources of the networks, which the bundler cannot help.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { bundledPackages, runAndSeeWhatLoads } from "../support/machine/loaded-packages.ts";

/** Client libraries, by the network whose own they are. */
const clients = { bluesky: "@atproto/api", x: "twitter-api-v2", mastodon: "masto" } as const;
/** Of toolkits, which only `import` reads. */
const readers = ["mammoth", "read-excel-file", "csv-parse", "chrono-node"];
const heavy = [...Object.values(clients), "sharp", ...readers];

/** A port that nobody listens on: as good as a server for what is loaded to talk to one. */
const nowhere = "http://127.0.0.1:9";

const accounts = `workspace: lazy
accounts:
  sky: { network: bluesky, handle: northdale.example.org, service: "${nowhere}", name: Northdale }
  bird: { network: x, handle: northdale, service: "${nowhere}", name: Northdale }
  elephant: { network: mastodon, handle: northdale, service: "${nowhere}", name: Northdale }
  page: { network: facebook, page: "1029384756", service: "${nowhere}", name: Northdale }
  insta: { network: handoff, channel: instagram, name: Northdale }
  print-room: { network: outbox, name: Northdale }
`;
const secrets = {
  CAMPAIGN_SKY_APP_PASSWORD: "abcd-efgh-ijkl-mnop",
  CAMPAIGN_SKY_SERVICE: nowhere,
  CAMPAIGN_BIRD_API_KEY: "key-of-the-app",
  CAMPAIGN_BIRD_API_SECRET: "secret-of-the-app",
  CAMPAIGN_BIRD_ACCESS_TOKEN: "token-of-the-account",
  CAMPAIGN_BIRD_ACCESS_SECRET: "secret-of-the-account",
  CAMPAIGN_BIRD_SERVICE: nowhere,
  CAMPAIGN_ELEPHANT_ACCESS_TOKEN: "token-of-the-elephant",
  CAMPAIGN_ELEPHANT_SERVICE: nowhere,
  CAMPAIGN_PAGE_PAGE_TOKEN: "token-of-the-page",
  CAMPAIGN_PAGE_SERVICE: nowhere,
};

const before = "2027-03-01T09:00:00Z";
const due = "2027-03-18T09:00:30Z";
const poster = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="1080" height="1350" fill="#0d5c5c"/></svg>`;
const assets = `  poster: { file: ../assets/poster.svg, alt: "A teal card without words." }\n`;

function campaign(id: string, to: string): string {
  const posts = `  - { id: only, at: "day 09:00", text: "Ask a child how they are, of ${id}. {hashtags}", images: [poster] }\n`;
  return campaignYaml({ id, to, posts, assets });
}

let workspace: TestWorkspace;

beforeAll(async () => {
  const each = ["sky", "bird", "elephant", "page", "print-room"].map((account) => [
    `campaigns/for-${account}.yaml`,
    campaign(`for-${account}`, account),
  ]);
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/for-all.yaml": campaign("for-all", "sky, bird, elephant, page, insta, print-room"),
    "assets/poster.svg": poster,
    ...Object.fromEntries(each),
  });
});
afterAll(() => workspace.remove());

function run(args: readonly string[]) {
  return runAndSeeWhatLoads(args, { cwd: workspace.root, environment: secrets });
}

it("can see a client library where there is one", () => {
  const bundled = bundledPackages();

  for (const client of [...Object.values(clients), "hunspell-asm", "mammoth"])
    expect(bundled.get(client)).toHaveLength(1);
});

describe("no client library, and no picture library, is loaded by", () => {
  it.each([
    ["validate", ["validate"]],
    ["plan", ["plan"]],
    ["plan as JSON", ["plan", "--format", "json"]],
    ["days", ["days", "--search", "child"]],
    ["preview", ["preview", "for-print-room"]],
    ["images", ["images", "for-print-room"]],
    ["a dry run of what is due everywhere", ["publish", "--dry-run", "--now", due]],
    ["rehearse, which renders for each network", ["rehearse", "for-all"]],
    ["publish when nothing is due", ["publish"]],
    ["publish again, decided before anything is loaded", ["publish"]],
    ["status", ["status"]],
  ])("%s", async (_what, args) => {
    const { packages, chunks, code, stderr } = await run(args);

    // 2 and 4 would mean that the command never came to its work.
    expect(code, stderr).toBeOneOf([0, 1, 3]);
    expect(chunks).toContain("main.cjs");
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  });
});

it("publish to an outbox, a picture included, loads none of them either", async () => {
  const { packages, stdout } = await run(["publish", "for-print-room", "--now", due, "--format", "json"]);

  expect(JSON.parse(stdout).published).toHaveLength(1);
  // Nor a dictionary: spelling never holds a post.
  expect([...heavy, "hunspell-asm"].filter((name) => packages.has(name))).toEqual([]);
});

describe("publishing loads the client library of its own network, and no other", () => {
  it.each([
    ["for-sky", clients.bluesky],
    ["for-bird", clients.x],
    ["for-elephant", clients.mastodon],
  ])("%s loads %s", async (id, own) => {
    await run(["publish", id, "--now", before]);

    const { packages, stdout } = await run(["publish", id, "--now", due, "--format", "json"]);

    expect(JSON.parse(stdout).later).toHaveLength(1);
    expect(heavy.filter((name) => packages.has(name))).toEqual([own]);
  });

  it("needs none for Facebook", async () => {
    await run(["publish", "for-page", "--now", before]);

    const { packages, stdout } = await run(["publish", "for-page", "--now", due, "--format", "json"]);

    expect(JSON.parse(stdout).later).toHaveLength(1);
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  });
});

it("validate opens the dictionaries", async () => {
  const { packages } = await run(["validate"]);

  expect([...packages]).toContain("hunspell-asm");
});

it("an idle publish is decided without reading YAML, checking shapes or parsing flags", async () => {
  await run(["publish"]);

  const { chunks, packages } = await run(["publish"]);

  expect({ chunks, packages: [...packages] }).toEqual({ chunks: ["main.cjs"], packages: [] });
});

describe("the networks' own sources", () => {
  const registry = path.resolve(import.meta.dirname, "../../src/networks/registry.ts");

  /** What `code` gives, and the packages that a process had loaded by then. */
  function loadedBy(code: string): { readonly packages: readonly string[]; readonly given?: unknown } {
    const script = `
      const { registerHooks } = process.getBuiltinModule("module");
      const packages = new Set();
      registerHooks({ resolve(name, context, next) {
        const found = next(name, context);
        const [, used] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url) ?? [];
        if (used) packages.add(used);
        return found;
      } });
      const { networks, networkOf } = await import(${JSON.stringify(registry)});
      const given = await (async () => { ${code} })();
      console.log(JSON.stringify({ packages: [...packages], given }));`;
    const environment = { PATH: process.env.PATH };
    const args = ["--input-type=module", "-e", script];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", env: environment }));
  }

  it("load no library for limits, counting and reading an address, though links are counted", () => {
    const loaded = loadedBy(`
      for (const network of networks) network.profile({ options: {} });
      const count = (id, text) => networkOf(id).profile({ options: {} }).measure({ text }).used;
      networkOf("x").receiptOf("https://x.com/nyscp/status/1");
      count("bluesky", "See example.org");
      count("mastodon", "https://example.org");
      count("x", "Know the signs.");
      return count("x", "See example.org");`);

    expect(loaded).toEqual({ packages: [], given: 27 });
  });

  it.each([
    ["x", clients.x],
    ["mastodon", clients.mastodon],
  ])("of %s load %s when something is to be posted, and no other's", (id, own) => {
    const { packages } = loadedBy(`
      const account = { id: "a", handle: "a", options: {} };
      await networkOf("${id}").connect(account, { get: () => undefined }, { now: () => new Date(0) });`);

    expect(heavy.filter((name) => packages.includes(name))).toEqual([own]);
  });
});
