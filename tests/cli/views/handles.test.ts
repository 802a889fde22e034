/** What accounts.yaml says of who an account is, checked offline by `campaign validate`. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handoffChannels } from "../../../src/networks/registry.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace();
});
afterEach(() => workspace.remove());

async function problemsOf(account: string, id = "ours"): Promise<readonly Record<string, unknown>[]> {
  workspace.write("campaigns/accounts.yaml", `workspace: test\naccounts:\n  ${id}: { ${account} }\n`);
  const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, to: id }));
  const { stdout } = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root });
  return (JSON.parse(stdout) as { problems: Record<string, unknown>[] }).problems;
}

const onMastodon = "network: mastodon, service: 'https://social.example.org'";

describe("a handle in accounts.yaml", () => {
  it.each([
    ["network: bluesky, handle: 'https://bsky.app/profile/northdale.example.org'", "`handle: northdale.example.org`"],
    ["network: bluesky, handle: 'bsky.app/profile/northdale.example.org'", "`handle: northdale.example.org`"],
    ["network: bluesky, handle: 'post@northdale.example.org'", "whole domain"],
    ["network: bluesky, handle: northdale", "whole domain"],
    ["network: x, handle: NorthdaleSafeguarding", "at most 15"],
    ["network: x, handle: 'https://x.com/Northdale?s=20'", "`handle: Northdale`"],
    ["network: x, handle: northdale.example.org", "at most 15"],
    [`${onMastodon}, handle: 'https://social.example.org/@northdale'`, "`handle: northdale`"],
    [`${onMastodon}, handle: 'Northdale Council'`, "name of the user alone"],
    ["network: facebook, page: 'northdale'", "number alone"],
    ["network: facebook, page: 'https://www.facebook.com/111'", "number alone"],
    ["network: facebook, page: '111', handle: 'post@northdale.example.org'", "`page` is what counts"],
  ])("that cannot be one is told with what to write: %s", async (account, help) => {
    const [problem] = (await problemsOf(account)).filter(({ code }) => code === "handle-invalid");

    expect(problem).toMatchObject({ file: "campaigns/accounts.yaml", line: 3, help: expect.stringContaining(help) });
  });

  it.each([
    "network: bluesky, handle: '\u202anorthdale.example.org\u202c'",
    "network: bluesky, handle: '@northdale.bsky.social'",
    "network: x, handle: '\u2068@Northdale_1\u2069'",
    `${onMastodon}, handle: northdale@social.example.org`,
    "network: facebook, page: '111', handle: northdale.council",
    "network: handoff, channel: email, handle: post@northdale.example.org",
  ])("that can be one is taken, without the marks around it: %s", async (account) => {
    expect((await problemsOf(account)).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("an account without what its network needs", () => {
  it.each([
    ["network: mastodon, handle: northdale", "`service: https://mastodon.example.org`"],
    ["network: facebook, name: Northdale", "`page: 1234567890`"],
  ])("is told before its first post: %s", async (account, help) => {
    const problems = (await problemsOf(account)).filter(({ code }) => code === "key-missing");

    expect(problems).toEqual([
      expect.objectContaining({ file: "campaigns/accounts.yaml", line: 3, help: expect.stringContaining(help) }),
    ]);
  });
});

describe("a network that is none yet", () => {
  it.each([
    ["instagram", "`channel: instagram`"],
    ["linkedin", "`channel: linkedin`"],
    ["threads", "`channel: threads`"],
    ["Nextdoor", "`channel: nextdoor`"],
    ["teams", "`channel: teams`"],
    ["twitter", "`network: x`"],
    ["Bluesky", "`network: bluesky`"],
  ])("%s points to what to write", async (network, help) => {
    const [problem] = (await problemsOf(`network: ${network}`)).filter(({ code }) => code === "value-not-allowed");

    expect(problem?.help).toContain(help);
  });

  it.each(["instagram", "threads", "linkedin", "notify", "teams", "slack"])("should not be an id: %s", async (id) => {
    const problems = await problemsOf("network: outbox", id);

    expect(problems).toContainEqual(expect.objectContaining({ code: "name-of-later-network", severity: "warning" }));
  });
});

describe("the channel of a hand-off", () => {
  it.each([
    ["instragram", "instagram"],
    ["insta", "instagram"],
    ["instagram-youth", "instagram"],
    ["linked-in", "linkedin"],
    ["tik-tok", "tiktok"],
    ["twitter", "x"],
    ["whatsapp", "whatsapp-channel"],
    ["e-mail", "email"],
  ])("that is nearly a place with limits is told with its name: %s", async (channel, place) => {
    const problems = await problemsOf(`network: handoff, channel: ${channel}`);

    expect(problems).toContainEqual(
      expect.objectContaining({
        code: "channel-unknown",
        severity: "warning",
        line: 3,
        help: expect.stringContaining(`\`channel: ${place}\``),
      }),
    );
  });

  it.each([...handoffChannels, "teams", "slack", "youtube", "staff-room", "noticeboard", "hub"])(
    "that is a place, or one of somebody's own, is taken: %s",
    async (channel) => {
      const codes = (await problemsOf(`network: handoff, channel: ${channel}`)).map(({ code }) => code);

      expect(codes).not.toContain("channel-unknown");
    },
  );
});
