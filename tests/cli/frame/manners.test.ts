/** What every command owes its user: help with examples that work, and a word about what it does not show. */
import { afterEach, describe, expect, it } from "vitest";
import { declarations } from "../../../src/cli/frame/declarations.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace | undefined;
afterEach(() => workspace?.remove());

const globalFlags = ["--workspace", "--ledger", "--format", "--no-color", "--verbose", "--quiet"];

function nameOf({ group, name }: (typeof declarations)[number]): string {
  return group === undefined ? name : `${group.name} ${name}`;
}

describe.each(declarations.map((each) => [nameOf(each), each] as const))("campaign %s", (name, declaration) => {
  it("has examples, each of this command, with flags and formats that it takes", () => {
    expect(declaration.examples.length).toBeGreaterThan(0);
    const flags = [...declaration.flags.map(([flag]) => flag.split(" ")[0] ?? ""), ...globalFlags];
    for (const example of declaration.examples) {
      expect(example).toMatch(new RegExp(`^campaign ${name}( |$)`));
      const [bare = ""] = example.replace(/"[^"]*"/g, "TEXT").split(/ (?:>|>>|\|) /);
      for (const [flag] of bare.matchAll(/--[a-z-]+/g)) expect(flags).toContain(flag);
      const [, format] = /--format (\S+)/.exec(bare) ?? [];
      if (format !== undefined) expect(declaration.formats).toContain(format);
    }
  });

  it("prints them in its help", async () => {
    const { code, stdout } = await runCampaign([...name.split(" "), "--help"], { cwd: import.meta.dirname });

    expect(code).toBe(0);
    for (const example of declaration.examples) expect(stdout).toContain(`  ${example}\n`);
  });
});

it("days takes the words to search for without a flag", async () => {
  const run = await runCampaign(["days", "ceaday", "--now", "2027-01-10T09:00:00Z", "--format", "json"], {
    cwd: import.meta.dirname,
  });

  const { days } = JSON.parse(run.stdout) as { days: readonly { id: string }[] };
  expect([run.code, days.map(({ id }) => id)]).toEqual([0, ["ceaday"]]);
});

describe("a campaign file that cannot be used", () => {
  it.each(["plan", "preview"])("is named by %s, which shows nothing of it", async (command) => {
    const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
    const good = campaignYaml({ id: "day", posts });
    workspace = aWorkspace({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": good,
      "campaigns/other.yaml": campaignYaml({ id: "other", posts }).replace("title:", "titel:"),
    });

    const run = await runCampaign([command, "--now", "2027-03-01T09:00:00Z"], { cwd: workspace.root });

    expect(run.code).toBe(1);
    expect(run.stdout).toContain("A test of day");
    expect(run.stderr).toContain(
      "Nothing of campaigns/other.yaml is planned or sent until the errors there are put right; `campaign validate` lists them.",
    );
    expect(run.stderr).not.toContain("Nothing of campaigns/day.yaml");
  });
});
