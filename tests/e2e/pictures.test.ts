/** Pictures as they come from people's machines, through the program as its user runs it. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";
import { aPhotograph, aPlain } from "../support/pictures/a-picture.ts";

const atNine = "2027-03-18T09:00:30Z";
let workspace: TestWorkspace;
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
const asset = (id: string, file: string, more = "") =>
  `  ${id}: { file: ../assets/${file}, alt: "A teal card."${more} }\n`;
const post = (id: string, more = "") =>
  `  - { id: ${id}, at: "day 09:00", text: "Someone will listen to ${id}. {hashtags}"${more} }\n`;

interface Told {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly help: string }[];
}

async function problems(): Promise<Told["problems"]> {
  const { stdout } = await run("validate", "--format", "json");
  return (JSON.parse(stdout) as Told).problems;
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await run("status", "--format", "json");
  const { deliveries } = JSON.parse(stdout) as { deliveries: { id: string; state: string }[] };
  return Object.fromEntries(deliveries.map(({ id, state }) => [id, state]));
}

describe("half a photograph", () => {
  it("is told by validate, and costs its own post and no other", async () => {
    const photograph = await aPhotograph(640, 480).jpeg().toBuffer();
    workspace = aWorkspace({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": campaignYaml({
        id: "day",
        assets: asset("half", "half.jpg") + asset("whole", "whole.jpg"),
        posts: post("words") + post("broken", ", images: [half]") + post("sound", ", images: [whole]"),
      }),
      "assets/whole.jpg": photograph,
      "assets/half.jpg": photograph.subarray(0, photograph.length / 2),
    });

    const told = await run("validate");
    await run("publish", "--now", "2027-03-18T08:00:00Z");
    const published = await run("publish", "--now", atNine);

    expect(told.code).toBe(1);
    expect(told.stdout).toContain("half.jpg is damaged");
    expect(told.stdout).toMatch(/campaigns\/day\.yaml:\d+:\d+/);
    expect(told.stdout).not.toContain("whole.jpg is");
    expect(published.code).toBe(3);
    expect(await states()).toEqual({
      "day/words/print-room": "published",
      "day/broken/print-room": "held",
      "day/sound/print-room": "published",
    });
  });
});

describe("what a network makes of a picture", () => {
  it("is told by validate: what is cut off, and what a white logo is put on", async () => {
    workspace = aWorkspace({
      "campaigns/accounts.yaml": `${outboxAccounts}  grid: { network: handoff, channel: instagram, name: Northdale }
  sky: { network: bluesky, handle: northdale.example.org, name: Northdale }
`,
      "campaigns/day.yaml": campaignYaml({
        id: "day",
        to: "grid, sky",
        assets: asset("logo", "logo.svg") + asset("upright", "upright.jpg", ", fit: crop"),
        posts: post("one", ", images: [logo]") + post("two", ", images: [upright]"),
      }),
      "assets/logo.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><path fill="#fff" d="M20 20h50v50h-50z"/></svg>',
      "assets/upright.jpg": await aPhotograph(1500, 2000).jpeg().toBuffer(),
    });

    const told = (await problems()).filter(({ code }) => /^image-(on-ground|cropped)$/.test(code));

    expect(told.map(({ code, message }) => [code, message])).toEqual([
      ["image-on-ground", expect.stringMatching(/logo\.svg is transparent.*put on #1d1d1f/)],
      ["image-cropped", "58 % of assets/upright.jpg will be cut off on Bluesky."],
    ]);
  });
});

describe("a picture named on a Mac", () => {
  it.each([
    ["kept apart, written as one", "p\u00f4ster.png", "po\u0302ster.png"],
    ["kept as one, written apart", "po\u0302ster.png", "p\u00f4ster.png"],
  ])("is found: %s", async (_, written, there) => {
    workspace = aWorkspace({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": campaignYaml({
        id: "day",
        assets: asset("poster", written),
        posts: post("p1", ", images: [poster]"),
      }),
      [`assets/${there}`]: await aPlain(1200, 1200).png().toBuffer(),
    });

    expect((await problems()).filter(({ code }) => code.startsWith("image-"))).toEqual([]);
    const comment = await run("preview", "--markdown", "-", "--link", "https://example.org/tree");
    expect(comment.stdout).toContain(`https://example.org/tree/assets/${encodeURIComponent(there)}`);
  });

  it("whose name differs by its capitals is told, with the name that is there", async () => {
    workspace = aWorkspace({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": campaignYaml({
        id: "day",
        assets: asset("poster", "poster.png"),
        posts: post("p1", ", images: [poster]"),
      }),
      "assets/Poster.PNG": await aPlain(1200, 1200).png().toBuffer(),
    });

    expect(await problems()).toContainEqual(
      expect.objectContaining({
        code: "image-unusable",
        message: "poster.png does not exist: there is no assets/poster.png in the workspace.",
        help: "assets/Poster.PNG is there: capitals and small letters differ. Write its name as it is.",
      }),
    );
  });
});
