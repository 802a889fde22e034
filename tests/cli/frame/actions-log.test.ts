/** Under GitHub Actions each line of both streams is read for commands: the built program, in a stranger's workspace. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;

beforeEach(() => {
  const posts = '  - { id: a, at: day 09:00, text: "::stop-commands::x Know the signs. ##[error]Gone" }\n';
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts, more: '"##[error]": x\n' }),
    "campaigns/x\n::stop-commands::a.yml": "x",
  });
});
afterEach(() => workspace.remove());

it.each([
  [["validate"]],
  [["validate", "--format", "github"]],
  [["validate", "--format", "json"]],
  [["plan"]],
  [["preview"]],
  [["preview", "::stop-commands::x"]],
  [["::stop-commands::x"]],
])("campaign %j gives no command of a stranger", async (args) => {
  const { stdout, stderr } = await runCampaign(args, {
    cwd: workspace.root,
    environment: { GITHUB_ACTIONS: "true" },
  });

  const lines = `${stdout}\n${stderr}`.split(/[\r\n]/).map((line) => line.trimStart());
  expect(lines.filter((line) => /^::(?!error |warning |notice )/.test(line))).toEqual([]);
  expect(stdout + stderr).not.toContain("##[");
});
