/** A consent that is withdrawn after publication: what is out is found, listed and taken down. */
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: test
accounts:
  lead: { network: outbox, name: Northdale Safeguarding Partnership }
  by-hand: { network: handoff, channel: instagram, name: Northdale }
`;
const granted = "CR-1: { granted: 2020-01-10, accounts: all }\n";
const withdrawn = granted.replace(" }", ", withdrawn: 2027-03-20 }");
const due = ["--now", "2027-03-18T09:00:00Z"];

let workspace: TestWorkspace;
beforeEach(async () => {
  const jpeg = await sharp({ create: { width: 1080, height: 1080, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/consents.yaml": granted,
    "assets/hands.jpg": jpeg,
    "assets/palms.jpg": jpeg,
  });
  write("lead", "hands");
});
afterEach(() => workspace.remove());

/** `at`: of a second post with the same picture, still to come. */
function write(to: string, asset: string, { people = "[CR-1]", first = "day 09:00", at = "" } = {}): void {
  const assets = `  ${asset}: { file: ../assets/${asset}.jpg, alt: Two painted hands., people: ${people} }\n`;
  const one = `  - { id: one, at: ${first}, text: "It is never your fault. {hashtags}", images: [${asset}] }\n`;
  const two = `  - { id: two, at: ${at}, text: "You are not to blame. {hashtags}", images: [${asset}] }\n`;
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", to, assets, posts: at === "" ? one : one + two }));
}

async function campaign(...args: string[]) {
  const run = await runCampaign(args, { cwd: workspace.root });
  return { ...run, said: `${run.stdout}${run.stderr}`.replace(/\s+/g, " ") };
}
const json = async (...args: string[]) => JSON.parse((await campaign(...args, "--format", "json")).stdout);
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe("what is out when a consent is withdrawn", () => {
  it("is listed by status and doctor, and taken down by its reference", async () => {
    await campaign("publish", ...due);
    expect((await json("status")).stillOut).toEqual([]);

    workspace.write("campaigns/consents.yaml", withdrawn);
    const status = await campaign("status");
    const doctor = await campaign("doctor", "--offline");
    const recalled = await json("recall", "--consent", "CR-1", "--reason", "Withdrawn");

    expect(status.code).toBe(3);
    expect(status.said).toContain("STILL OUT: day/one/lead");
    expect(status.said).toContain("consent CR-1 was withdrawn");
    expect(doctor.code).toBe(3);
    expect(doctor.said).toContain("TO DO consents day/one/lead is still out");
    expect(ids(recalled.recalled)).toEqual(["day/one/lead"]);
    expect((await json("status")).stillOut).toEqual([]);
  });

  it("is found by what was claimed, although the file names the picture and its people otherwise now", async () => {
    await campaign("publish", ...due);
    write("lead", "palms", { people: "none" });
    workspace.write("campaigns/consents.yaml", withdrawn);

    expect(ids((await json("status", "--consent", "CR-1")).deliveries)).toEqual(["day/one/lead"]);
    expect(ids((await json("status", "--asset", "day/palms")).deliveries)).toEqual(["day/one/lead"]);
    expect(ids((await json("status")).stillOut)).toEqual(["day/one/lead"]);
    expect(ids((await json("recall", "--asset", "day/palms", "--reason", "Asked")).recalled)).toEqual(["day/one/lead"]);
  });

  it("is named where a person posted it, since only a person can take it down", async () => {
    write("by-hand", "hands", { first: "2090-03-18 09:00" });
    await campaign("publish");
    expect((await campaign("send", "day/one/by-hand")).code).toBe(0);
    expect((await campaign("settle", "day/one/by-hand", "--sent", "done")).code).toBe(0);
    workspace.write("campaigns/consents.yaml", withdrawn);

    const { stillOut } = await json("status");
    const recall = await campaign("recall", "--consent", "CR-1", "--reason", "Withdrawn");

    expect(stillOut).toEqual([expect.objectContaining({ id: "day/one/by-hand", byHand: true, consents: ["CR-1"] })]);
    expect(recall.code).toBe(3);
    expect(recall.said).toContain("day/one/by-hand COULD NOT BE DELETED");
    expect(recall.said).toContain("Shares and copies that others made cannot be seen");
  });

  it("is taken down alone: what is still to come is only told", async () => {
    write("lead", "hands", { at: "day 15:00" });
    await campaign("publish", ...due);

    const recall = await campaign("recall", "--consent", "CR-1", "--reason", "Withdrawn");

    expect(recall.said).toContain("day/one/lead was deleted");
    expect(recall.said).toContain("One post to come would show it: write `withdrawn:` beside CR-1");
    const { deliveries } = await json("status");
    expect(deliveries.find(({ id }: { id: string }) => id === "day/two/lead")).toMatchObject({ state: "planned" });
  });

  it.each([
    ["--consent", "CR-9", 'names the consent "CR-9"'],
    ["--asset", "day/feet", 'no picture "day/feet"'],
  ])("is not asked for by a slip: %s %s", async (flag, name, said) => {
    await campaign("publish", ...due);

    for (const command of [["status"], ["recall", "--reason", "Withdrawn"]]) {
      const run = await campaign(...command, flag, name);
      expect(run.code).toBe(2);
      expect(run.said).toContain(said);
    }
  });
});
