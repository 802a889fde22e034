/** `campaign pause` and `resume` as their user runs them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aSmallWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aSmallWorkspace();
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

  it.each(["pause", "resume"])(
    "of %s says that --all is meant where all is written, and does nothing",
    async (name) => {
      const { code, stderr } = await run(name, "all", "--reason", "mourning");

      expect(code).toBe(2);
      expect(stderr).toContain(`Write \`campaign ${name} --all\``);
      expect((await run(name, "everything")).stderr).toContain('takes no words of its own: "everything"');
      expect(existsSync(path.join(workspace.root, "campaigns/pause.yaml"))).toBe(false);
    },
  );

  it("is said first by every view, with by whom, until when and why, in local time", async () => {
    await run("pause", "--all", "--reason", "A child has died.", "--until", "2099-07-01T08:00:00Z");
    const sentence =
      /^Paused: everything, since .+ on .+, until 09:00 on Wednesday 1 July 2099, by .+ \(pause\)\. A child has died\.$/;
    const page = path.join(workspace.root, "sign-off.html");

    for (const view of [["status"], ["plan"], ["preview"], ["publish", "--dry-run"]]) {
      const { stdout } = await run(...view);
      expect(stdout.split("\n")[0], view.join(" ")).toMatch(sentence);
    }
    expect((await run("plan", "--format", "csv")).stderr.split("\n")[0]).toMatch(sentence);
    await run("preview", "--html", page);
    expect(readFileSync(page, "utf8")).toMatch(
      /<header><p class="stop" role="alert"><strong>Paused: everything, since /,
    );
    expect((await run("preview", "--markdown", "-")).stdout).toMatch(/\*\*Paused\\: everything\\, since /);

    await run("resume", "--all");
    expect((await run("status")).stdout).not.toContain("Paused");
  });

  it("is said by the file alone where there is no ledger, as in a pull request", async () => {
    workspace.write("campaigns/pause.yaml", "- { campaign: day, reason: Ask the coroner first. }\n");

    expect((await run("plan")).stdout).toMatch(
      /^Paused: campaign day, since .+, by campaigns\/pause\.yaml\. Ask the coroner first\.\n/,
    );
    workspace.write("campaigns/pause.yaml", "");
    expect((await run("plan")).stdout).toMatch(/^Paused: everything, .+ campaigns\/pause\.yaml is empty/);
    workspace.write("campaigns/pause.yaml", "- [\n");
    expect((await run("plan")).stdout).toMatch(/^Paused: everything\. campaigns\/pause\.yaml cannot be used/);
  });

  it("does not tell when the last look was kept, which reads like a publisher that has stopped", async () => {
    await publishAt(new Date().toISOString());
    const { code, stderr } = await run("pause", "--all", "--reason", "x");

    expect(code).toBe(0);
    expect(stderr).toContain("A publisher looked at this ledger within the last ten minutes");
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
