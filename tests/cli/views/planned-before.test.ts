/** What was planned before the notice of an election, from the record. The log has real time, so a day in the future stands for it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
const post = (id: string, text: string) => `  - { id: ${id}, at: day 09:00, text: "${text} {hashtags}" }\n`;
const file = (text: string) => campaignYaml({ id: "day", posts: post("a", text), to: "print-room" });
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": file("Know the signs."),
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
const publish = () => run("publish", "--now", "2027-03-01T08:00:00Z");
const plannedBefore = async (date: string, ...more: string[]) =>
  JSON.parse((await run("log", "--planned-before", date, "--format", "json", ...more)).stdout) as {
    planned: { delivery: string; asPlanned: { words: string[] } | null; changedAfter: { words: string[] }[] }[];
    authored: Record<string, string>;
  };

describe("campaign log --planned-before", () => {
  it("has each delivery with the words that a publisher had seen by then, and each change", async () => {
    await publish();
    await publish();
    workspace.write("campaigns/day.yaml", file("Know all the signs."));
    await publish();

    const { planned } = await plannedBefore("2999-01-01");

    expect(planned.map(({ delivery, asPlanned }) => [delivery, asPlanned?.words])).toEqual([
      ["day/a/print-room", ["Know all the signs. #CEADay27"]],
    ]);
    const log = JSON.parse((await run("log", "day", "--format", "json")).stdout) as { events: { event: string }[] };
    expect(log.events.map(({ event }) => event)).toEqual(["seen", "reworded"]);
  });

  it("leaves out what nobody had seen by then, and other campaigns than those named", async () => {
    await publish();

    expect((await plannedBefore("2020-01-01")).planned).toEqual([]);
    expect((await plannedBefore("2999-01-01", "other")).planned).toEqual([]);
  });

  it("is a page to print, with git's date as its author's own claim, and says that it is no legal advice", async () => {
    execFileSync("git", ["init", "-q"], { cwd: workspace.root });
    execFileSync("git", ["add", "campaigns"], { cwd: workspace.root });
    const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    execFileSync("git", [...who, "commit", "-qm", "x", "--date", "2026-02-03T10:00:00+00:00"], { cwd: workspace.root });
    await publish();

    const { stderr, code } = await run("log", "--planned-before", "2999-01-01", "--html", "record.html");

    expect(code, stderr).toBe(0);
    const page = readFileSync(path.join(workspace.root, "record.html"), "utf8");
    expect(page).toContain("Know the signs. #CEADay27");
    expect(page).toMatch(/first committed at 2026-02-03T10:00:00(Z|\+00:00) \(the author&#39;s own claim\)/);
    expect(page).toContain("It is not legal advice.");
    expect((await run("log", "--planned-before", "soon")).code).toBe(2);
  });
});

describe("campaign days --bank-holidays", () => {
  it("is found by the command line", async () => {
    const { stdout } = await run(
      "days",
      "--bank-holidays",
      "--nation",
      "scotland",
      "--from",
      "2026-06-15",
      "--until",
      "2026-06-15",
    );

    expect(stdout).toBe("Mon 15 Jun 2026  World Cup bank holiday\n");
  });
});
