/** A newer program over the ledger of the release before: nothing goes out twice, and there is a way back. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../../src/ledger/sqlite/schema.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const posts = '  - { id: a, at: day 09:00, text: "Know the signs. Childline: 0800 1111. {hashtags}" }\n';
const before = "2027-03-18T08:00:00Z";
const due = "2027-03-18T09:00:30Z";
const older = migrations.length - 1;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
  await publish(before);
  await publish(due);
});
afterEach(() => workspace.remove());

const publish = (now: string) => runCampaign(["publish", "--now", now, "--format", "json"], { cwd: workspace.root });
const file = () => path.join(workspace.root, ".campaign/ledger.sqlite");
const copies = () => readdirSync(path.dirname(file())).filter((name) => /version-|part/.test(name));

function inLedger<T>(work: (database: DatabaseSync) => T, at = file()): T {
  const database = new DatabaseSync(at);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const versionOf = (at = file()) =>
  inLedger((database) => database.prepare("PRAGMA user_version").get()?.user_version, at);

/** What the last change of the tables brought is taken out again: so the release before left it. */
function asBefore(): void {
  inLedger((database) => {
    const columns = [...(migrations.at(-1) ?? "").matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g)];
    expect(columns.length).toBeGreaterThan(0);
    for (const [, table, column] of columns) database.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    database.exec(`PRAGMA user_version = ${older}`);
  });
}

describe("a newer program, over the ledger of the release before", () => {
  it("looks at it, and changes nothing by that", async () => {
    asBefore();

    const status = await runCampaign(["status", "--format", "json"], { cwd: workspace.root });

    expect(JSON.parse(status.stdout)).toMatchObject({ deliveries: [{ id: "day/a/print-room", state: "published" }] });
    expect([versionOf(), copies()]).toEqual([older, []]);
  });

  it("brings it up to date once, keeps a copy that only its owner may read, says so, and posts nothing twice", async () => {
    asBefore();

    const first = await publish(due);
    const second = await publish("2027-03-18T09:02:00Z");

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(JSON.parse(first.stdout)).toMatchObject({ published: [], held: [], missed: [], unknown: [] });
    const kept = `ledger.sqlite.version-${older}`;
    expect(first.stderr).toContain(`As it was, it is kept in .campaign/${kept}.`);
    expect(second.stderr).toBe("");
    expect(copies()).toEqual([kept]);
    const copy = path.join(path.dirname(file()), kept);
    expect([versionOf(), versionOf(copy)]).toEqual([migrations.length, older]);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const state = "SELECT state FROM deliveries";
    expect(inLedger((database) => database.prepare(state).all(), copy)).toEqual([{ state: "published" }]);
    const verified = await runCampaign(["log", "--verify"], { cwd: workspace.root });
    expect(verified.code).toBe(0);
  });

  it("is refused by the program that is older than it, which sends nothing and says what to do", async () => {
    inLedger((database) => database.exec(`PRAGMA user_version = ${migrations.length + 1}`));

    const { code, stdout, stderr } = await publish("2027-03-18T09:02:00Z");

    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("was written by a newer campaign");
  });
});
