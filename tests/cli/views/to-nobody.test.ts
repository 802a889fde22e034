/** Posts that no account of ours receives: told, unless a partner gets them and nobody has to agree to their words. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const ours = `format: 2
workspace: test
accounts:
  lead: { network: x, handle: lead, name: Northdale }
  box: { network: outbox, name: Northdale }
`;
const partners = `partners:
  york: { name: York Partnership, channels: [x, instagram], accounts: [york-box] }
`;
const york = "  york-box: { network: outbox, name: York }\n";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
}

async function found(posts: string, { accounts = ours, more = "" } = {}): Promise<readonly Found[]> {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", to: "lead, box", posts, more }),
  });
  const run = await runCampaign(["validate", "--format", "json", "--now", "2027-01-15T12:00:00Z"], {
    cwd: workspace.root,
  });
  const all: readonly Found[] = JSON.parse(run.stdout).problems;
  return all.filter(({ code }) => /to-nobody|moment-unseen|share-/.test(code));
}

const skips = "for: { lead: { skip: true }, box: { skip: true } }";
const skipped = `  - { id: hello, at: day 09:00, text: "Somebody will listen. {hashtags}", ${skips} }\n`;

describe("a post that reaches nobody", () => {
  it("is told at its line where each of its accounts skips it", async () => {
    const problems = await found(skipped);

    expect(problems).toEqual([
      expect.objectContaining({
        code: "post-to-nobody",
        severity: "warning",
        message: "hello goes to nobody: each of its accounts skips it.",
        help: expect.stringContaining("Take a `skip: true` away"),
        file: "campaigns/day.yaml",
        line: 8,
      }),
    ]);
  });

  it("is not told where an account gets it, or a partner in a pack", async () => {
    expect(await found(skipped.replace("box: { skip: true }", "box: { late: 1h }"))).toEqual([]);
    workspace.remove();
    expect(await found(skipped, { accounts: `${ours}${york}${partners}` })).toEqual([]);
  });

  it("is told where no partner gets it either", async () => {
    const accounts = `${ours}${york}${partners}`;
    const own = skipped.replace("at: day", "to: [lead, box], at: day");

    expect(await found(own, { accounts })).toMatchObject([{ code: "post-to-nobody" }]);
    workspace.remove();
    const nowhere = skipped.replace("box: {", "x: { skip: true }, handoff: { skip: true }, outbox: {");
    expect(await found(nowhere, { accounts })).toMatchObject([{ code: "post-to-nobody" }]);
  });

  it("is told of one item of a series, at its line", async () => {
    const problems = await found(`  - id: hours
    at: { from: day 09:00, until: day 17:00 }
    series:
      - { text: "Somebody will listen to you. {hashtags}" }
      - { text: "It is never your fault, ever. {hashtags}", ${skips} }
`);

    expect(problems).toMatchObject([{ code: "post-to-nobody", line: 12 }]);
    expect(problems[0]?.message).toMatch(/^hours\.2 goes to nobody/);
  });

  it("is told of a share that only the account whose post it is would make", async () => {
    const problems = await found(`  - { id: hello, at: day 09:00, text: "Somebody will listen. {hashtags}" }
  - { id: again, at: day 10:00, share: hello, of: [lead], to: [lead] }
`);

    expect(problems).toMatchObject([
      {
        code: "post-to-nobody",
        message: "again goes to nobody: whoever is in its `to` is in its `of` too, or skips it.",
      },
    ]);
  });

  it("is not told beside the mistake that keeps it from everybody", async () => {
    const problems = await found(skipped.replace("at: day 09:00", "at: day 9"));

    expect(problems).toEqual([]);
  });

  it("is told of a moment, of which nobody would see what partners send", async () => {
    const moment = `  - id: together
    at: day 07:45
    text: "This is our day. {hashtags}"
    ${skips}
    moment: { york: "In York we look twice, today. {hashtags}" }
`;
    const problems = await found(moment, { accounts: `${ours}${york}${partners}` });

    expect(problems).toEqual([
      expect.objectContaining({
        code: "moment-unseen",
        severity: "warning",
        message: "together goes to none of your accounts, so nobody sees or agrees to what partners send.",
        line: 12,
      }),
    ]);
    expect(problems[0]?.help).toContain("`to`");
  });
});
