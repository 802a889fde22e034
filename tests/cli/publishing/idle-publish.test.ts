import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { idlePublish } from "../../../src/cli/idle-publish.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/later.yaml": campaignYaml({
      id: "later",
      posts: '  - { id: one, at: "2099-03-18 09:00", text: "One. {hashtags}" }\n',
    }),
  });
  await runCampaign(["publish"], { cwd: workspace.root });
});
afterAll(() => workspace.remove());

const decided = (words: readonly string[], cwd = workspace.root) =>
  idlePublish(
    words.map((word) => word.replace("ROOT", workspace.root)),
    {},
    cwd,
  );

it.each([
  ["publish"],
  ["--quiet", "publish"],
  ["publish", "--quiet"],
  ["--no-color", "publish"],
  ["--workspace", "ROOT", "publish"],
  ["publish", "--workspace=ROOT"],
  ["--workspace=ROOT", "--quiet", "publish"],
  ["--ledger", "ROOT/.campaign/ledger.sqlite", "publish"],
  ["publish", "--ledger", "ROOT/.campaign/ledger.sqlite"],
  ["--workspace", "ROOT", "--format", "text", "publish", "--no-color"],
])("is decided at once, whatever stands before the command or behind it: %s %s %s", (...words) => {
  expect(decided(words)).toBe(0);
});

it.each([
  ["status"],
  ["--quiet"],
  ["publish", "publish"],
  ["publish", "later"],
  ["later", "publish"],
  ["publish", "--verbose"],
  ["publish", "--dry-run"],
  ["--now", "2099-03-18T09:00:00Z", "publish"],
  ["--format", "csv", "publish"],
  ["--workspace", "publish"],
  ["publish", "--workspace", "ROOT/campaigns"],
  ["publish", "--ledger", "ROOT/other.sqlite"],
  ["publish", "--ledger"],
  ["--help", "publish"],
])("is left to the full program: %s %s %s", (...words) => {
  expect(decided(words)).toBeUndefined();
});

it("takes a relative ledger from where it is named, as the full program does", () => {
  const folder = path.join(workspace.root, "campaigns");

  expect(decided(["--ledger", "../.campaign/ledger.sqlite", "publish"], folder)).toBe(0);
});
