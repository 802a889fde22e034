/** Consent taken back and given again: what was agreed to before is not agreed to any more. */
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { campaignYaml } from "../../support/campaign/a-workspace.ts";
import { type ApprovedWorkspace, accounts, anApprovedWorkspace } from "../../support/campaign/approved-workspace.ts";

const consents = ["CR-1", "CR-2"].map((each) => `${each}: { granted: 2026-12-10, accounts: all }\n`).join("");
const withdrawn = consents.replace("CR-2: { ", "CR-2: { withdrawn: 2027-01-05, ");
const due = "2027-03-18T09:00:30Z";
const id = "spring/facts/print-room";

let workspace: ApprovedWorkspace;
afterEach(() => workspace.remove());

function spring(shown: string, second = "CR-2"): string {
  const assets = `  hands-1: { file: ../assets/a.png, people: CR-1, alt: A red hand. }
  hands-2: { file: ../assets/b.png, people: ${second}, alt: A blue hand. }
  joined: { montage: { of: [hands-1, hands-2], background: teal } }
`;
  const post = `  - { id: facts, at: day 09:00, text: "It is never your fault. {hashtags}", images: [${shown}] }\n`;
  return campaignYaml({ id: "spring", posts: post, assets, more: "owner: sam-jones\n" });
}

/** Agreed to by both, and met by a publisher. */
async function agreedTo(shown: string): Promise<void> {
  workspace = anApprovedWorkspace({
    "campaigns/accounts.yaml": `format: 2\n${accounts}`,
    "campaigns/consents.yaml": consents,
    "campaigns/spring.yaml": spring(shown),
  });
  for (const [file, background] of [
    ["assets/a.png", "#c00000"],
    ["assets/b.png", "#0000c0"],
  ] as const) {
    const picture = sharp({ create: { width: 800, height: 450, channels: 3, background } });
    workspace.write(file, await picture.png().toBuffer());
  }
  await workspace.approve("jo-bloggs");
  await workspace.approve("lee-smith");
  await workspace.run("publish");
}

const persons = async () => (await workspace.planned()).approval.by.map(({ person }) => person);

describe("a picture whose consent is taken back and given again", () => {
  it.each([
    ["by itself", "hands-2"],
    ["in a montage", "joined"],
  ])("%s has to be agreed to again", async (_, shown) => {
    await agreedTo(shown);
    const before = await persons();
    workspace.write("campaigns/consents.yaml", withdrawn);
    await workspace.run("publish");
    workspace.write("campaigns/consents.yaml", consents);
    const after = await workspace.planned();
    const { published, held } = await workspace.publishAt(due);
    await workspace.approve("jo-bloggs");
    await workspace.approve("lee-smith");
    const again = await persons();

    expect(before).toEqual(["jo-bloggs", "lee-smith"]);
    expect(after).toMatchObject({ blocked: "approval", approval: { by: [], changed: [] } });
    expect(published).toEqual([]);
    expect(held).toEqual([
      expect.stringContaining("jo-bloggs agreed on 5 January, before consent CR-2 was taken back"),
    ]);
    expect(again).toEqual(["jo-bloggs", "lee-smith"]);
    expect((await workspace.publishAt(due)).published).toEqual([id]);
  });

  it("has to be agreed to again under the reference of a new form too", async () => {
    await agreedTo("hands-2");
    workspace.write("campaigns/consents.yaml", withdrawn);
    await workspace.run("publish");
    workspace.write("campaigns/consents.yaml", `${withdrawn}CR-9: { granted: 2027-01-05, accounts: all }\n`);
    workspace.write("campaigns/spring.yaml", spring("hands-2", "CR-9"));

    expect(await persons()).toEqual([]);
    expect((await workspace.publishAt(due)).published).toEqual([]);
  });

  it("has to be agreed to again after another picture stood in its place meanwhile", async () => {
    await agreedTo("hands-2");
    workspace.write("campaigns/consents.yaml", withdrawn);
    workspace.write("campaigns/spring.yaml", spring("hands-1"));
    await workspace.run("publish");
    workspace.write("campaigns/consents.yaml", consents);
    workspace.write("campaigns/spring.yaml", spring("hands-2"));

    expect(await persons()).toEqual([]);
  });

  it("leaves alone what shows somebody else, and a file that was not readable for a while", async () => {
    await agreedTo("hands-1");
    workspace.write("campaigns/consents.yaml", withdrawn);
    await workspace.run("publish");
    workspace.write("campaigns/consents.yaml", "CR-1: [");
    await workspace.run("publish");
    workspace.write("campaigns/consents.yaml", consents);

    expect((await workspace.publishAt(due)).published).toEqual([id]);
  });

  it("is told in the record each time", async () => {
    await agreedTo("hands-2");
    for (const text of [withdrawn, withdrawn, consents, withdrawn]) {
      workspace.write("campaigns/consents.yaml", text);
      await workspace.run("publish");
    }
    const { events } = JSON.parse((await workspace.run("log", "--format", "json")).stdout) as {
      events: { event: string }[];
    };

    expect(events.map(({ event }) => event).filter((event) => event.startsWith("consent "))).toEqual([
      "consent withdrawn",
      "consent given again",
      "consent withdrawn",
    ]);
  });
});
