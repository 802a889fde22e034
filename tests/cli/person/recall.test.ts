/** `campaign recall` as its user types it, on an outbox account. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale Safeguarding Partnership }
`;
const posts = `  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }
  - { id: again, at: "day 15:00", text: "You can talk to us. {hashtags}" }
`;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/good.yaml": campaignYaml({ id: "good", posts, to: "print-room" }),
  });
  await campaign("publish", "--now", "2027-03-18T08:00:00Z");
  await campaign("publish", "--now", "2027-03-18T09:00:30Z");
});
afterEach(() => workspace.remove());

const campaign = (...args: readonly string[]): Promise<Run> => runCampaign(args, { cwd: workspace.root });

function sent(): readonly string[] {
  return readdirSync(path.join(workspace.root, "published"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
}

describe("campaign recall", () => {
  it("takes back a campaign: deletes what is out, stops the rest, and pauses it", async () => {
    expect(sent()).toHaveLength(1);

    const run = await campaign("recall", "good", "--reason", "Asked by the family", "--format", "json");
    const later = await campaign("publish", "--now", "2027-03-18T15:00:30Z", "--format", "json");
    const status = await campaign("status", "--format", "json");

    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual({
      version: 1,
      recalled: [{ id: "good/hello/print-room", url: expect.stringContaining("published/") }],
      stopped: [{ id: "good/again/print-room" }],
      later: [],
      undeleted: [],
    });
    expect(sent()).toEqual([]);
    expect(readFileSync(path.join(workspace.root, "campaigns/pause.yaml"), "utf8")).toContain("Asked by the family");
    expect(JSON.parse(later.stdout)).toMatchObject({ published: [] });
    expect(JSON.parse(status.stdout).deliveries.map(({ state }: { state: string }) => state)).toEqual([
      "recalled",
      "skipped",
    ]);
  });

  it("leaves none of the recalled words in the folder's overview", async () => {
    const page = () => readFileSync(path.join(workspace.root, "published/print-room/index.html"), "utf8");
    expect(page()).toContain("Someone will listen.");

    await campaign("recall", "good/hello", "--reason", "The number in it is wrong");

    expect(page()).not.toContain("Someone will listen.");
  });

  it("of one post says in words what became of it, and pauses nothing", async () => {
    const run = await campaign("recall", "good/hello", "--reason", "The number in it is wrong");

    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/good\/hello\/print-room was deleted \(it was at published\//);
    expect(readdirSync(path.join(workspace.root, "campaigns"))).not.toContain("pause.yaml");
  });

  it.each([
    { args: ["recall", "good"], says: "--reason" },
    { args: ["recall", "--reason", "x"], says: "Say what to recall" },
    { args: ["recall", "god", "--reason", "x"], says: 'Did you mean "good"' },
  ])("$args is wrong use, and changes nothing", async ({ args, says }) => {
    const run = await campaign(...args);

    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(says);
    expect(sent()).toHaveLength(1);
  });
});

describe("campaign settle without a decision", () => {
  it("tells what happened and what the network shows, and changes nothing", async () => {
    const run = await campaign("settle", "good/hello/print-room");

    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/seen[\s\S]*claimed[\s\S]*sent[\s\S]*The network shows it/);
    expect(run.stderr).toContain("It is published: there is nothing to decide.");
  });
});
