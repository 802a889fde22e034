/** Several pictures joined into one: agreed to as it is, each behind it judged by itself, never sent without one of them. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { campaignYaml } from "../../support/campaign/a-workspace.ts";
import { type ApprovedWorkspace, accounts, anApprovedWorkspace } from "../../support/campaign/approved-workspace.ts";

const due = "2027-03-18T09:00:30Z";
const id = "spring/facts/print-room";
const consents = ["CR-1", "CR-2", "CR-3"].map((each) => `${each}: { granted: 2026-12-10, accounts: all }\n`).join("");
const whole = "montage: { of: [hands-1, hands-2, hands-3], background: teal }";

interface Wish {
  readonly montage?: string;
  readonly second?: string;
  readonly more?: string;
}

function spring({ montage = whole, second = "file: ../assets/b.jpg, people: CR-2", more = "" }: Wish = {}): string {
  const assets = `  hands-1: { file: ../assets/a.jpg, people: CR-1, alt: A red hand }
  hands-2: { ${second}${second.includes("alt:") ? "" : ", alt: A blue hand."} }
  hands-3: { file: ../assets/c.png, people: CR-3, alt: A green hand!, fit: crop }
  joined: { ${montage} }
${more}`;
  const posts = '  - { id: facts, at: day 09:00, text: "It is never your fault. {hashtags}", images: [joined] }\n';
  return campaignYaml({ id: "spring", posts, assets, more: "owner: sam-jones\n" });
}

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });
let pictures: Readonly<Record<string, Buffer>>;
beforeAll(async () => {
  pictures = {
    "assets/a.jpg": await plain(800, 450, "#c00000").jpeg().toBuffer(),
    "assets/b.jpg": await plain(450, 800, "#0000c0").jpeg().toBuffer(),
    "assets/c.png": await plain(600, 600, "#00c000").png().toBuffer(),
  };
});

let workspace: ApprovedWorkspace;
beforeEach(() => {
  workspace = made();
});
afterEach(() => workspace.remove());

function made(): ApprovedWorkspace {
  const both = accounts.replace(
    "  hall:\n    network: outbox\n",
    "  hall: { network: handoff, channel: story, name: N }\n",
  );
  const created = anApprovedWorkspace({
    "campaigns/accounts.yaml": both.startsWith("format") ? both : `format: 2\n${both}`,
    "campaigns/consents.yaml": consents,
    "campaigns/spring.yaml": spring(),
  });
  for (const [file, bytes] of Object.entries(pictures)) created.write(file, bytes);
  return created;
}

async function agreed(): Promise<void> {
  await workspace.approve("jo-bloggs");
  await workspace.approve("lee-smith");
}

async function errorsOf(text: string): Promise<string> {
  workspace.write("campaigns/spring.yaml", text);
  const { stdout } = await workspace.run("validate", "--format", "json");
  return JSON.parse(stdout)
    .problems.filter(({ severity }: { severity: string }) => severity === "error")
    .map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`)
    .join("\n");
}

/** Wherever it went out to: everything but what was put there. */
function sentPictures(): readonly Buffer[] {
  const files = readdirSync(workspace.root, { recursive: true, encoding: "utf8" });
  const sent = files.filter((file) => /\.(png|jpe?g|webp)$/.test(file) && !/^(assets|\.campaign)\//.test(file));
  return sent.map((file) => readFileSync(path.join(workspace.root, file)));
}

describe("a montage", () => {
  it("goes out as one picture with all of them in it, the same bytes each time, and says each alt text", async () => {
    await agreed();
    const planned = JSON.parse((await workspace.run("plan", "--format", "json")).stdout).deliveries[0];
    const first = await workspace.publishAt(due);
    const [sent, ...others] = sentPictures();
    workspace.remove();
    workspace = made();
    await agreed();
    await workspace.publishAt(due);

    expect(planned.images).toEqual([[{ asset: "joined", alt: "A red hand. A blue hand. A green hand!" }]]);
    expect(planned.consents).toEqual(["CR-1", "CR-2", "CR-3"]);
    expect(first.published).toEqual([id]);
    expect(others).toEqual([]);
    expect(sentPictures()).toEqual([sent]);
    // One beside the other in a wide frame, with the background around what is whole.
    const { data, info } = await sharp(sent).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => {
      const offset = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
      return [...data.subarray(offset, offset + 3)].map((value) => Math.round(value / 32) * 32);
    };
    expect([1 / 6, 1 / 2, 5 / 6].map((x) => at(x, 0.5))).toEqual([
      [192, 0, 0],
      [0, 0, 192],
      [0, 192, 0],
    ]);
    expect(at(1 / 6, 0.1)).toEqual([0, 96, 96]);
    expect(at(5 / 6, 0.1)).toEqual([0, 192, 0]);
  });

  it("is drawn for the shape of each place, and shown on the page", async () => {
    workspace.write("campaigns/spring.yaml", spring().replace("to: [print-room]", "to: [print-room, hall]"));
    const { stdout } = await workspace.run("images", "--format", "json");
    await workspace.run("preview", "--html", "page.html");

    const sizes = JSON.parse(stdout).images.map(
      ({ network, fitted }: { network: string; fitted: { width: number; height: number } }) =>
        `${network} ${fitted.width}x${fitted.height}`,
    );
    expect(sizes.toSorted()).toEqual(["handoff 1080x1920", "outbox 2048x1152"]);
    expect(workspace.read("page.html")).toContain('role="img" aria-label="A red hand. A blue hand. A green hand!"');
  });

  it("is held once the consent behind one picture ends between plan and send", async () => {
    await agreed();
    workspace.write("campaigns/consents.yaml", consents.replace("CR-2: { ", "CR-2: { withdrawn: 2027-03-17, "));
    const { published, held } = await workspace.publishAt(due);

    expect(published).toEqual([]);
    expect(held[0]).toContain("The picture hands-2 shows somebody who has not agreed: consent CR-2 was withdrawn.");
    expect(sentPictures()).toEqual([]);
    const status = await workspace.run("status", "--consent", "CR-2", "--format", "json");
    expect(status.stdout).toContain(id);
  });

  it("that has lost a picture's file is held, and no more what was agreed", async () => {
    await agreed();
    rmSync(path.join(workspace.root, "assets/b.jpg"));
    const { published, held } = await workspace.publishAt(due);

    expect(published).toEqual([]);
    expect(held[0]).toContain("b.jpg does not exist");
    expect(sentPictures()).toEqual([]);
    expect((await workspace.planned()).approval).toMatchObject({ by: [], changed: ["pictures"] });
  });

  it.each([
    ["takes another picture", () => workspace.write("assets/b.jpg", pictures["assets/a.jpg"] ?? "")],
    [
      "loses one in the file",
      () => workspace.write("campaigns/spring.yaml", spring({ montage: whole.replace("hands-2, ", "") })),
    ],
    [
      "stands on another ground",
      () => workspace.write("campaigns/spring.yaml", spring({ montage: whole.replace("teal", "navy") })),
    ],
  ])("that %s has to be agreed to again", async (_, change) => {
    await agreed();
    change();

    expect((await workspace.planned()).approval).toMatchObject({
      by: [],
      changed: expect.arrayContaining(["pictures"]),
    });
    expect((await workspace.publishAt(due)).published).toEqual([]);
  });

  it.each<[string, Wish, string]>([
    [
      "a name that is none",
      { montage: whole.replace("hands-2", "hand-2") },
      'montage-unusable: There is no picture "hand-2"',
    ],
    ["a name written twice", { montage: whole.replace("hands-2", "hands-1") }, "hands-1 stands in it twice."],
    ["a montage in a montage", { montage: whole.replace("hands-2", "joined") }, "joined is a montage itself."],
    ["people said of the whole", { montage: `${whole}, people: none` }, "says `people` of all its pictures."],
    ["a ground that is no colour", { montage: whole.replace("teal", "tael") }, '"tael" is no colour.'],
    ["a file beside it", { montage: `${whole}, file: ../assets/a.jpg` }, "has a `file` and a `montage`."],
    [
      "a picture without an alt text",
      { second: 'file: ../assets/b.jpg, people: CR-2, alt: ""' },
      "alt-missing: The image joined",
    ],
    [
      "a file that is not there",
      { second: "file: ../assets/d.jpg, people: CR-2" },
      "image-unusable: d.jpg does not exist",
    ],
    [
      "a consent that nobody gave",
      { second: "file: ../assets/b.jpg, people: CR-9" },
      "consent-missing: The picture hands-2",
    ],
    [
      "rights that have ended",
      { second: "file: ../assets/b.jpg, people: none, rights: { until: 2027-03-17 }" },
      "rights-ended: The picture hands-2",
    ],
  ])("with %s is told", async (_, wish, expected) => {
    expect(await errorsOf(spring(wish))).toContain(expected);
  });

  it("is judged picture by picture: who is in it, who made it, what a child's file is called", async () => {
    const policies = "policies:\n  images: { people: required, ai: refuse }\n";
    workspace.write(
      "campaigns/accounts.yaml",
      workspace.read("campaigns/accounts.yaml").replace("policies:\n", policies),
    );
    workspace.write("campaigns/consents.yaml", consents.replace("CR-2: { ", "CR-2: { under-18: true, "));
    workspace.write("assets/amelia-aged-9.jpg", pictures["assets/b.jpg"] ?? "");

    expect(await errorsOf(spring({ second: "file: ../assets/b.jpg" }))).toContain("people-unsaid: The picture hands-2");
    expect(await errorsOf(spring({ second: "file: ../assets/b.jpg, people: none, origin: ai" }))).toContain(
      "ai-refused: The picture hands-2",
    );
    workspace.write("campaigns/spring.yaml", spring({ second: "file: ../assets/amelia-aged-9.jpg, people: CR-2" }));
    const { stdout } = await workspace.run("validate");
    expect(stdout).toContain("The picture hands-2 shows a child, and the name of its file may say who it is");
  });

  it("says of a small picture where it would be blown up, as each place wants it", async () => {
    workspace.write("campaigns/spring.yaml", spring().replace("to: [print-room]", "to: [print-room, hall]"));
    workspace.write("assets/c.png", await plain(100, 100, "#00c000").png().toBuffer());
    const { stdout } = await workspace.run("validate", "--format", "json");
    const told = JSON.parse(stdout).problems.filter(({ code }: { code: string }) => code === "image-too-small");

    expect(told).toMatchObject([{ severity: "warning", file: "campaigns/spring.yaml", line: 11 }]);
    expect(told[0].message).toMatch(
      /^assets\/c\.png is 100 by 100 pixels; in the montage joined, .*story wants at least \d+ by \d+ of it\.$/i,
    );
  });

  it("goes into no pack while somebody in it has not agreed to that", async () => {
    const partners = "partners:\n  york: { name: York, channels: [x] }\n";
    workspace.write("campaigns/accounts.yaml", workspace.read("campaigns/accounts.yaml") + partners);
    const packs = (text: string) => text.replaceAll("accounts: all", "accounts: all, packs: true");
    workspace.write("campaigns/consents.yaml", packs(consents).replace("packs: true }\nCR-2", "packs: false }\nCR-2"));
    await workspace.run("pack", "spring", "--for", "york", "--out", "without.zip");
    workspace.write("campaigns/consents.yaml", packs(consents));
    await workspace.run("pack", "spring", "--for", "york", "--out", "with.zip");
    const holds = (zip: string) => readFileSync(path.join(workspace.root, zip)).includes("pictures/original/");

    expect([holds("without.zip"), holds("with.zip")]).toEqual([false, true]);
  });
});
