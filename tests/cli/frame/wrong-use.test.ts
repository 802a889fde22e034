/** A command written otherwise than it is understood: the refusal says the right form. */
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aSmallWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aSmallWorkspace();
});
afterEach(() => workspace.remove());

async function said(line: string): Promise<string> {
  const { code, stdout, stderr } = await runCampaign(line.split(" "), { cwd: workspace.root });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  return stderr;
}

describe("a command line that is not understood", () => {
  it.each([
    // The stop switch: what somebody types who is in a hurry.
    ["pause day", "Write `campaign pause --campaign day` or `campaign pause --account day`."],
    ["resume print-room", "Write `campaign resume --campaign print-room` or `campaign resume --account print-room`."],
    ["stop", "`campaign pause --all` does that."],
    ["unpause --all", "`campaign resume` does that."],
    ["new ceaday", "Write `campaign new --day ceaday`."],
    ["new ceaday 2028", "Write `campaign new --day ceaday --year 2028`."],
    ["doctor send", "Write `campaign doctor --send`"],
    ["publish dry-run", "If the flag is meant: `campaign publish --dry-run`."],
    ["publish watch", "If the flag is meant: `campaign publish --watch`."],
    ["preview html", "If the flag is meant: `campaign preview --html <file>`."],
    ["validate all", "Without a name `campaign validate` takes all of them."],
    ["preview day --html", "--html wants something after it: --html <file>."],
    ["pause --campaign", "--campaign wants something after it: --campaign <id>."],
    ["check", "`campaign validate` does that."],
    ["delete day", "`campaign recall` does that."],
    ["accounts print-room", "comes list or check; for one of them, `campaign accounts check print-room`."],
    ["accounts show", "comes list or check"],
    ["accounts lists", "Did you mean list?"],
    ["accounts check --format", "--format wants something after it: --format <format>."],
    ["version", "`campaign --version` does that."],
    ["-v", "`campaign --version` says the version."],
    ["publish --html page.html", "--html is a flag of `campaign preview` and `campaign log`."],
    ["status --lead our-x", "--lead is a flag of `campaign share`."],
    ["recall day --all", "--all is a flag of `campaign pack`, `campaign pause` and `campaign resume`."],
    ["images --account box", "--account is no flag of `campaign images`."],
    ["PAUSE --all", "`campaign pause` is written in small letters."],
    ["pause -all", "Write --all, with two hyphens."],
    ["pause -- --all", "Write `campaign pause --all`"],
    ["publish --dry-run=yes", "--dry-run takes nothing behind it."],
    ["skip day", "day is a campaign, and `skip` takes a delivery or a post of it, as in day/a."],
    ["send campaigns/day.yaml", "day is a campaign, and `send` takes a delivery or a post of it"],
    ["send day", "day is a campaign, and `send` takes"],
  ])("%s: %s", async (line, words) => {
    expect(await said(line)).toContain(words);
  });

  it("still names the nearest command and flag where one is only mistyped", async () => {
    expect(await said("publsh")).toContain("Did you mean publish?");
    expect(await said("publish --dryrun")).toContain("Did you mean --dry-run?");
  });

  it.each([
    ["pause –all --reason x", "--all"],
    ["pause —all --reason x", "--all"],
    ["pause −−all --reason x", "--all"],
    ["publish –dry-run", "--dry-run"],
    ["publish –-dry–run", "--dry-run"],
    ["init –github", "--github"],
    ["preview --html –out.html", "--out.html"],
    ["days –search ceaday", "--search"],
    ["validate –format=json", "--format"],
  ])("is told of the dash that a word processor made of hyphens: %s", async (line, typed) => {
    expect(await said(line)).toContain(`begins with a dash where hyphens are meant: type ${typed}`);
    expect(existsSync(path.join(workspace.root, "–github"))).toBe(false);
    expect(existsSync(path.join(workspace.root, "–out.html"))).toBe(false);
  });

  it.each(["pause --all --reason “We wait”", "recall day --reason=‘Wrong words’", "days „safer sleep“"])(
    "is told of quotes that a shell does not know: %s",
    async (line) => {
      expect(await said(line)).toContain("type straight ones");
    },
  );

  it("takes what a person writes with such marks in one piece", async () => {
    const args = ["pause", "--all", "--reason", "“We wait” – says the duty manager"];
    const { code, stderr } = await runCampaign(args, { cwd: workspace.root });

    expect(code).toBe(3);
    expect(stderr).not.toContain("straight");
  });

  it("refuses a flag that is given twice and differs, since only one would count", async () => {
    expect(await said("pause --account print-room --account other --reason x")).toContain(
      "--account was given twice, as print-room and as other: it takes one.",
    );
    expect(await said("publish --ledger a.sqlite --ledger b.sqlite")).toContain("--ledger was given twice");
    const same = await runCampaign(["status", "--format", "json", "--format", "json"], { cwd: workspace.root });
    expect(same.code).toBe(0);
  });

  it.each([
    ["publish", "--workspace", ""],
    ["publish", "--ledger="],
    ["validate", "day", " "],
    ["init", ""],
    ["preview", "--html", ""],
    ["rehearse", "--outbox", ""],
  ])("refuses an empty word, as of a variable that is not set: %j %j %j", async (...args) => {
    const { code, stdout, stderr } = await runCampaign(args, { cwd: workspace.root });

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/is empty/);
    expect(existsSync(path.join(workspace.root, "schema"))).toBe(false);
  });

  it("refuses a folder for a ledger, and blames no disk", async () => {
    expect(await said("publish --ledger campaigns")).toMatch(/--ledger .*campaigns is a folder/);
  });

  it("refuses names beside --verify, which looks at the whole record", async () => {
    await runCampaign(["publish"], { cwd: workspace.root });
    expect(await said("log --verify nothing")).toContain("--verify looks at the whole record");
  });

  it("shows no line to write where a shell would read its words otherwise", async () => {
    expect(await said("pause $(reboot)")).not.toContain("--campaign");
  });
});
