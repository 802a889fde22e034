/** A backup that is put back, on one machine and on two, and the program as its users run it. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";

const at = (time: string) => `2027-03-18T${time}:30Z`;
const posts = ["hello 09:00", "again 10:00", "sensitive 11:00", "last 12:00"]
  .map((each) => each.split(" "))
  .map(([id, time]) => `  - { id: ${id}, at: "day ${time}", text: "The words of ${id}. {hashtags}" }\n`)
  .join("");

let machines: TestWorkspace[] = [];
function aMachine(): TestWorkspace {
  const machine = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/good.yaml": campaignYaml({ id: "good", posts }),
  });
  machines.push(machine);
  return machine;
}
afterEach(() => {
  for (const machine of machines) machine.remove();
  machines = [];
});

/** What lies in the outboxes, by the posts' ids. */
function sent(): readonly string[] {
  return machines.flatMap(({ root }) => {
    const folder = path.join(root, "published");
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    return files.map((file) => /The words of (\w+)/.exec(readFileSync(path.join(folder, file), "utf8"))?.[1] ?? "");
  });
}

function idsOf({ stdout }: Run, list = "published"): readonly string[] {
  const report = JSON.parse(stdout) as Record<string, readonly { id: string }[]>;
  return (report[list] ?? []).map(({ id }) => id.split("/")[1] ?? "");
}

const forgotten =
  /knows nothing of skips, recalls and pauses made after \d\d:\d\d on \w+day \d+ \w+ 20\d\d: make them again/;

describe("a SQLite ledger that is restored", () => {
  let one: TestWorkspace;
  const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: one.root, ownProcess: true });
  const publish = (time: string) => campaign("publish", "--now", at(time), "--format", "json", "--quiet");
  const ledger = () => path.join(one.root, ".campaign/ledger.sqlite");

  beforeEach(async () => {
    one = aMachine();
    await publish("08:00");
    copyFileSync(ledger(), path.join(one.root, "backup"));
    await publish("09:00");
    await campaign("skip", "good/sensitive/print-room", "--reason", "A family asked us");
  });
  const restore = () => copyFileSync(path.join(one.root, "backup"), ledger());

  it("and found by cron's publish says since when skips and pauses are forgotten, and so does the resume", async () => {
    restore();

    const found = await publish("10:00");
    const still = await publish("10:01");
    const resumed = await campaign("resume", "--all");
    const after = await publish("10:02");

    expect([found.code, still.code]).toEqual([3, 3]);
    for (const { stderr } of [found, still, resumed]) expect(stderr).toMatch(forgotten);
    expect(idsOf(found)).not.toContain("again");
    expect(resumed.code).toBe(0);
    expect(after.stderr).not.toContain("restored");
    expect(idsOf(after)).toEqual(["again"]);
    expect(sent().toSorted()).toEqual(["again", "hello"]);
  });

  it("is told first by whatever only looks, which changes nothing", async () => {
    restore();
    const before = statSync(ledger(), { bigint: true }).mtimeNs;
    const mark = readFileSync(`${ledger()}.marker`, "utf8");

    const runs = [
      await campaign("status"),
      await campaign("plan"),
      await campaign("preview"),
      await campaign("validate"),
      await campaign("log"),
      await campaign("publish", "--dry-run", "--now", at("09:10"), "--format", "json"),
    ];
    const verify = await campaign("log", "--verify");

    for (const { stderr } of [...runs, verify]) expect(stderr).toMatch(/^This ledger was restored from a backup \(/);
    expect(runs[0]?.code).toBe(3);
    expect(idsOf(runs[5] as Run, "due")).toEqual([]);
    expect(idsOf(runs[5] as Run, "later")).toEqual(["hello"]);
    expect(verify.code).toBe(3);
    expect(statSync(ledger(), { bigint: true }).mtimeNs).toBe(before);
    expect(readFileSync(`${ledger()}.marker`, "utf8")).toBe(mark);
  });

  it("is not resumed by the resume that finds it", async () => {
    restore();

    const resumed = await campaign("resume", "--all", "--format", "json");
    const after = await publish("10:00");

    expect(resumed.code).toBe(3);
    expect(resumed.stderr).toMatch(forgotten);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ resumed: false, restored: true });
    expect(sent()).toEqual(["hello"]);
    expect(after.code).toBe(3);
  });

  it("of the same length, with other events in it, is another one", async () => {
    restore();
    rmSync(`${ledger()}.marker`);
    await publish("10:00");
    await campaign("resume", "--all");
    const other = readFileSync(`${ledger()}.marker`, "utf8");
    const [id = "", event = "", , branch = ""] = other.trimEnd().split(" ");
    one.write(".campaign/ledger.sqlite.marker", `${id} ${event} ${"a".repeat(64)} ${branch}\n`);

    const run = await publish("10:01");

    expect(run.code).toBe(3);
    expect(run.stderr).toContain("restored from a backup");
  });
});

describe("a PostgreSQL ledger that is restored behind two machines", () => {
  let server: PostgresServer;
  let url: string;
  let copies = 0;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const campaign = (machine: TestWorkspace, ...args: readonly string[]) =>
    runCampaign(args, { cwd: machine.root, environment: { CAMPAIGN_LEDGER: url }, ownProcess: true });
  const publish = (machine: TestWorkspace, time: string) =>
    campaign(machine, "publish", "--now", at(time), "--format", "json");

  /** The database as it is now, under another name: what a backup holds. */
  async function backUp(): Promise<string> {
    copies += 1;
    const name = `backup_${copies}`;
    await server.cut(url);
    await server.ask(
      url.replace(/[^/]+$/, "postgres"),
      `CREATE DATABASE ${name} TEMPLATE ${new URL(url).pathname.slice(1)} OWNER campaign`,
    );
    return name;
  }

  async function restore(backup: string): Promise<void> {
    const name = new URL(url).pathname.slice(1);
    const admin = url.replace(/[^/]+$/, "postgres");
    await server.cut(url);
    await server.ask(admin, `DROP DATABASE ${name}`);
    await server.ask(admin, `ALTER DATABASE ${backup} RENAME TO ${name}`);
  }

  let idle: TestWorkspace;
  let busy: TestWorkspace;
  let backup: string;
  beforeEach(async () => {
    url = await server.newDatabase();
    [idle, busy] = [aMachine(), aMachine()];
    await publish(busy, "08:00");
    await publish(idle, "08:01");
    backup = await backUp();
    // Busy sends; then somebody stops everything. Idle hears of nothing.
    await publish(busy, "09:00");
    await campaign(busy, "pause", "--all", "--reason", "National mourning");
  });

  it("is noticed by the idle one, which repeats nothing and sends nothing that a lost pause would stop", async () => {
    await restore(backup);

    const found = await publish(idle, "09:10");
    const other = await publish(busy, "10:00");
    const again = await publish(idle, "10:00");

    for (const run of [found, other, again]) {
      expect(run.code).toBe(3);
      expect(run.stderr).toMatch(forgotten);
    }
    expect(sent()).toEqual(["hello"]);
  });

  it("goes on after one resume, though the busy machine remembers what was lost", async () => {
    await restore(backup);
    await publish(idle, "09:10");

    const resumed = await campaign(idle, "resume", "--all");
    const after = await publish(busy, "10:00");
    const verify = await campaign(busy, "log", "--verify");

    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toMatch(forgotten);
    expect(after.stderr).not.toContain("restored");
    // Hello lies in the outbox of the busy machine, which finds it there.
    expect(idsOf(after).toSorted()).toEqual(["again", "hello"]);
    expect(sent().toSorted()).toEqual(["again", "hello"]);
    expect(verify.code).toBe(0);
  });

  it("is noticed by a machine that keeps no folder between runs", async () => {
    await restore(backup);
    const fresh = aMachine();

    const found = await publish(fresh, "09:10");
    const second = await publish(aMachine(), "09:11");

    for (const run of [found, second]) {
      expect(run.code).toBe(3);
      expect(run.stderr).toMatch(forgotten);
    }
    expect(sent()).toEqual(["hello"]);
  });

  it("and one that was not is taken as it is by a machine that is new", async () => {
    const fresh = aMachine();

    const run = await publish(fresh, "09:10");

    expect(run.stderr).not.toContain("restored");
    expect(run.code).toBe(0);
  });

  it("is told first by whatever only looks", async () => {
    await restore(backup);

    const runs = [await campaign(idle, "status"), await campaign(aMachine(), "plan"), await campaign(busy, "preview")];

    for (const { stderr } of runs) expect(stderr).toMatch(/^This ledger was restored from a backup \(/);
    expect(runs[0]?.code).toBe(3);
  });
});

describe("a workspace copied with its ledger", () => {
  it("publishes beside the first: nothing that it could compare tells the two apart", async () => {
    const one = aMachine();
    await runCampaign(["publish", "--now", at("08:00")], { cwd: one.root });
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-copy-")));
    cpSync(one.root, root, { recursive: true });

    const first = await runCampaign(["publish", "--now", at("09:00"), "--format", "json"], { cwd: one.root });
    const second = await runCampaign(["publish", "--now", at("09:00"), "--format", "json"], { cwd: root });
    rmSync(root, { recursive: true });

    expect([idsOf(first), idsOf(second)]).toEqual([["hello"], ["hello"]]);
  });
});
