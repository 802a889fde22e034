/** Files that are not campaigns: drafts, which are never published, and what only a newer format heeds. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFormat } from "../../../src/campaign/file/format.ts";
import { identityOfFiles } from "../../../src/publish/idle.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const posts = '  - { id: one, at: day 09:00, text: "It is never your fault. {hashtags}" }\n';
const due = ["--now", "2027-03-18T09:00:00Z"];

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
});
afterEach(() => workspace.remove());

const campaign = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(workspace.root, file)), { recursive: true });
  writeFileSync(path.join(workspace.root, file), text);
}

describe("a draft", () => {
  beforeEach(() => {
    write("drafts/next.yaml", campaignYaml({ id: "next", posts: posts.replace("never", "not") }));
  });

  it("is validated, planned, previewed and rehearsed when it is named, by its file or its name", async () => {
    for (const name of ["drafts/next.yaml", "next"]) {
      const plan = await campaign("plan", name, "--format", "json");
      expect(JSON.parse(plan.stdout).deliveries.map(({ id }: { id: string }) => id)).toEqual(["next/one/print-room"]);
      expect((await campaign("validate", name, "--now", "2027-03-01T09:00:00Z")).code).toBe(0);
      expect((await campaign("preview", name)).stdout).toContain("It is not your fault.");
    }
    expect((await campaign("rehearse", "next")).code).toBe(0);
    expect(existsSync(path.join(workspace.root, "outbox"))).toBe(true);
  });

  it("is not in any list that does not name it", async () => {
    const plan = await campaign("plan", "--format", "json");

    expect(JSON.parse(plan.stdout).deliveries.map(({ id }: { id: string }) => id)).toEqual(["day/one/print-room"]);
  });

  it("is never published, and the refusal says what to do", async () => {
    for (const name of ["drafts/next.yaml", "next"]) {
      const { code, stderr } = await campaign("publish", name, ...due);
      expect(code).toBe(2);
      expect(stderr).toContain("drafts/next.yaml is a draft");
      expect(stderr).toContain("Move it to campaigns/");
    }
    const all = await campaign("publish", ...due, "--format", "json");
    expect(JSON.stringify(JSON.parse(all.stdout))).not.toContain("next/one");
  });

  it("of a campaign that is there already stands in its place", async () => {
    write("drafts/day.yaml", campaignYaml({ id: "day", posts: posts.replace("never", "not") }));

    const { stdout, code } = await campaign("validate", "drafts/day.yaml", "--now", "2027-03-01T09:00:00Z");
    const plan = await campaign("plan", "drafts/day.yaml", "--format", "json");

    expect(stdout).not.toContain("id-twice");
    expect(code).toBe(0);
    expect(JSON.parse(plan.stdout).deliveries[0].texts[0]).toContain("It is not your fault.");
  });

  it("is what `new --draft` writes", async () => {
    const { code, stderr } = await campaign("new", "--day", "ceaday", "--year", "2028", "--draft");

    expect(code).toBe(0);
    expect(stderr).toContain("Nothing of a draft is published");
    expect(existsSync(path.join(workspace.root, "drafts/ceaday-2028.yaml"))).toBe(true);
  });
});

describe("format: 2", () => {
  const files = [
    "campaigns/periods.yaml",
    "campaigns/consents.yaml",
    "campaigns/approvals/day/20270301T090000Z-jo-bloggs.yaml",
  ];

  it.each(files)("is asked for as soon as there is %s, and nothing is sent without", async (file) => {
    write(file, "");

    const refused = await campaign("publish", ...due);
    expect(refused.code).toBe(1);
    expect(refused.stderr + refused.stdout).toContain(`There is ${file}`);
    expect(existsSync(path.join(workspace.root, "outbox"))).toBe(false);

    expect(writeFormat(workspace.root)).toBe(true);
    expect((await campaign("validate")).stdout).not.toContain("format-needed");
  });

  it.each([
    ["3", "format-newer"],
    ["two", "value-not-allowed"],
  ])("%s is refused, and nothing is sent", async (format, code) => {
    write("campaigns/accounts.yaml", `format: ${format}\n${outboxAccounts}`);

    expect((await campaign("validate")).stdout).toContain(code);
    expect((await campaign("publish", ...due)).code).toBe(1);
  });

  it.each([
    [
      "a head of comments",
      "# Ours.\n\naccounts:\n  a: { network: outbox } # one\n",
      "# Ours.\n\nformat: 2\naccounts:\n  a: { network: outbox } # one\n",
    ],
    [
      "Windows' line ends",
      "accounts:\r\n  a: { network: outbox }\r\n",
      "format: 2\r\naccounts:\r\n  a: { network: outbox }\r\n",
    ],
    ["an older format", "workspace: w\nformat: 1\naccounts: {}\n", "workspace: w\nformat: 2\naccounts: {}\n"],
    ["the mark of a document", "---\naccounts: {}\n", "---\nformat: 2\naccounts: {}\n"],
  ])("is written beside %s, which stays as it was", async (_name, before, after) => {
    write("campaigns/accounts.yaml", before);

    expect(writeFormat(workspace.root)).toBe(true);
    expect(readFileSync(path.join(workspace.root, "campaigns/accounts.yaml"), "utf8")).toBe(after);
    expect(writeFormat(workspace.root)).toBe(false);
  });
});

it.each(["accounts", "periods", "consents", "words"])(
  "a campaign in %s.yaml is told to take another name",
  async (name) => {
    write(`campaigns/${name}.yaml`, campaignYaml({ id: "lost", posts }));

    const { stdout, code } = await campaign("validate");

    expect(code).toBe(1);
    expect(stdout).toContain(`campaigns/${name}.yaml:1:1  error  campaign-misnamed`);
  },
);

it.each(["periods.yml", "Periods.yaml", "pause.yml", "pause.yaml.txt"])(
  "%s may be meant to stop posts: nothing is sent until somebody looks at it",
  async (name) => {
    write(`campaigns/${name}`, "- { id: p, kind: mourning, from: 2027-03-01 }\n");

    const { code, stderr, stdout } = await campaign("publish", ...due);

    expect(code).toBe(4);
    expect(stdout + stderr).toContain(`campaigns/${name} is not read under that name`);
    expect(existsSync(path.join(workspace.root, "outbox"))).toBe(false);
  },
);

it("an act that comes or changes is a change of the files", () => {
  const before = identityOfFiles(workspace.root);
  write("campaigns/approvals/day/a.yaml", "version: 1\n");
  const then = identityOfFiles(workspace.root);
  write("campaigns/approvals/day/a.yaml", "version: 2\n");

  expect(new Set([before, then, identityOfFiles(workspace.root)]).size).toBe(3);
});
