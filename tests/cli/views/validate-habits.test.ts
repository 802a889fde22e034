/** What Word, Notepad and people in a hurry do to a workspace, as `validate` tells it. */
import { cpSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

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
    expect(stdout).toContain("campaigns/ceaday.yaml.txt:1:1  warning  file-ignored");
    expect(stdout).toContain("Rename it to campaigns/ceaday.yaml");
    expect(stdout).toContain("There is no campaign in campaigns/");
    expect(stderr).not.toContain("No problems");
    expect(code).toBe(0);
  });
});

describe("validate of a text in which git left one of its marks", () => {
  it("says that two people changed it, at the mark, and nothing of how far it is indented", async () => {
    const text =
      "  - id: hello\n    at: day 09:00\n    text: |\n      Someone will listen.\n>>>>>>> main\n      Ask.\n";
    workspace = aWorkspace({ ...accounts, "campaigns/good.yaml": campaignYaml({ id: "good", posts: text }) });

    const { code, stdout } = await validate();

    expect(stdout).toMatch(/campaigns\/good\.yaml:\d+:1 {2}error {2}yaml-conflict/);
    expect(stdout).toContain("this >>>>>>> still stands");
    expect(stdout).not.toContain("yaml-indentation");
    expect(code).toBe(1);
  });
});

describe("validate of what people's programs do to a text", () => {
  function aCase(name: string): void {
    workspace = aWorkspace();
    cpSync(path.resolve(import.meta.dirname, "../../cases/workspaces", name), workspace.root, { recursive: true });
  }

  it("offers the line that is meant, for a text whose apostrophe ends it", async () => {
    aCase("09");

    const { code, stdout } = await validate();

    const words = stdout.replace(/\s+/g, " ");
    expect(words).toContain(`text: "It's not your fault"`);
    expect(words).toContain(`text: 'She said "no" twice'`);
    expect(code).toBe(1);
  });

  it("hints at lines that an editor wrapped, and at a list that is one line", async () => {
    aCase("07");

    const { code, stdout } = await validate();

    expect(stdout).toMatch(/c\.yaml:9:7 +info +text-wrapped/);
    expect(stdout).toMatch(/folded\.yaml:9:7 +warning +text-list-folded/);
    expect(code).toBe(0);
  });
});

describe("validate of a file with a mistake in one place", () => {
  const late = '  - { id: late, at: "day 10:00", text: "Call 0808 800 50000. Read http://northdale.example.org/x" }\n';

  it.each([
    { name: "a mistyped key", more: "timezon: Europe/London\n", posts: late, is: "key-unknown" },
    {
      name: "a text without its quotes",
      more: "",
      posts: `  - id: one\n    at: day 09:00\n    text: We say: no\n${late}`,
      is: "yaml-colon",
    },
    {
      name: "curly marks",
      more: "",
      posts: `  - id: one\n    at: day 09:00\n    text: “No”\n${late}`,
      is: "yaml-curly-quotes",
    },
    {
      name: "a space too few",
      more: "",
      posts: `  - id: one\n    at: day 09:00\n   text: No.\n${late}`,
      is: "yaml-indentation",
    },
  ])("tells what is wrong in the other posts too, beside $name", async ({ more, posts, is }) => {
    workspace = aWorkspace({ ...accounts, "campaigns/bad.yaml": campaignYaml({ id: "bad", more, posts }) });

    const { code, stdout } = await validate();

    expect(stdout).toContain(is);
    expect(stdout).toContain("helpline-unsure");
    expect(stdout).toContain("link-insecure");
    expect(code).toBe(1);
  });

  it("tells it beside a campaign id that another file has", async () => {
    workspace = aWorkspace({
      ...accounts,
      "campaigns/a.yaml": campaignYaml({ id: "same", posts: late }),
      "campaigns/b.yaml": campaignYaml({ id: "same", posts: late }),
    });

    const { stdout } = await validate();

    expect(stdout).toContain("id-twice");
    expect(stdout).toContain("helpline-unsure");
  });
});

describe("validate of a post for a place that a person posts to", () => {
  it("holds it against that place, by name, and warns of the night", async () => {
    workspace = aWorkspace({
      "campaigns/accounts.yaml":
        "accounts:\n  our-instagram: { network: handoff, channel: instagram, name: Northdale }\n  our-x: { network: handoff, channel: x, name: Northdale }\n",
      "campaigns/good.yaml": campaignYaml({
        id: "good",
        to: "our-instagram, our-x",
        posts: `  - { id: hello, at: "day 03:00", text: "${"Someone will listen. ".repeat(15)}{hashtags}" }\n`,
      }),
    });

    const { code, stdout } = await validate();

    const words = stdout.replace(/\s+/g, " ");
    expect(words).toContain("This post has no picture for our-instagram, and Instagram takes nothing without one.");
    expect(words).toMatch(/over the limit for our-x \(X\): \d+ of 280/);
    expect(words).toContain("03:00 is in the night");
    expect(code).toBe(1);
  });
});
