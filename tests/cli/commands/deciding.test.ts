/** `campaign settle` and `skip` as their user runs them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/a-workspace.ts";
import { runCampaign } from "../../support/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
  workspace = aWorkspace({
    "campaigns/accounts.yaml": `${outboxAccounts}  screen: { network: handoff, channel: screen, name: Northdale }\n`,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts, to: "print-room, screen" }),
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });

describe("deciding about one delivery", () => {
  it("refuses an unknown delivery with exit 2 and the nearest name", async () => {
    await run("skip", "day/a/print-room");
    for (const use of [["skip"], ["settle", "--skip"]]) {
      const refused = await run(...use, "day/a/print-rom");
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain('Did you mean "day/a/print-room"?');
    }
    expect((await run("settle", "day/a/print-room", "--skip", "--not-sent")).code).toBe(2);
  });

  it("sends one now, and never a second time", async () => {
    expect((await run("send", "day/a/print-room")).code).toBe(0);
    expect((await run("send", "day/a/print-room")).code).toBe(2);
    expect((await run("status", "--format", "json")).stdout).toContain("published");
  });

  it("skips one for good, and says so as an object", async () => {
    const skipped = await run("skip", "day/a/screen", "--format", "json", "--reason", "no screen today");

    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.stdout)).toEqual({
      version: 1,
      delivery: { id: "day/a/screen", state: "skipped", url: null, reason: "no screen today" },
    });
    expect((await run("settle", "day/a/screen", "--skip")).code).toBe(2);
  });
});
