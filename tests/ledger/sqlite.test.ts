import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openSqliteLedger, type SqliteOptions, viewSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { testLedger } from "../contracts/ledger.ts";
import { FakeClock } from "../support/publishing/fake-clock.ts";

describe("the ledger in a SQLite file", () => {
  testLedger("process", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "campaign-ledger-"));
    const clock = new FakeClock("2027-03-18T08:00:00Z");
    const opened: Ledger[] = [];
    const dead = new Set<number>();
    const holders = (pid: number) => ({
      own: () => ({ pid, started: "", boot: "", space: "", host: "here" }),
      isAlive: (identity: { readonly pid: number }) => !dead.has(identity.pid),
    });
    return {
      async open() {
        const pid = opened.length + 1;
        const ledger = openSqliteLedger({
          file: path.join(folder, "ledger.sqlite"),
          workspace: "default",
          who: "test",
          now: () => clock.now(),
          realNow: () => clock.now(),
          holders: holders(pid),
        });
        opened.push(ledger);
        return ledger;
      },
      view: async () => viewSqliteLedger(path.join(folder, "ledger.sqlite"), holders(0)),
      kill(ledger) {
        dead.add(opened.indexOf(ledger) + 1);
      },
      pass: (milliseconds) => clock.pass(milliseconds),
      async end() {
        for (const ledger of opened) await ledger.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
});

describe("the file of a ledger", () => {
  let folder: string;
  let file: string;
  const now = () => new Date("2027-03-18T08:00:00Z");
  const options = (): SqliteOptions => ({ file, workspace: "default", who: "test", now, realNow: now });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "campaign-ledger-"));
    file = path.join(folder, ".campaign", "ledger.sqlite");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("and the files beside it are for their owner alone", async () => {
    const ledger = openSqliteLedger(options());

    const modes = ["", "-wal", "-shm", ".marker"].map((end) => statSync(file + end).mode & 0o777);
    await ledger.close();

    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  it("is ignored by git", async () => {
    await openSqliteLedger(options()).close();

    expect(readFileSync(path.join(folder, ".campaign", ".gitignore"), "utf8")).toBe("*\n");
  });

  it("of a newer campaign is refused, and says so", async () => {
    await openSqliteLedger(options()).close();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 99");
    database.close();

    expect(() => openSqliteLedger(options())).toThrow(/newer campaign \(its version is 99/);
  });

  it("that is no ledger is refused, text or another program's database", () => {
    file = path.join(folder, "notes");
    writeFileSync(file, "These are not the rows that you are looking for. ".repeat(30));
    expect(() => openSqliteLedger(options())).toThrow(/not a ledger of campaign/);

    file = path.join(folder, "other");
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE recipes (name TEXT)");
    database.close();
    expect(() => openSqliteLedger(options())).toThrow(/not a ledger of campaign/);
  });

  it("of another workspace is refused", async () => {
    await openSqliteLedger(options()).close();

    expect(() => openSqliteLedger({ ...options(), workspace: "other" })).toThrow(/belongs to the workspace "default"/);
  });

  it("can be read without being made", () => {
    expect(viewSqliteLedger(file)).toBeUndefined();
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it("is not made by a campaign that died before it could", async () => {
    await openSqliteLedger(options()).close();
    rmSync(file);

    const ledger = openSqliteLedger(options());
    const { restoredAt } = ledger.info;
    await ledger.close();

    expect(restoredAt).toBeUndefined();
  });
});
