/** Sensitive periods as their user meets them: a file in campaigns/ that stops, asks or tells. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(() => {
  const posts = [
    '  - { id: before, at: day-1 09:00, text: "Know the signs. {hashtags}" }\n',
    '  - { id: during, at: day 09:00, text: "Someone will listen. {hashtags}" }\n',
    '  - { id: urgent, at: day 10:00, critical: true, text: "Call 999 in an emergency. {hashtags}" }\n',
    '  - { id: after, at: day+1 09:00, text: "You can talk to us. {hashtags}" }\n',
  ].join("");
  workspace = aWorkspace({
    "campaigns/accounts.yaml": `format: 2\n${outboxAccounts}`,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts, to: "print-room" }),
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });
async function publishAt(now: string) {
  const { stdout } = await run("publish", "--now", now, "--format", "json");
  return JSON.parse(stdout) as Record<string, { id: string; because?: string; reason?: string }[]>;
}
async function states() {
  const { stdout } = await run("status", "--format", "json");
  const { deliveries } = JSON.parse(stdout) as { deliveries: { id: string; state: string }[] };
  return deliveries.map(({ id, state }) => `${id.split("/")[1]} ${state}`);
}

const mourning = "- { id: mourning-2027, kind: mourning, from: 2027-03-18, until: 2027-03-18 }\n";

describe("a period that stops", () => {
  it("misses what falls due in it, with its id, never sends it when it ends, and leaves the rest alone", async () => {
    workspace.write("campaigns/periods.yaml", mourning);

    const before = await publishAt("2027-03-17T09:00:30Z");
    const during = await publishAt("2027-03-18T10:00:30Z");
    const after = await publishAt("2027-03-19T09:00:30Z");

    expect(before.published).toMatchObject([{ id: "day/before/print-room" }]);
    expect(during.published).toEqual([]);
    expect(during.missed).toMatchObject([
      { id: "day/during/print-room", because: "period" },
      { id: "day/urgent/print-room", because: "period" },
    ]);
    expect(after.published).toMatchObject([{ id: "day/after/print-room" }]);
    const { stdout } = await run("status", "--format", "json");
    expect(stdout).toContain("It fell due in a sensitive period: mourning-2027 (mourning)");
  });

  it("is not undone by `resume --catch-up`; a person can send afterwards, and not in it", async () => {
    workspace.write("campaigns/periods.yaml", mourning);
    await publishAt("2027-03-17T09:00:30Z");
    await publishAt("2027-03-18T09:00:30Z");
    await run("pause", "--all", "--reason", "x");
    await run("resume", "--all", "--catch-up");

    expect(await states()).toContain("during missed");
    workspace.write("campaigns/periods.yaml", mourning.replace("from: 2027-03-18", "from: 2020-01-01"));
    const inside = await run("send", "day/during/print-room");
    workspace.write("campaigns/periods.yaml", mourning);
    const outside = await run("send", "day/during/print-room");

    expect(inside.code).not.toBe(0);
    expect(inside.stderr).toContain("mourning-2027 (mourning)");
    expect(outside.code).toBe(0);
    expect(await states()).toContain("during published");
  });

  it("holds everything where the file cannot be read, and every view says so", async () => {
    workspace.write("campaigns/periods.yaml", "- { id: a, kind: mourning, from: soon }\n");
    await publishAt("2027-03-17T08:00:00Z");

    const { code, stderr } = await run("publish", "--now", "2027-03-17T09:00:30Z");

    expect(code).toBe(4);
    expect(stderr).toContain("campaigns/periods.yaml cannot be used, so nothing is sent");
    expect(await states()).toContain("before planned");
    expect((await run("plan")).stdout).toMatch(/^Paused: everything\. campaigns\/periods\.yaml cannot be used/);
    expect((await run("validate")).stdout).toContain("campaigns/periods.yaml:1");
  });

  it("lets what is critical go only when it was approved for it", async () => {
    workspace.write("campaigns/periods.yaml", mourning.replace(" }", ", except: critical, by: [mo-officer] }"));
    await publishAt("2027-03-17T08:00:00Z");

    const { missed, held } = await publishAt("2027-03-18T10:00:30Z");

    expect(missed).toContainEqual(expect.objectContaining({ id: "day/during/print-room", because: "period" }));
    expect(held).toMatchObject([{ id: "day/urgent/print-room", because: "period" }]);
    expect(held?.[0]?.reason).toContain("--period mourning-2027");
  });
});

describe("a period that asks or tells", () => {
  it("holds what was not approved for it, and says who can", async () => {
    workspace.write(
      "campaigns/periods.yaml",
      "- { id: pre, kind: pre-election, from: 2027-03-18, until: 2027-05-06, by: [mo-officer] }\n",
    );
    await publishAt("2027-03-17T08:00:00Z");

    const { published, held } = await publishAt("2027-03-18T09:00:30Z");

    expect(published).toEqual([]);
    expect(held).toMatchObject([{ id: "day/during/print-room", because: "period" }]);
    expect(held?.[0]?.reason).toContain("mo-officer can, with `campaign approve day/during/print-room --period pre`");
  });

  it("goes out where it is only told, and plan and status name it", async () => {
    workspace.write(
      "campaigns/periods.yaml",
      "- { id: q, kind: quiet, from: 2027-03-18, until: 2027-03-18, accounts: [print-room] }\n",
    );
    await publishAt("2027-03-17T08:00:00Z");

    const { published } = await publishAt("2027-03-18T09:00:30Z");
    const plan = JSON.parse((await run("plan", "--format", "json")).stdout) as {
      deliveries: { post: string; periods: string[]; blocked: string | null }[];
    };

    expect(published).toMatchObject([{ id: "day/during/print-room" }]);
    expect(plan.deliveries.map(({ post, periods, blocked }) => [post, periods, blocked])).toEqual([
      ["before", [], null],
      ["during", ["q"], null],
      ["urgent", ["q"], null],
      ["after", [], null],
    ]);
  });
});

describe("a post that was approved for a period", () => {
  async function approvedFor(period: string, post: string) {
    const people = "people: { mo-officer: { role: Monitoring officer }, other: { role: Somebody else } }\n";
    workspace.write("campaigns/accounts.yaml", `format: 2\n${people}${outboxAccounts}`);
    workspace.write("campaigns/periods.yaml", period);
    await publishAt("2027-03-17T09:00:30Z");
    await run("approve", `day/${post}`, "--period", "pre", "--as", "other");
    const kept = (await run("validate")).stdout.replace(/\s+/g, " ");
    const mine = await run("approve", `day/${post}`, "--period", "pre", "--as", "mo-officer");
    return { mine, kept };
  }
  const ask = "- { id: pre, kind: pre-election, from: 2027-03-18, until: 2027-03-18, by: [mo-officer] }\n";

  it("goes out in one that asks, when whoever may agree did; what was not approved stays held", async () => {
    const { mine, kept } = await approvedFor(ask, "during");

    const { published, held } = await publishAt("2027-03-18T10:00:30Z");

    expect(mine.code).toBe(0);
    expect(kept).toContain("2 posts (during, urgent) fall into the sensitive period");
    expect(kept).toContain("are not approved for it: they will be held");
    expect(published).toMatchObject([{ id: "day/during/print-room" }]);
    expect(held).toMatchObject([{ id: "day/urgent/print-room", because: "period" }]);
    const after = (await run("validate")).stdout.replace(/\s+/g, " ");
    expect(after).toContain("`campaign approve day/urgent --period pre");
    expect(after).not.toContain("day/during");
  });

  it("goes out in one that stops all but what is critical", async () => {
    await approvedFor(ask.replace("pre-election", "mourning").replace("by:", "except: critical, by:"), "urgent");

    const { published, missed } = await publishAt("2027-03-18T10:00:30Z");

    expect(published).toMatchObject([{ id: "day/urgent/print-room" }]);
    expect(missed).toMatchObject([{ id: "day/during/print-room", because: "period" }]);
  });

  it("is missed in one that stops, approved or not", async () => {
    await approvedFor(ask.replace("pre-election", "mourning"), "during");

    const { published, missed } = await publishAt("2027-03-18T10:00:30Z");

    expect(published).toEqual([]);
    expect(missed?.map(({ id }) => id)).toEqual(["day/during/print-room", "day/urgent/print-room"]);
  });
});
