/** `campaign settle` and `skip` as their user runs them. */
import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

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

  it("tells the story of a hand-off that waits, and takes the word of whoever posted it", async () => {
    expect((await run("send", "day/a/screen")).code).toBe(0);
    const story = await run("settle", "day/a/screen");
    expect(story.code).toBe(3);
    expect(story.stdout).toMatch(/sent/);
    // Local to a reader, to the minute, and the decisions as they are to be typed.
    expect(story.stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}\S/);
    expect(story.stdout).not.toMatch(/\dT\d\d:/);
    expect(story.stderr).toContain("`campaign settle day/a/screen --sent done`");

    const settled = await run("settle", "day/a/screen", "--sent", "done", "--format", "json");

    expect(settled.code).toBe(0);
    expect(JSON.parse(settled.stdout)).toMatchObject({
      version: 1,
      delivery: { id: "day/a/screen", state: "published", url: null },
    });
    expect((await run("log", "day/a/screen", "--format", "csv")).stdout).toMatch(/settled/);
    expect((await run("settle", "day/a/screen", "--not-sent")).code).toBe(2);
  });

  it("says of one that needs nobody that there is nothing to decide", async () => {
    await run("send", "day/a/print-room");

    const story = await run("settle", "day/a/print-room");

    expect(story.stderr).toContain("It is published: there is nothing to decide.");
    expect(story.stderr).not.toContain("--not-sent");
  });

  it("explains in status and plan the states that stand there, and no others", async () => {
    expect((await run("status")).stdout).not.toContain("ready for a person");
    await run("send", "day/a/screen");

    for (const view of ["status", "plan"]) {
      const shown = (await run(view)).stdout.replaceAll("\n", " ");
      expect(shown).toContain("waiting: ready for a person to post by hand");
      expect(shown).not.toContain("held:");
    }
  });

  it("recalls a hand-off that nobody has posted yet: its folder goes, and it is not made again", async () => {
    await run("send", "day/a/screen");
    const pages = () =>
      readdirSync(workspace.root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
    expect(pages().length).toBeGreaterThan(0);

    const recalled = await run("recall", "day/a/screen", "--reason", "No screen today", "--format", "json");

    expect(recalled.code).toBe(0);
    expect(recalled.stdout).toContain('"day/a/screen"');
    expect(pages().filter((file) => file.includes("screen"))).toEqual([]);
    expect((await run("send", "day/a/screen")).code).toBe(2);
    expect((await run("status", "--format", "json")).stdout).toContain("recalled");
  });

  it("shows an edit made after the post went out, sends an edit made before, and never what was taken out", async () => {
    const two = (first: string, second: string) =>
      campaignYaml({ id: "day", posts: `  - { id: a, at: day 09:00, text: "${first}" }\n${second}`, to: "print-room" });
    const b = '  - { id: b, at: day 10:00, text: "Words before. {hashtags}" }\n';
    workspace.write("campaigns/day.yaml", two("Know the signs. {hashtags}", b));
    await run("send", "day/a/print-room");

    workspace.write("campaigns/day.yaml", two("Other words. {hashtags}", b.replace("before", "after")));
    const planned = JSON.parse((await run("plan", "--format", "json")).stdout) as {
      deliveries: readonly { id: string; changed?: boolean }[];
    };
    expect(planned.deliveries.map(({ id, changed = false }) => [id, changed])).toEqual([
      ["day/a/print-room", true],
      ["day/b/print-room", false],
    ]);
    expect((await run("plan")).stdout).toContain("changed");

    await run("send", "day/b/print-room");
    workspace.write("campaigns/day.yaml", two("Other words. {hashtags}", ""));
    const removed = await run("status", "--format", "json");
    expect(removed.stdout).toContain("day/b/print-room");
    const log = (await run("log", "--format", "csv")).stdout;
    expect(log).toContain("Know the signs.");
    expect(log).toContain("Words after.");
    expect(log).not.toMatch(/Other words|Words before/);
  });
});
