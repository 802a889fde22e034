/** A poster in place of a file: from the words in the campaign to a picture in the outbox. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readZip } from "../../../src/system/zip/read-zip.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
  story: { network: handoff, channel: story, name: Northdale }
  bird: { network: x, handle: northdale, name: Northdale }
`;
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#fff"/></svg>`;
const posts = `  - { id: fault, at: day 09:00, images: [never], text: "You can talk to us. {hashtags}" }\n`;
const fileOf = (poster: string, more = "") =>
  campaignYaml({
    id: "words",
    posts,
    to: "print-room, story, bird",
    assets: `  never:\n    poster: ${poster}\n${more}`,
  });
const never = '{ words: "It is never your fault.", source: Youth Voice, ground: teal, logo: ../assets/logo.svg }';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/poster.yaml": fileOf(never),
    "assets/logo.svg": logo,
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
const at = ["--now", "2027-03-18T09:00:30Z"];
const problemsOf = async (text: string) => {
  workspace.write("campaigns/poster.yaml", text);
  const { stdout } = await run("validate", "--format", "json");
  return JSON.parse(stdout)
    .problems.filter(({ severity }: { severity: string }) => severity === "error")
    .map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`)
    .join("\n");
};

describe("a poster", () => {
  it("is drawn for the shape of each place, with its words as its alt text", async () => {
    const images = await run("images", "--format", "json");
    const plan = await run("plan", "--format", "json", ...at);
    const sizes = JSON.parse(images.stdout).images.map(
      ({ network, fitted }: { network: string; fitted: { width: number; height: number } }) =>
        `${network} ${fitted.width}x${fitted.height}`,
    );

    expect(sizes.toSorted()).toEqual(["handoff 1080x1920", "outbox 2048x1152", "x 2048x1152"]);
    expect(JSON.parse(plan.stdout).deliveries[0].images[0]).toEqual([
      { asset: "never", alt: "It is never your fault. (Youth Voice)" },
    ]);
    expect(await problemsOf(fileOf(never))).toBe("");
  });

  it("goes out as a picture, the same bytes from one machine to the next", async () => {
    const picture = async () => {
      await run("rehearse", "--from", "2027-03-18");
      const folder = path.join(workspace.root, "outbox");
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
        /\.(png|jpe?g|webp)$/.test(file),
      );
      return files.map((file) => readFileSync(path.join(folder, file)).toString("base64"));
    };
    const first = await picture();
    workspace.remove();
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts,
      "campaigns/poster.yaml": fileOf(never),
      "assets/logo.svg": logo,
    });

    expect(first.length).toBeGreaterThan(0);
    expect(await picture()).toEqual(first);
  });

  it("goes with a pack, drawn for each of the partner's channels", async () => {
    const partners = "partners:\n  yorkscp: { name: York, channels: [x, instagram] }\n";
    workspace.write("campaigns/accounts.yaml", accounts + partners);
    const { code, stderr } = await run("pack", "words", "--for", "yorkscp", "--out", "york.zip");

    expect(stderr).not.toContain("image-missing");
    expect(code).toBe(0);
    const bytes = readFileSync(path.join(workspace.root, "york.zip"));
    expect(bytes.includes("pictures/original/")).toBe(true);
    const zip = readZip(bytes);
    if (isFault(zip)) throw new Error(zip.message);
    const file = zip.entries.find(({ name }) => name === "campaign.yaml")?.read();
    // For a partner it is a picture like others, and its words are nowhere else.
    expect(String(file)).toMatch(/file: pictures\/original\/picture-01\.png\n\s+alt: \S/);
  });

  it.each([
    ['{ words: "Listen.", ground: tael }', 'poster-unusable: "tael" is no ground.'],
    ['{ words: "Listen.", ground: white, ink: "#777777" }', "has a contrast of 4.48 to 1"],
    ['{ words: "Listen {helpline}.", ground: teal }', "poster-unusable: A poster prints no {name}"],
    ['{ words: "Listen.", ground: teal, logo: ../assets/none.svg }', "image-unusable: none.svg does not exist"],
    ['{ words: "Listen.", ground: teal, logo: ../../none.svg }', "asset-outside: "],
    ['{ words: "Listen 漢字.", ground: teal }', "no shipped font can draw"],
    ['{ words: "Listen.", ground: teal, colour: red }', "key-unknown"],
  ])("%s is told", async (poster, expected) => {
    expect(await problemsOf(fileOf(poster))).toContain(expected);
  });

  it("says in each language what it says there, and is held where one is missing", async () => {
    const inBoth = (words: string) =>
      fileOf(`{ words: ${words}, ground: teal }`).replace("hashtags:", "languages: [cy, en]\nhashtags:");
    const both = inBoth('{ cy: "Nid dy fai di yw hyn.", en: "It is never your fault." }').replace(
      'text: "You can talk to us. {hashtags}"',
      'text: { cy: "Gallwch siarad â ni. {hashtags}", en: "You can talk to us. {hashtags}" }',
    );
    const missing = both.replace(', en: "It is never your fault."', "");

    expect(await problemsOf(both)).toBe("");
    expect(await problemsOf(missing)).toContain("language-missing: `words` is not written in English (en)");
  });

  it("stands in place of a file, never beside one", async () => {
    const both = await problemsOf(fileOf(never, "    file: ../assets/logo.svg\n"));
    const neither = await problemsOf(campaignYaml({ id: "words", posts, assets: '  never: { alt: "A card." }\n' }));

    expect(both).toContain("picture-not-one: The picture never has a `file` and a `poster`.");
    expect(neither).toContain("picture-not-one: The picture never has no `file`, `poster` or `montage`.");
  });
});
