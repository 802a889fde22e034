/** Cards, labels and more than four pictures, from the campaign file to a real Bluesky server, by the built program. */
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";
import { type Pds, startPds } from "../support/networks/bluesky/pds.ts";

interface Stored {
  readonly text: string;
  readonly labels?: { readonly values: readonly { readonly val: string }[] };
  readonly embed?: {
    readonly $type: string;
    readonly external?: {
      readonly uri: string;
      readonly title: string;
      readonly description: string;
      readonly thumb: { readonly size: number };
    };
    readonly items?: readonly {
      readonly alt: string;
      readonly aspectRatio: { readonly width: number; readonly height: number };
    }[];
  };
}

const before = "2027-03-01T09:00:00Z";
const due = "2027-03-18T09:00:30Z";
const tiles = ["a", "b", "c", "d", "e", "f"];

/** As heavy as pictures get: nothing in it repeats. */
function noise(width: number, height: number): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(randomBytes(width * height * 3), { raw })
    .png()
    .toBuffer();
}

function tile(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="1000" height="1000" fill="${colour}"/></svg>`;
}

const assets = `  noise: { file: ../assets/noise.png, alt: "Specks of every colour.", fit: crop }
${tiles.map((id, index) => `  ${id}: { file: ../assets/${id}.svg, alt: "Tile ${index + 1}: one colour all over." }`).join("\n")}
`;
const posts = `  - id: card
    at: day 09:00
    text: "Know the signs. {hashtags}"
    labels: [graphic-media]
    card:
      url: https://northdale.example.org/signs
      title: "Spot the signs of {year}"
      description: "What to look for."
      image: noise
  - id: tiles
    at: day 09:00
    text: "Six tiles. {hashtags}"
    images: [${tiles.join(", ")}]
`;

describe("on a real Bluesky server", () => {
  let pds: Pds;
  let workspace: TestWorkspace;
  /** What `validate` says before and after the server was asked what it takes. */
  let unseen: readonly string[];
  let seen: readonly string[];
  let published: Run;

  beforeAll(async () => {
    pds = await startPds();
    const colours = ["#0d5c5c", "#ffc94d", "#7a1f5c", "#1f3a7a", "#3a7a1f", "#222222"];
    workspace = aWorkspace({
      "campaigns/accounts.yaml": `workspace: extras\naccounts:\n  sky: { network: bluesky, handle: ${pds.handle}, service: "${pds.url}", name: Northdale }\n`,
      "campaigns/extras.yaml": campaignYaml({ id: "extras", to: "sky", assets, posts }),
      "assets/noise.png": await noise(2400, 1300),
      ...Object.fromEntries(tiles.map((id, index) => [`assets/${id}.svg`, tile(colours[index] ?? "")])),
    });
    await run(["publish", "--now", before]);
    unseen = await codes();
    await run(["accounts", "check"]);
    seen = await codes();
    published = await run(["publish", "--now", due]);
  });
  afterAll(async () => {
    workspace.remove();
    await pds.stop();
  });

  function run(args: readonly string[]): Promise<Run> {
    const environment = { CAMPAIGN_SKY_APP_PASSWORD: pds.appPassword, CAMPAIGN_SKY_SERVICE: pds.url };
    return runCampaign([...args, "--format", "json"], { cwd: workspace.root, environment });
  }
  async function codes(): Promise<readonly string[]> {
    const { stdout } = await run(["validate"]);
    return (JSON.parse(stdout) as { problems: { code: string }[] }).problems.map(({ code }) => code);
  }
  async function stored(): Promise<readonly Stored[]> {
    const query = `repo=${pds.did}&collection=app.bsky.feed.post&limit=100`;
    const reply = await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${query}`);
    return ((await reply.json()) as { records: { value: Stored }[] }).records.map(({ value }) => value);
  }

  it("six pictures are too many until the server was seen to take them", () => {
    expect(unseen).toContain("too-many-images");
    expect(seen).not.toContain("too-many-images");
  });

  it("all of it is published", () => {
    const { stdout, stderr } = published;

    expect((JSON.parse(stdout) as { published: unknown[] }).published, stdout + stderr).toHaveLength(2);
  });

  it("six pictures are posted as a gallery, with alt text and shape, in their order", async () => {
    const gallery = (await stored()).find(({ text }) => text.startsWith("Six tiles"))?.embed;
    expect(gallery?.$type).toBe("app.bsky.embed.gallery");
    expect(gallery?.items?.map(({ alt }) => alt)).toEqual(
      tiles.map((_, index) => `Tile ${index + 1}: one colour all over.`),
    );
    for (const item of gallery?.items ?? []) expect(item.aspectRatio.width).toBe(item.aspectRatio.height);
  });

  it("the card has its words and labels, and its picture fits where a post's own would not", async () => {
    const post = (await stored()).find(({ text }) => text.startsWith("Know the signs"));

    expect(post?.labels?.values).toEqual([{ val: "graphic-media" }]);
    expect(post?.embed?.external).toMatchObject({
      uri: "https://northdale.example.org/signs",
      title: "Spot the signs of 2027",
      description: "What to look for.",
    });
    expect(post?.embed?.external?.thumb.size).toBeLessThanOrEqual(1_000_000);
  });
});
