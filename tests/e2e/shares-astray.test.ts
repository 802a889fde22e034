/** Shares where something goes astray: a backup put back, two machines, accounts under other ids, stops. Never twice. */
import { copyFileSync, cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { startPostgres } from "../support/machine/postgres.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";
import { type MastodonDouble, startMastodonDouble } from "../support/networks/mastodon/mastodon-double.ts";

const words = "Somebody will listen.";

let lead: MastodonDouble;
let sharer: MastodonDouble;
let one: TestWorkspace;

interface Names {
  readonly lead?: string;
  readonly sharer?: string;
}

function accounts({ lead: first = "lead", sharer: second = "partner" }: Names = {}): string {
  return `workspace: sharing
format: 2
policies: { gap: 0m }
people: { jo: { role: Press office } }
accounts:
  ${first}: { network: mastodon, handle: ${lead.username}, service: "${lead.url}", name: Northdale }
  ${second}: { network: mastodon, handle: ${sharer.username}, service: "${sharer.url}", name: Eastdale }
`;
}

function campaign({ lead: first = "lead", sharer: second = "partner" }: Names = {}): string {
  return `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
posts:
  - { id: hello, at: day 09:00, to: [${first}], text: "${words}" }
  - { id: pass-on, at: day 09:30, share: hello, of: [${first}], to: [${second}] }
`;
}

beforeEach(async () => {
  [lead, sharer] = await Promise.all([startMastodonDouble(), startMastodonDouble()]);
  one = aWorkspace({ "campaigns/accounts.yaml": accounts(), "campaigns/day.yaml": campaign() });
});
afterEach(async () => {
  one.remove();
  await Promise.all([lead.stop(), sharer.stop()]);
});

/** Whatever the two accounts are called. */
function secrets(): Readonly<Record<string, string>> {
  const ofIds = (ids: readonly string[], { token, url }: MastodonDouble) =>
    ids.flatMap((id) => [
      [`CAMPAIGN_${id}_ACCESS_TOKEN`, token],
      [`CAMPAIGN_${id}_SERVICE`, url],
    ]);
  return Object.fromEntries([...ofIds(["LEAD", "NORTH"], lead), ...ofIds(["PARTNER", "EAST"], sharer)]);
}

interface Machine {
  readonly root: string;
  readonly ledger?: string;
}

function run({ root, ledger }: Machine, ...args: readonly string[]) {
  const environment = { ...secrets(), ...(ledger !== undefined && { CAMPAIGN_LEDGER: ledger }) };
  return runCampaign([...args, "--format", "json"], { cwd: root, environment });
}

type Lists = Readonly<Record<"published" | "later" | "missed" | "held", readonly { id: string; reason?: string }[]>>;

async function publishAt(time: string, machine: Machine = one): Promise<Lists> {
  const { stdout, stderr } = await run(machine, "publish", "--now", `2027-03-18T${time}:00Z`);
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout);
}

async function states(machine: Machine = one): Promise<Readonly<Record<string, string>>> {
  const { deliveries } = JSON.parse((await run(machine, "status", "day")).stdout);
  return Object.fromEntries(deliveries.map(({ id, state }: { id: string; state: string }) => [id, state]));
}

/** The lead's post, as the sharer's server has it once it has fetched it. */
function fetched(): string {
  const [status] = lead.statuses;
  const { id } = sharer.account.put(words);
  sharer.account.elsewhere.set(`${lead.url}/@${lead.username}/${status?.id}`, id);
  return id;
}

const bothOut = { "day/hello/lead": "published", "day/pass-on/partner": "published" };

describe("a share", () => {
  it.each(["08:00", "09:01"])(
    "is found again after a backup of %s is put back, and not made once more",
    async (when) => {
      const ledger = path.join(one.root, ".campaign/ledger.sqlite");
      const backup = path.join(one.root, "backup");
      await publishAt("08:00");
      if (when === "08:00") copyFileSync(ledger, backup);
      await publishAt("09:01");
      const id = fetched();
      if (when === "09:01") copyFileSync(ledger, backup);
      await publishAt("09:31");
      copyFileSync(backup, ledger);

      await publishAt("09:40");
      const resumed = await run(one, "resume", "--all");
      for (const time of ["09:41", "09:59", "13:00"]) await publishAt(time);

      expect(resumed.code).toBe(0);
      expect(await states()).toEqual(bothOut);
      expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, [id]]);
    },
  );

  it("is not made again under another id of its account, or of its lead's", async () => {
    for (const time of ["08:00", "09:01"]) await publishAt(time);
    const id = fetched();
    await publishAt("09:31");
    const calls = () => sharer.asked.filter((request) => request.endsWith("/reblog")).length;
    const before = calls();

    for (const names of [{ sharer: "east" }, { lead: "north" }, { lead: "north", sharer: "east" }]) {
      one.write("campaigns/accounts.yaml", accounts(names));
      one.write("campaigns/day.yaml", campaign(names));
      const { published } = await publishAt("09:41");
      expect(published, JSON.stringify(names)).toEqual([]);
    }

    expect([lead.statuses.length, sharer.account.boosts, before, calls()]).toEqual([1, [id], 1, 1]);
  });

  it("of a post that a pause stopped is missed, and says why", async () => {
    await publishAt("08:00");
    await run(one, "pause", "--account", "lead", "--reason", "We wait");
    await publishAt("09:01");
    await run(one, "resume", "--account", "lead");
    const waiting = await publishAt("09:31");
    await publishAt("11:31");

    expect(waiting.later).toMatchObject([{ id: "day/pass-on/partner", reason: expect.stringContaining("We wait") }]);
    expect(await states()).toEqual({ "day/hello/lead": "missed", "day/pass-on/partner": "missed" });
    expect([lead.statuses, sharer.account.boosts]).toEqual([[], []]);
  });

  it("stays away where only the sharing account is in a sensitive period", async () => {
    one.write(
      "campaigns/periods.yaml",
      `- { id: quiet-days, kind: mourning, from: 2027-03-18, until: 2027-03-18, accounts: [partner], by: [jo] }\n`,
    );
    await publishAt("08:00");
    await publishAt("09:01");
    fetched();
    const { missed, held } = await publishAt("09:31");
    one.write("campaigns/periods.yaml", "");
    await publishAt("09:40");

    expect([...missed, ...held].map(({ id }) => id)).toEqual(["day/pass-on/partner"]);
    expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, []]);
  });
});

it("is made once by two machines at one PostgreSQL ledger, and not of what either took back or has not posted", async () => {
  const server = await startPostgres();
  const two = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-second-")));
  try {
    const ledger = await server.newDatabase();
    cpSync(one.root, two, { recursive: true });
    const machines = [
      { root: one.root, ledger },
      { root: two, ledger },
    ] as const;
    const atOnce = async (time: string) =>
      (await Promise.all(machines.map((machine) => publishAt(time, machine)))).flatMap(({ published }) =>
        published.map(({ id }) => id),
      );
    expect(await atOnce("08:00")).toEqual([]);
    expect(await atOnce("09:01")).toEqual(["day/hello/lead"]);
    const id = fetched();

    expect(await atOnce("09:31")).toEqual(["day/pass-on/partner"]);
    expect(await atOnce("09:32")).toEqual([]);
    expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, [id]]);

    const recalled = await run(machines[1], "recall", "day/hello", "--reason", "It is wrong.");
    expect(await atOnce("09:33")).toEqual([]);
    expect(JSON.parse(recalled.stdout).recalled, recalled.stderr).toHaveLength(2);
    expect([lead.statuses, sharer.account.boosts]).toEqual([[], []]);
    expect(await states(machines[0])).toEqual({ "day/hello/lead": "recalled", "day/pass-on/partner": "recalled" });
  } finally {
    rmSync(two, { recursive: true, force: true });
    await server.stop();
  }
});

it("that a person makes is the same card after a backup is put back, and waits to be settled again", async () => {
  const hands = aWorkspace({
    "campaigns/accounts.yaml": `workspace: hands
accounts:
  lead: { network: handoff, channel: screen, handle: north.example, name: Northdale }
  partner: { network: handoff, channel: screen, handle: east.example, name: Eastdale }
`,
    "campaigns/day.yaml": campaign(),
  });
  const at = async (time: string, ...args: readonly string[]) => {
    const done = await runCampaign(args, { cwd: hands.root, startsAt: `2027-03-18T${time}:00Z` });
    expect([0, 3], done.stderr).toContain(done.code);
    return done;
  };
  const cards = () => readdirSync(path.join(hands.root, "handoff/partner"));
  const [ledger, backup] = [".campaign/ledger.sqlite", "backup"].map((file) => path.join(hands.root, file));
  try {
    await at("08:00", "publish");
    await at("09:01", "publish");
    await at("09:05", "settle", "day/hello/lead", "--sent", "done");
    copyFileSync(ledger ?? "", backup ?? "");
    await at("09:31", "publish");
    const card = cards();
    await at("09:35", "settle", "day/pass-on/partner", "--sent", "done");
    copyFileSync(backup ?? "", ledger ?? "");
    await at("09:40", "publish");
    await at("09:41", "resume", "--all");
    await at("09:43", "publish");
    const status = await at("09:44", "status", "day");

    expect(status.stdout).toContain("waiting    day/pass-on/partner");
    expect(card).toHaveLength(1);
    expect(cards()).toEqual(card);
  } finally {
    hands.remove();
  }
});
