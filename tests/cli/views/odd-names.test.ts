/** Names that JavaScript gives to what every object has, in each map whose names are a user's. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

/** Codes, each with its file. */
async function told(file: string, text: string) {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": `format: 2\n${outboxAccounts}`,
    "campaigns/day.yaml": campaignYaml({
      id: "day",
      posts: '  - { id: a, at: day 09:00, text: "The spade. {hashtags}" }\n',
    }),
    [`campaigns/${file}`]: text,
  });
  const args = ["validate", "--format", "json", "--now", "2027-01-04T09:00:00Z"];
  const { stdout } = await runCampaign(args, { cwd: workspace.root });
  const { problems } = JSON.parse(stdout) as { problems: { code: string; file: string }[] };
  return problems.map((problem) => `${problem.file} ${problem.code}`);
}

const accountsWith = (more: string) => `format: 2\n${outboxAccounts}${more}\n`;

describe("a name that every object has", () => {
  it.each([
    ["words.yaml", "instead: { __proto__: words }\n"],
    ["words.yaml", "required: { __proto__: [childline] }\n"],
    ["words.yaml", "signposts: { __proto__: { name: Us, number: 01609 780780, checked: 2027-01-04 } }\n"],
    ["consents.yaml", "__proto__: { granted: 2027-01-01, accounts: all }\n"],
    ["periods.yaml", "- { id: one, kind: quiet, from: 2027-03-18, until: 2027-03-18, __proto__: x }\n"],
    ["accounts.yaml", accountsWith("partners: { __proto__: { name: York, channels: [x] } }")],
    ["accounts.yaml", accountsWith("audiences: { __proto__: {} }")],
    ["accounts.yaml", accountsWith("people: { __proto__: { role: Lead } }")],
    ["accounts.yaml", accountsWith("groups: { __proto__: [print-room] }")],
    ["other.yaml", `${campaignYaml({ id: "other", posts: "" })}switches: { __proto__: { is: a, may-be: [a, b] } }\n`],
  ])("is told in %s and never dropped: %s", async (file, text) => {
    expect(await told(file, text)).toContain(`campaigns/${file} yaml-key-unusable`);
  });

  it.each(["constructor", "toString", "hasOwnProperty"])(
    "is a name like any other where it can be: %s",
    async (name) => {
      expect(await told("words.yaml", `instead: { spade: "${name}", ${name}: tool }\n`)).not.toContain(
        "campaigns/words.yaml yaml-key-unusable",
      );
      workspace.write("campaigns/words.yaml", `instead: { ${name}: tool }\n`);
      workspace.write(
        "campaigns/day.yaml",
        campaignYaml({ id: "day", posts: `  - { id: a, at: day 09:00, text: "Say ${name} here. {hashtags}" }\n` }),
      );
      const { stdout } = await runCampaign(["validate", "--now", "2027-01-04T09:00:00Z"], { cwd: workspace.root });
      expect(stdout).toContain("tool");
    },
  );
});
