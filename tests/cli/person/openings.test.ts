/** How often a command opens the ledger: between two looks it may change under the command. */
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const recorder = path.resolve(import.meta.dirname, "../../support/machine/record-opened.cjs");
const day = "2026-03-18";
let workspace: TestWorkspace;

async function openings(args: readonly string[]): Promise<readonly string[]> {
  const record = path.join(workspace.root, "opened");
  rmSync(record, { force: true });
  const environment = { NODE_OPTIONS: `--require=${recorder}`, OPENED_FILE: record };
  const { code, stderr } = await runCampaign(args, { cwd: workspace.root, environment });
  expect(code, stderr).toBeOneOf([0, 3]);
  return readFileSync(record, "utf8").trim().split("\n");
}

beforeAll(() => {
  const posts = ["a", "b", "c"].map(
    (id) => `  - { id: ${id}, at: "${day} 09:00", late: 12h, text: "Words of ${id}." }\n`,
  );
  workspace = aWorkspace({
    "campaigns/accounts.yaml": "accounts:\n  print-room: { network: outbox }\n",
    "campaigns/day.yaml": `campaign: day\ntitle: Day\ndate: ${day}\ntimezone: Etc/UTC\nto: [print-room]\nposts:\n${posts.join("")}`,
  });
});
afterAll(() => workspace.remove());

it("each command of a person, and accounts check, looks once and opens it once to write", async () => {
  await runCampaign(["publish", "--now", `${day}T08:00:00Z`], { cwd: workspace.root });
  const commands = [
    ["skip", "day/a/print-room"],
    ["unskip", "day/a/print-room"],
    ["settle", "day/a/print-room"],
    ["send", "day/b/print-room"],
    ["recall", "day/b/print-room", "--reason", "Wrong."],
    ["pause", "--all", "--reason", "Mourning."],
    ["resume", "--all"],
    ["accounts", "check"],
  ];
  const counted: Record<string, readonly string[]> = {};
  for (const args of commands) counted[args.slice(0, 1).join(" ")] = await openings(args);

  expect(counted).toEqual(Object.fromEntries(commands.map(([name = ""]) => [name, ["look", "write"]])));
});
