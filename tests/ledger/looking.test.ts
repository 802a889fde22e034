/** Those who may only read, disks without room, and ledgers of the first version. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explained } from "../../src/ledger/sqlite/database.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { migrations } from "../../src/ledger/sqlite/schema.ts";
import { identityOf } from "../../src/networks/identity.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const now = () => new Date("2027-03-18T09:00:00Z");
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "campaign-looking-"));
  file = path.join(folder, "ledger.sqlite");
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});
const open = () => openSqliteLedger({ file, workspace: "default", who: "test", now, realNow: now });

describe.skipIf(process.platform === "win32")("somebody who may write nothing beside the ledger", () => {
  function look(): unknown {
    const script = path.resolve(import.meta.dirname, "../support/publishing/looking-process.ts");
    return JSON.parse(execFileSync(process.execPath, [script, file], { encoding: "utf8" }));
  }

  it("sees all of it where it may be read", async () => {
    await open().close();
    chmodSync(file, 0o644);
    chmodSync(`${file}.marker`, 0o644);
    chmodSync(folder, 0o555);

    expect(look()).toEqual({ events: 1, likeness: "whole" });
  });

  it("is told whose it is where it may not", async () => {
    await open().close();
    chmodSync(file, 0o000);
    chmodSync(folder, 0o555);

    expect(look()).toMatchObject({ message: expect.stringMatching(/may not be read by this user/) });
  });
});

describe("a ledger that cannot be made", () => {
  it("since there is no room is said as that", () => {
    const error = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });

    expect(explained(error, "/srv/ledger.sqlite")).toMatchObject({
      name: "LedgerError",
      message: expect.stringContaining("There is no room left for the ledger /srv/ledger.sqlite"),
    });
  });

  it("since something else has the name of its folder is said in words", () => {
    writeFileSync(path.join(folder, "taken"), "");
    file = path.join(folder, "taken", "ledger.sqlite");

    expect(open).toThrow(/cannot be opened/);
  });
});

describe("a marker", () => {
  it("that cannot be read stops whoever would write, in words", async () => {
    await open().close();
    rmSync(`${file}.marker`);
    mkdirSync(`${file}.marker`);

    expect(open).toThrow(/which says how far the ledger had come, cannot be read \(it is no file\)/);
  });

  it("that is a pipe is not waited for", async () => {
    await open().close();
    rmSync(`${file}.marker`);
    execFileSync("mkfifo", [`${file}.marker`]);

    expect(open).toThrow(/cannot be read \(it is no file\)/);
  });

  it("of the first version is compared by its number, and holds the hash from then on", async () => {
    await open().close();
    const [id, event] = readFileSync(`${file}.marker`, "utf8").split(" ");
    writeFileSync(`${file}.marker`, `${id} ${event}\n`);

    const ledger = open();
    await ledger.close();

    expect(ledger.info.restoredAt).toBeUndefined();
    expect(readFileSync(`${file}.marker`, "utf8")).toMatch(/^[0-9a-f]{8} \d{16} [0-9a-f]{64} [0-9a-f]{16}\n$/);

    writeFileSync(`${file}.marker`, `${id} 0000000000000009\n`);
    const behind = open();
    await behind.close();
    expect(behind.info.restoredAt).toEqual(now());
  });
});

const anOldClaim = {
  account: anAccount({ handle: "Council.example.org" }),
  message: { parts: [] },
  critical: false,
  again: false,
  keyDueAt: "2027-03-18T09:00:00.000Z",
  firstClaimAt: "2027-03-18T09:00:00.000Z",
};

describe("a ledger of version 0.1.0 as it was first released", () => {
  it("knows afterwards whose the accounts were that something was claimed of", async () => {
    const database = new DatabaseSync(file);
    for (const sql of migrations.slice(0, 2)) database.exec(sql);
    database.exec(`PRAGMA application_id = ${0x63616d70}; PRAGMA user_version = 2`);
    database.exec(
      `INSERT INTO ledger (one, id, workspace, purpose, created_at) VALUES (1, 'abcd1234', 'default', 'publish', 0);
       INSERT INTO deliveries (delivery, account, state, due_at, late, seen_at) VALUES ('day/new/ours', 'ours', 'planned', 0, 0, 0)`,
    );
    database
      .prepare(
        `INSERT INTO deliveries (delivery, account, state, attempt, due_at, late, seen_at, claim, published_at)
         VALUES ('day/old/ours', 'ours', 'published', 1, 0, 0, 0, ?, 77)`,
      )
      .run(JSON.stringify(anOldClaim));
    database.close();
    writeFileSync(`${file}.marker`, "abcd1234 0000000000000000\n");

    const ledger = open();
    const identities = (await ledger.rows()).map(({ delivery, identity }) => [delivery, identity]);
    await ledger.close();

    expect(identities).toEqual([
      ["day/new/ours", undefined],
      ["day/old/ours", identityOf(anOldClaim.account)],
    ]);
  });

  it("opens, is brought up to date, and does not count as restored", async () => {
    const database = new DatabaseSync(file);
    for (const sql of migrations.slice(0, 2)) database.exec(sql);
    database.exec(`PRAGMA application_id = ${0x63616d70}; PRAGMA user_version = 2`);
    database.exec(
      "INSERT INTO ledger (one, id, workspace, purpose, created_at) VALUES (1, 'abcd1234', 'default', 'publish', 0)",
    );
    database.close();
    writeFileSync(`${file}.marker`, "abcd1234 0000000000000000\n");

    const ledger = open();
    const { info } = ledger;
    const faults = await ledger.verify();
    await ledger.close();

    expect(info).toMatchObject({ id: "abcd1234" });
    expect(info.restoredAt).toBeUndefined();
    expect(faults).toEqual([]);
  });
});
