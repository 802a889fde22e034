/** `campaign pause` and `resume` as their user runs them. */
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/a-workspace.ts";
import { runCampaign } from "../../support/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
const publishAt = (now: string) => run("publish", "--now", now);

describe("campaign pause", () => {
  it("exits 3 when nobody publishes here, stops what would go out, and resume takes the file away", async () => {
    const paused = await run("pause", "--all", "--reason", "mourning", "--format", "json");
    const file = path.join(workspace.root, "campaigns/pause.yaml");

    expect(paused.code).toBe(3);
    expect(JSON.parse(paused.stdout)).toMatchObject({ version: 1, paused: { all: true }, watched: false });
    expect(existsSync(file)).toBe(true);

    await publishAt("2027-03-18T09:00:30Z");
    expect((await run("status")).stdout).toContain("missed");

    expect((await run("resume", "--all")).code).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect((await run("resume", "--all")).code).toBe(2);
  });

  it("refuses wrong use with exit 2 and nothing on stdout", async () => {
    const uses = [
      ["pause", "--all"],
      ["pause", "--reason", "x"],
      ["pause", "--all", "--campaign", "day", "--reason", "x"],
      ["pause", "--all", "--reason", "x", "--except", "everything"],
      ["pause", "--all", "--reason", "x", "--until", "2020-01-01T00:00:00Z"],
      ["pause", "--campaign", "dai", "--reason", "x"],
      ["resume", "--all"],
    ];
    for (const use of uses) expect(await run(...use)).toMatchObject({ code: 2, stdout: "" });

    expect((await run("pause", "--campaign", "dai", "--reason", "x")).stderr).toContain('Did you mean "day"?');
  });

  it("still writes the file when the ledger cannot be used", async () => {
    workspace.write(".campaign/ledger.sqlite", "not a database at all");
    const paused = await run("pause", "--all", "--reason", "mourning");

    expect(paused.code).toBe(4);
    expect(existsSync(path.join(workspace.root, "campaigns/pause.yaml"))).toBe(true);
  });
});
