/** Files that change between the start of `campaign publish` and the moment in which a post is sent. */
import { rmSync, utimesSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../../support/machine/run-campaign.ts";
import { type MastodonDouble, startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";

const open: TestWorkspace[] = [];
const servers: MastodonDouble[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) workspace.remove();
  for (const server of servers.splice(0)) await server.stop();
});

function workspaceWith(files: Readonly<Record<string, string>>): TestWorkspace {
  const workspace = aWorkspace(files);
  open.push(workspace);
  return workspace;
}

const before = ["publish", "--now", "2027-03-18T08:00:00Z"];
const atNine = ["publish", "--now", "2027-03-18T09:00:30Z", "--format", "json"];
type Listed = readonly { readonly id: string; readonly reason: string }[];
const reportOf = (run: Run) => JSON.parse(run.stdout) as Record<"published" | "later" | "held" | "missed", Listed>;
const idsOf = (list: Listed) => list.map(({ id }) => id);

describe("a file that is saved while the first of four posts is being sent", () => {
  const post = (id: string, text: string, at = "day 09:00") =>
    `  - { id: ${id}, at: ${at}, text: "${text} {hashtags}" }\n`;
  const file = (posts: string) => campaignYaml({ id: "day", posts, to: "ours" });
  const four = [
    post("a", "Exploitation is abuse."),
    post("b", "You can talk to us."),
    post("c", "Someone will listen."),
    post("d", "It is never your fault."),
  ].join("");

  async function publishWhile(save: (workspace: TestWorkspace) => void, also?: (request: string) => void) {
    let saved = false;
    const server = await startMastodonDouble({
      hold: async (request) => {
        also?.(request);
        if (request !== "POST /api/v1/statuses" || saved) return;
        saved = true;
        save(workspace);
      },
    });
    servers.push(server);
    const workspace = workspaceWith({
      "campaigns/accounts.yaml": `workspace: test\naccounts:\n  ours: { network: mastodon, handle: ${server.username}, service: "${server.url}", name: Ours }\n`,
      "campaigns/day.yaml": file(four),
    });
    const environment = { CAMPAIGN_OURS_SERVICE: server.url, CAMPAIGN_OURS_ACCESS_TOKEN: server.token };
    const campaign = (args: readonly string[]) => runCampaign(args, { cwd: workspace.root, environment });
    expect((await campaign(before)).code).toBe(0);
    const run = await campaign(atNine);
    return { run, campaign, words: () => server.written.map(({ status }) => String(status)), workspace };
  }

  it("sends the corrected one as corrected, the removed one never, and the moved one at its time", async () => {
    const edited = file(
      [
        post("a", "Exploitation is abuse."),
        post("b", "You can always talk to us."),
        post("d", "It is never your fault.", "day 15:00"),
      ].join(""),
    );
    const { run, campaign, words } = await publishWhile((workspace) => workspace.write("campaigns/day.yaml", edited));

    expect(words()).toEqual(["Exploitation is abuse. #CEADay27", "You can always talk to us. #CEADay27"]);
    expect(idsOf(reportOf(run).published)).toEqual(["day/a/ours", "day/b/ours"]);
    expect(run.code).toBe(0);
    const states = JSON.parse((await campaign(["status", "--format", "json"])).stdout).deliveries;
    expect(states.map(({ id, state }: { id: string; state: string }) => `${id} ${state}`).toSorted()).toEqual([
      "day/a/ours published",
      "day/b/ours published",
      "day/c/ours skipped",
      "day/d/ours planned",
    ]);

    await campaign(["publish", "--now", "2027-03-18T15:00:10Z"]);
    expect(words().slice(2)).toEqual(["It is never your fault. #CEADay27"]);
  });

  it("sends nothing of a file that is half saved, and all of it once it is whole", async () => {
    const half = file(four).slice(0, -30);
    const { run, campaign, words, workspace } = await publishWhile((each) => each.write("campaigns/day.yaml", half));

    expect(words()).toEqual(["Exploitation is abuse. #CEADay27"]);
    expect(idsOf(reportOf(run).later)).toEqual(["day/b/ours", "day/c/ours", "day/d/ours"]);
    expect(run.code).toBe(1);

    workspace.write("campaigns/day.yaml", file(four));
    await campaign(atNine);
    expect(words()).toHaveLength(4);
  });

  it("waits with everything while accounts.yaml is half saved", async () => {
    const { run, words } = await publishWhile((each) => each.write("campaigns/accounts.yaml", "workspace: test\nacc"));

    expect(words()).toEqual(["Exploitation is abuse. #CEADay27"]);
    expect(idsOf(reportOf(run).later)).toEqual(["day/b/ours", "day/c/ours", "day/d/ours"]);
    expect(run.code).toBe(1);
  });
});

describe("two copies of a workspace with one ledger", () => {
  const file = (text: string) =>
    campaignYaml({ id: "day", posts: `  - { id: a, at: day 09:00, text: "${text} {hashtags}" }\n` });

  it("the older copy sends nothing and exits with 3; a revert goes out", async () => {
    const [one, two] = ["Know the signs.", "Know the signs."].map((text) =>
      workspaceWith({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/day.yaml": file(text) }),
    );
    if (one === undefined || two === undefined) throw new Error("no workspace");
    const ledger = ["--ledger", path.join(one.root, "ledger.sqlite")];
    const on = (workspace: TestWorkspace, args: readonly string[]) =>
      runCampaign([...args, ...ledger], { cwd: workspace.root });
    await on(one, before);
    await on(two, before);
    two.write("campaigns/day.yaml", file("Know all the signs."));
    await on(two, before);

    const older = await on(one, atNine);
    two.write("campaigns/day.yaml", file("Know the signs."));
    const reverted = await on(two, atNine);
    const again = await on(one, atNine);

    expect(older.code).toBe(3);
    expect(reportOf(older).published).toEqual([]);
    expect(reportOf(older).later).toMatchObject([
      { reason: expect.stringContaining("This machine's files are older") },
    ]);
    expect(idsOf(reportOf(reverted).published)).toEqual(["day/a/print-room"]);
    expect(again.code).toBe(0);
  });
});

describe("a series without ids", () => {
  const series = (...texts: readonly string[]) =>
    campaignYaml({
      id: "day",
      posts: `  - id: all-day
    at: { from: day 09:00, until: day 17:00 }
    series:
${texts.map((text) => `      - { text: "${text} {hashtags}" }\n`).join("")}`,
    });
  const [first, second, third] = ["Exploitation is abuse.", "You can talk to us.", "Someone will listen."];
  const at = (hour: string) => ["publish", "--now", `2027-03-18T${hour}:00:30Z`, "--format", "json"];

  async function whereTheFirstIsOut() {
    const workspace = workspaceWith({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": series(first ?? "", second ?? "", third ?? ""),
    });
    const campaign = (args: readonly string[]) => runCampaign(args, { cwd: workspace.root });
    await campaign(before);
    expect(idsOf(reportOf(await campaign(at("09"))).published)).toEqual(["day/all-day.1/print-room"]);
    return { workspace, campaign };
  }

  it.each([
    { edit: "whose first item was taken out", texts: [second, third] },
    { edit: "into which one was put in front", texts: ["Listen first.", first, second, third] },
  ])("$edit after it went out is held, told at each run, and goes on with ids", async ({ texts }) => {
    const { workspace, campaign } = await whereTheFirstIsOut();
    workspace.write("campaigns/day.yaml", series(...texts.map(String)));

    const dry = await campaign([...at("17"), "--dry-run"]);
    const soon = await campaign(at("10"));
    const due = await campaign(at("17"));

    expect(JSON.parse(dry.stdout)).toMatchObject({ due: [], problems: [{ code: "series-shifted" }] });
    expect(dry.code).toBe(1);
    expect(soon.code).toBe(3);
    expect(soon.stdout).toContain('"series-shifted"');
    expect(soon.stdout).toContain("write `id: 1` at the item that went out as number 1");
    expect(reportOf(due).published).toEqual([]);
    expect(due.stdout).toContain('"series-shifted"');
    expect(due.code).not.toBe(0);

    const named = series(second ?? "", third ?? "")
      .replace(`- { text: "${second}`, `- { id: b, text: "${second}`)
      .replace(`- { text: "${third}`, `- { id: c, text: "${third}`);
    workspace.write("campaigns/day.yaml", named);
    const mended = await campaign(at("17"));
    expect(idsOf(reportOf(mended).published)).toEqual(["day/all-day.c/print-room"]);
    expect(mended.stdout).not.toContain('"series-shifted"');
  });

  it("whose last item is reworded before it is due goes on", async () => {
    const { workspace, campaign } = await whereTheFirstIsOut();
    workspace.write("campaigns/day.yaml", series(first ?? "", second ?? "", "We will listen."));

    const run = await campaign(at("17"));

    expect(idsOf(reportOf(run).published)).toEqual(["day/all-day.3/print-room"]);
    expect(run.stdout).not.toContain('"series-shifted"');
  });

  it("whose first item was missed, and then taken out, is held too", async () => {
    const workspace = workspaceWith({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": series(first ?? "", second ?? "", third ?? ""),
    });
    const campaign = (args: readonly string[]) => runCampaign(args, { cwd: workspace.root });
    await campaign(before);
    await campaign(at("12"));
    workspace.write("campaigns/day.yaml", series(second ?? "", third ?? ""));

    const run = await campaign(at("17"));

    expect(reportOf(run).published).toEqual([]);
    expect(run.stdout).toContain("day/all-day.1/print-room was missed with other words");
  });
});

describe("settle --not-sent", () => {
  it("after a pause that is over plans it again, and the next run sends it", async () => {
    const now = Date.now();
    const minutes = (count: number) => new Date(now + count * 60_000);
    const written = (instant: Date) => instant.toISOString().slice(0, 16).replace("T", " ");
    const due = minutes(-30);
    const workspace = workspaceWith({
      "campaigns/accounts.yaml": outboxAccounts,
      "campaigns/day.yaml": `campaign: day
title: A day
date: ${due.toISOString().slice(0, 10)}
timezone: UTC
to: [print-room]
posts:
  - { id: a, at: ${written(due)}, text: "Know the signs." }
`,
    });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: workspace.root });
    await campaign("publish", "--now", minutes(-60).toISOString());
    const file = path.join(workspace.root, "campaigns/pause.yaml");
    workspace.write(
      "campaigns/pause.yaml",
      `- { all: true, reason: Bad news, until: ${minutes(-10).toISOString()} }\n`,
    );
    utimesSync(file, minutes(-40), minutes(-40));
    const paused = await campaign("publish", "--format", "json");

    const settled = await campaign("settle", "day/a/print-room", "--not-sent");
    const next = await campaign("publish", "--format", "json");

    expect(idsOf(reportOf(paused).missed)).toEqual(["day/a/print-room"]);
    expect(settled.stderr).toContain("is planned");
    expect(idsOf(reportOf(next).published)).toEqual(["day/a/print-room"]);
    rmSync(file);
  });
});
