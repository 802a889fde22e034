/** What Word, Notepad and people in a hurry do to a workspace, as `validate` tells it. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/a-workspace.ts";
import { runCampaign } from "../../support/run-campaign.ts";

const accounts = { "campaigns/accounts.yaml": outboxAccounts };
const good = campaignYaml({
  id: "good",
  posts: '  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }\n',
});

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function validate() {
  return runCampaign(["validate", "--now", "2027-01-10T09:00:00Z"], { cwd: workspace.root });
}

describe("validate of a folder in which nobody's file is read", () => {
  it("names the file that Notepad saved, and never says that there are no problems", async () => {
    workspace = aWorkspace({ ...accounts, "campaigns/ceaday.yaml.txt": good });

    const { code, stdout, stderr } = await validate();

    expect(stdout).toContain("campaigns/ceaday.yaml.txt is not read: its name does not end in .yaml.");
    expect(stdout).toContain("Rename it to campaigns/ceaday.yaml");
    expect(stdout).toContain("There is no campaign in campaigns/");
    expect(stderr).not.toContain("No problems");
    expect(code).toBe(0);
  });
});
