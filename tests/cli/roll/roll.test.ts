/** `campaign roll` as its user meets it: a file in drafts/, from what was published. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const posts = `  # the first
  - id: one
    at: day 09:00
    text: |
      Our conference is on Thursday 18 March 2027, and costs £5.

      {hashtags}
  - { id: two, at: day 10:00, text: "Look out for each other. {hashtags}" }
  - id: three
    at: { from: day 11:00, until: day 11:00 }
    series:
      - { text: "Ask how they are. {hashtags}" }
`;

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function anUsual(text = campaignYaml({ id: "ceaday-2027", posts, more: "late: 1h\n" })) {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/ceaday-2027.yaml": text });
  const cwd = workspace.root;
  return {
    campaign: (...args: readonly string[]) => runCampaign(args, { cwd }),
    draft: () => readFileSync(path.join(cwd, "drafts/ceaday-2028.yaml"), "utf8"),
  };
}

describe("campaign roll", () => {
  it("writes next year's file to drafts/, with last year's result above each post, and its TODOs hold it", async () => {
    const { campaign, draft } = anUsual();
    for (const now of ["2027-03-18T07:00:00Z", "2027-03-18T09:05:00Z", "2027-03-18T13:00:00Z"]) {
      await campaign("publish", "--now", now);
    }
    const run = await campaign("roll", "ceaday-2027", "--year", "2028");
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("Wrote drafts/ceaday-2028.yaml");
    expect(run.stdout).toContain("is on Saturday 18 March 2028.\n");
    expect(draft()).toContain("  # the first\n  # Result of 2027: 1 published\n  - id: one\n");
    expect(draft()).toContain("  # Result of 2027: 1 missed (print-room)\n  - id: three\n");
    expect(draft()).toContain("Our TODO conference is on TODO Thursday 18 March 2027, and costs TODO £5.");
    expect(run.stdout.split("\n").filter((line) => line !== "")).toEqual(
      [...draft().matchAll(/^# - (.*)$/gm)].map(([, words]) => words),
    );

    const validated = await campaign("validate", "drafts/ceaday-2028.yaml", "--format", "json");
    expect(validated.code).toBe(1);
    expect(validated.stdout.match(/"placeholder-left"/g)).toHaveLength(3);
    const planned = await campaign("plan", "drafts/ceaday-2028.yaml", "--format", "csv");
    expect(planned.stdout).toContain("ceaday-2028/two/print-room");
  });

  it("never overwrites, and says what is wrong with what it is asked", async () => {
    const { campaign, draft } = anUsual();
    expect((await campaign("roll", "ceaday-2027", "--year", "2028")).code).toBe(0);
    const first = draft();
    for (const [args, words] of [
      [["ceaday-2027", "--year", "2028"], "drafts/ceaday-2028.yaml is there already"],
      [["ceaday-2027"], "--year is missing: which year is it for, as in --year 2028?"],
      [["ceaday-2027", "--year", "next"], "--year next is not a year. Write four digits, as in 2028."],
      [["ceaday-2027", "--year", "2027"], "The campaign is for 2027 already"],
      [["--year", "2028"], "`roll` takes one campaign"],
      [["nothing", "--year", "2028"], "nothing"],
    ] as const) {
      const run = await campaign("roll", ...args);
      expect(run.code, run.stderr).toBe(2);
      expect(run.stderr).toContain(words);
    }
    expect(draft()).toBe(first);
  });

  it("takes a draft too, and refuses a file that cannot be read", async () => {
    const { campaign } = anUsual();
    await campaign("roll", "ceaday-2027", "--year", "2028");
    expect((await campaign("roll", "drafts/ceaday-2028.yaml", "--year", "2029")).code).toBe(0);
    workspace.write("campaigns/ceaday-2027.yaml", "campaign: ceaday-2027\nposts: [\n");
    const run = await campaign("roll", "campaigns/ceaday-2027.yaml", "--year", "2029");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(
      "cannot be read as it stands: `campaign validate campaigns/ceaday-2027.yaml` says why",
    );
  });
});
