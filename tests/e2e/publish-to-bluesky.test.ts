/** `campaign publish` as cron runs it, against a real Bluesky server: every delivery there once, whatever happens. */
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { startBrowser } from "../support/machine/browser.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";
import { marked, postsOf, type StoredPost } from "../support/networks/bluesky/bluesky-posts.ts";
import { type Pds, startPds } from "../support/networks/bluesky/pds.ts";
import { readCards, sha256 } from "../support/pictures/read-cards.ts";
import { type FaultProxy, startFaultProxy } from "../support/publishing/fault-proxy.ts";

const poster = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="1080" height="1350" fill="#0d5c5c"/><text x="80" y="300" font-family="Arimo" font-size="90" fill="#fff">Someone will listen.</text></svg>`;
const wide = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#ffc94d"/><circle cx="800" cy="450" r="300" fill="#0d5c5c"/></svg>`;

const assets = `  poster: { file: ../assets/poster.svg, alt: "A teal card. It reads: Someone will listen." }
  wide: { file: ../assets/wide.svg, alt: "A teal disc on a yellow ground." }
`;

const posts = `  - id: link
    at: day-1 09:00
    text: |
      Ŵyl ☕️ Worried about a child? https://northdale.example.org/help

      {hashtags}
  - id: poster
    at: day 07:45
    images: [poster, wide]
    text: "Someone will listen. Ask @{handle} where to turn. {hashtags}"
  - id: steps
    at: day 12:00
    thread:
      - { text: "Three steps, in order. {hashtags}" }
      - { text: "First: notice, and write down what you saw.", images: [wide] }
      - { text: "Then: ask. Last: tell someone who can help." }
  - id: through-the-day
    at: { from: day 13:00, until: day 17:00 }
    series:
      - { text: "One o'clock: a friend asks how you are. {hashtags}" }
      - { text: "Three o'clock: a teacher stays behind. {hashtags}" }
      - { text: "Five o'clock: a neighbour makes the call. {hashtags}" }
`;

/** One run a minute before each due instant, one half a minute after it. */
const steps = ["08:59", "09:00"]
  .map((time) => `2027-03-17T${time}:30Z`)
  .concat(
    ["07:44", "07:45", "11:59", "12:00", "12:59", "13:00", "14:59", "15:00", "16:59", "17:00", "17:01"].map(
      (time) => `2027-03-18T${time}:30Z`,
    ),
  );
const before = "2027-03-01T09:00:00Z";

let pds: Pds;
let proxy: FaultProxy;
let workspace: TestWorkspace;

function accountsFor(server: string): string {
  return `workspace: cron\naccounts:\n  partnership:\n    network: bluesky\n    handle: ${pds.handle}\n    service: ${server}\n    name: Northdale Safeguarding Partnership\n`;
}

function publish(now: string, flags: readonly string[] = []): Promise<Run> {
  return runCampaign(["publish", "--now", now, "--format", "json", ...flags], {
    cwd: workspace.root,
    environment: environment(),
    ownProcess: true,
  });
}

function environment(): Record<string, string> {
  return { CAMPAIGN_PARTNERSHIP_APP_PASSWORD: pds.appPassword, CAMPAIGN_PARTNERSHIP_SERVICE: proxy.url };
}

async function own(id: string): Promise<readonly StoredPost[]> {
  return (await postsOf(pds)).filter(({ value }) => value.text.includes(id) || value.reply !== undefined);
}

beforeAll(async () => {
  pds = await startPds();
});
afterAll(() => pds.stop());

beforeEach(async () => {
  proxy = await startFaultProxy(pds.url);
});
afterEach(async () => {
  workspace.remove();
  await proxy.stop();
});

describe("a campaign stepped through as cron would", () => {
  it("is on the server once, with its links, tags, mention, pictures, alt texts, ratios and thread in order; and stays so", async () => {
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accountsFor(proxy.url),
      "campaigns/ceaday-2027.yaml": campaignYaml({ id: "ceaday-2027", to: "partnership", assets, posts }),
      "assets/poster.svg": poster,
      "assets/wide.svg": wide,
    });

    const first = await publish(before);
    expect(first).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^A new ledger was made; its id is [0-9a-f]+\./),
    });
    expect(await postsOf(pds)).toEqual([]);
    const runs: Run[] = [];
    for (const step of steps) runs.push(await publish(step));

    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(steps.map(() => ({ code: 0, stderr: "" })));
    const published = runs.flatMap(
      ({ stdout }) => (JSON.parse(stdout) as { published: { id: string; url: string }[] }).published,
    );
    expect(published.map(({ id }) => id)).toEqual([
      "ceaday-2027/link/partnership",
      "ceaday-2027/poster/partnership",
      "ceaday-2027/steps/partnership",
      "ceaday-2027/through-the-day.1/partnership",
      "ceaday-2027/through-the-day.2/partnership",
      "ceaday-2027/through-the-day.3/partnership",
    ]);
    const stored = await postsOf(pds);
    expectEverythingOnce(stored);
    await expectShownAsStored(stored);

    for (const step of steps) await publish(step);
    expect(await postsOf(pds)).toEqual(stored);

    const recalled = await runCampaign(["recall", "ceaday-2027", "--reason", "A test.", "--format", "json"], {
      cwd: workspace.root,
      environment: environment(),
    });
    expect(recalled.code).toBe(0);
    const { recalled: gone } = JSON.parse(recalled.stdout) as { recalled: { id: string }[] };
    expect(gone.map(({ id }) => id)).toEqual(published.map(({ id }) => id));
    expect(await postsOf(pds)).toEqual([]);
    for (const step of steps) await publish(step);
    expect(await postsOf(pds)).toEqual([]);
  });
});

async function blobHash(cid: string): Promise<string> {
  const reply = await fetch(`${pds.url}/xrpc/com.atproto.sync.getBlob?did=${pds.did}&cid=${cid}`);
  return sha256(new Uint8Array(await reply.arrayBuffer()));
}

/** The page to sign has the words, the counts, the alt texts and the bytes of the pictures that the server received. */
async function expectShownAsStored(stored: readonly StoredPost[]): Promise<void> {
  const made = await runCampaign(["preview", "--html", "page.html", "--now", before], { cwd: workspace.root });
  expect(made.code).toBe(0);
  const { browser, stop } = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(workspace.root, "page.html")).href);
    const cards = await readCards(page);
    const graphemes = (text: string) => [...new Intl.Segmenter("en").segment(text)].length;
    const images = stored.flatMap(({ value }) => value.embed?.images ?? []);

    expect(cards.flatMap(({ texts }) => texts)).toEqual(stored.map(({ value }) => value.text));
    expect(cards.flatMap(({ counts }) => counts)).toEqual(stored.map(({ value }) => `${graphemes(value.text)} of 300`));
    expect(images).toHaveLength(3);
    expect(cards.flatMap(({ alts }) => alts)).toEqual(images.map(({ alt }) => alt));
    expect(cards.flatMap(({ pictures }) => pictures)).toEqual(
      await Promise.all(images.map(({ image }) => blobHash(image.ref.$link))),
    );
  } finally {
    await stop();
  }
}

function expectEverythingOnce(stored: readonly StoredPost[]): void {
  expect(stored).toHaveLength(8);
  const [link, picture, root, second, third] = stored;
  if (link === undefined || picture === undefined || root === undefined || second === undefined || third === undefined)
    throw new Error("too few posts");
  expect(link.value.text).toBe("Ŵyl ☕️ Worried about a child? https://northdale.example.org/help\n\n#CEADay27");
  expect(marked(link)).toEqual([
    { words: "https://northdale.example.org/help", feature: "https://northdale.example.org/help" },
    { words: "#CEADay27", feature: "CEADay27" },
  ]);
  expect(link.value.langs).toEqual(["en"]);
  expect(marked(picture)).toContainEqual({ words: `@${pds.handle}`, feature: pds.did });
  expect(picture.value.embed?.images?.map(({ alt }) => alt)).toEqual([
    "A teal card. It reads: Someone will listen.",
    "A teal disc on a yellow ground.",
  ]);
  const ratios = picture.value.embed?.images?.map(
    ({ aspectRatio }) => (aspectRatio?.width ?? 0) / (aspectRatio?.height ?? 1),
  );
  expect(ratios?.[0]).toBeCloseTo(1080 / 1350, 2);
  expect(ratios?.[1]).toBeCloseTo(1600 / 900, 2);
  for (const image of picture.value.embed?.images ?? []) expect(image.image.size).toBeLessThanOrEqual(2_000_000);
  expect(root.value.reply).toBeUndefined();
  expect(second.value.reply).toMatchObject({ root: { uri: root.uri }, parent: { uri: root.uri } });
  expect(second.value.embed?.images?.[0]?.alt).toBe("A teal disc on a yellow ground.");
  expect(third.value.reply).toMatchObject({ root: { uri: root.uri }, parent: { uri: second.uri } });
}

describe("when things go wrong", () => {
  const onePost = (id: string, words: string) =>
    campaignYaml({
      id,
      to: "partnership",
      posts: `  - { id: only, at: "day 09:00", text: "${words} {hashtags}" }\n`,
    });
  const atNine = "2027-03-18T09:00:30Z";

  it("a publisher killed after the server took the post, before it knew, sends nothing twice on the next runs", async () => {
    const words = "A run that was killed says this once.";
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accountsFor(proxy.url),
      "campaigns/one.yaml": onePost("killed", words),
    });
    await publish(before);

    await killedWhenTaken(atNine);
    const next = await publish(atNine);
    const last = await publish("2027-03-18T09:10:30Z");

    expect((await own(words)).filter(({ value }) => value.text.includes(words))).toHaveLength(1);
    const found = [next, last].flatMap(
      ({ stdout }) => (JSON.parse(stdout) as { published: { id: string }[] }).published,
    );
    expect(found.map(({ id }) => id)).toEqual(["killed/only/partnership"]);
    const status = await runCampaign(["status", "--format", "json"], { cwd: workspace.root });
    expect(JSON.parse(status.stdout)).toMatchObject({
      deliveries: [{ id: "killed/only/partnership", state: "published" }],
    });
  });

  it("two publishers at once send each delivery once", async () => {
    const words = "Two publishers at once say this once.";
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accountsFor(proxy.url),
      "campaigns/one.yaml": onePost("twice", words),
    });
    await publish(before);

    const both = await Promise.all([publish(atNine), publish(atNine)]);

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect((await own(words)).filter(({ value }) => value.text.includes(words))).toHaveLength(1);
    const published = both.flatMap(({ stdout }) => (JSON.parse(stdout) as { published: unknown[] }).published);
    expect(published).toHaveLength(1);
  });

  it("the app password is in no file, report or message, however the server answers", async () => {
    const words = "No password is ever printed.";
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accountsFor(proxy.url),
      "campaigns/one.yaml": onePost("secret", words),
    });
    await publish(before);
    proxy.next("createSession", {
      kind: "reply",
      reply: {
        status: 401,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ error: "AuthenticationRequired", message: `wrong: ${pds.appPassword}` }),
      },
    });

    const run = await publish(atNine, ["--verbose"]);
    const status = await runCampaign(["status", "--format", "json"], { cwd: workspace.root });

    expect(run.code).toBe(3);
    expect(run.stdout + run.stderr + status.stdout).not.toContain(pds.appPassword);
    expect(JSON.parse(run.stdout)).toMatchObject({ published: [], held: [{ id: "secret/only/partnership" }] });
  });

  /** Starts a publisher, waits until the server holds its post, and kills it before the reply arrives. */
  async function killedWhenTaken(now: string): Promise<void> {
    const taken = Promise.withResolvers<void>();
    proxy.next("putRecord", { kind: "commit-then-hang", reached: taken.resolve });
    const child = spawn(process.execPath, [path.resolve("bin/campaign.js"), "publish", "--now", now], {
      cwd: workspace.root,
      env: { PATH: process.env.PATH ?? "", HOME: workspace.root, ...environment() },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await taken.promise;
    child.kill("SIGKILL");
    await ended;
  }
});
