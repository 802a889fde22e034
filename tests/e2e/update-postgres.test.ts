/** A newer program over the database of the release before: changed once, told, nothing lost and nothing sent twice. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../../src/ledger/postgres/schema.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";

const posts = `  - { id: a, at: day 09:00, text: "Know the signs. Childline: 0800 1111. {hashtags}" }
  - { id: b, at: day 10:00, text: "Someone will listen. Childline: 0800 1111. {hashtags}" }
`;
const before = "2027-03-18T08:00:00Z";
const atNine = "2027-03-18T09:00:30Z";
const atTen = "2027-03-18T10:00:30Z";
const older = migrations.length - 1;
const told = "The ledger was brought up to date with this program; an older one refuses it now. A database has no copy";

let server: PostgresServer;
let workspace: TestWorkspace;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.newDatabase();
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
  await publish(before);
  await publish(atNine);
  await asBefore();
});
afterEach(() => workspace.remove());

const campaign = (...args: readonly string[]) =>
  runCampaign(args, { cwd: workspace.root, environment: { CAMPAIGN_LEDGER: url } });
const publish = (now: string) => campaign("publish", "--now", now, "--format", "json");
const versionNow = async () => (await server.ask(url, "SELECT version FROM campaign.about"))[0]?.version;

/** What the last change of the tables brought is taken out again: so the release before left it. */
async function asBefore(): Promise<void> {
  const last = migrations.at(-1) ?? "";
  const drops = [
    ...[...last.matchAll(/ALTER TABLE (\S+) ADD COLUMN (\w+)/g)].map(
      ([, table, column]) => `ALTER TABLE ${table} DROP COLUMN ${column};`,
    ),
    ...[...last.matchAll(/CREATE FUNCTION ([\w.]+)/g)].map(([, name]) => `DROP FUNCTION ${name};`),
  ];
  expect(drops.length).toBeGreaterThan(0);
  await server.ask(url, `${drops.join("\n")} UPDATE campaign.about SET version = ${older}`);
}

const idsOf = (runs: readonly Run[]) =>
  runs.flatMap(({ stdout }) => (JSON.parse(stdout) as { published: { id: string }[] }).published.map(({ id }) => id));
const tellers = (runs: readonly Run[]) => runs.filter(({ stderr }) => stderr.includes(told)).length;

describe("a newer program, over the database of the release before", () => {
  it("changes nothing by looking: it names the copy to make first, and which command goes on", async () => {
    const status = await campaign("status");
    const doctor = await campaign("doctor", "--offline", "--format", "json");

    expect(status).toMatchObject({ code: 4, stdout: "" });
    expect(status.stderr).toMatch(/next `campaign publish` brings it up to date.*`pg_dump --schema=campaign`/);
    const { findings } = JSON.parse(doctor.stdout) as { findings: { check: string }[] };
    expect(findings.filter(({ check }) => check === "ledger")).toMatchObject([
      { state: "note", message: expect.stringContaining("pg_dump") },
    ]);
    expect(await versionNow()).toBe(older);
  });

  it("brings it up to date once, says so, and posts what is left to be posted and nothing twice", async () => {
    const runs = [await publish("2027-03-18T09:02:00Z"), await publish(atTen), await publish("2027-03-18T10:02:00Z")];

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(tellers(runs)).toBe(1);
    expect(runs[0]?.stderr).toContain(told);
    expect(idsOf(runs)).toEqual(["day/b/print-room"]);
    const status = await campaign("status", "--format", "json");
    expect(JSON.parse(status.stdout)).toMatchObject({ deliveries: [{ state: "published" }, { state: "published" }] });
    expect(await versionNow()).toBe(migrations.length);
    expect((await campaign("log", "--verify")).code).toBe(0);
  });

  it("does so once where several runs begin in the same minute", async () => {
    const runs = await Promise.all([publish(atTen), publish(atTen), publish(atTen)]);

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(tellers(runs)).toBe(1);
    expect(idsOf(runs)).toEqual(["day/b/print-room"]);
  });

  it("takes a person's stop at once, before any run of the publisher", async () => {
    const pause = await campaign("pause", "--all", "--reason", "Wait");
    const run = await publish(atTen);

    expect(pause.stderr).toContain(told);
    expect(JSON.parse(run.stdout)).toMatchObject({ published: [], missed: [{ id: "day/b/print-room" }] });
  });

  it("is refused by the program that is older than it, which sends nothing and says what to do", async () => {
    await server.ask(url, `UPDATE campaign.about SET version = ${migrations.length + 1}`);

    const refused = await publish(atTen);
    const pause = await campaign("pause", "--all", "--reason", "Wait");

    expect(refused).toMatchObject({ code: 4, stdout: "" });
    expect(refused.stderr).toContain("was changed by a newer campaign");
    expect(pause.code).toBe(4);
    expect(await versionNow()).toBe(migrations.length + 1);
  });
});
