/** A command written otherwise than it is understood: the refusal says the right form. */
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
  ])("%s: %s", async (line, words) => {
    expect(await said(line)).toContain(words);
  });

  it("still names the nearest command and flag where one is only mistyped", async () => {
    expect(await said("publsh")).toContain("Did you mean publish?");
    expect(await said("publish --dryrun")).toContain("Did you mean --dry-run?");
  });

  it("shows no line to write where a shell would read its words otherwise", async () => {
    expect(await said("pause $(reboot)")).not.toContain("--campaign");
  });
});
