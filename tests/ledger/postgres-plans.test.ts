import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ask, connect, type Database } from "../../src/ledger/postgres/database.ts";
import {
  readDetail,
  readLastPost,
  readReceiptIds,
  readRows,
  readSameWords,
} from "../../src/ledger/postgres/deliveries.ts";
import { storedEvents } from "../../src/ledger/postgres/events.ts";
import { openPostgresLedger } from "../../src/ledger/postgres/index.ts";
import { holderOf, renewLock } from "../../src/ledger/postgres/locks.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";

let server: PostgresServer;
let database: Database;
let folder: string;
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(path.join(tmpdir(), "campaign-plans-"));
  const url = await server.newDatabase();
  const now = () => new Date("2027-03-18T08:00:00Z");
  const marker = path.join(folder, "postgres.marker");
  const ledger = await openPostgresLedger({ url, marker, workspace: "northdale", who: "test", now, realNow: now });
  await ledger.close();
  database = connect(url);
});
afterAll(async () => {
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** What is asked, without an answer. */
async function questionsOf(reads: (ask: Ask) => Promise<unknown>): Promise<readonly string[]> {
  const asked: string[] = [];
  await reads(async (text) => {
    asked.push(text);
    return [];
  });
  return asked;
}

/** The tables that the server walks through from end to end though it was told to avoid that: no index answers. */
async function walksOf(question: string): Promise<readonly string[]> {
  return database.transaction(async (ask) => {
    await ask("SET LOCAL enable_seqscan = off");
    const plan = await ask<{ "QUERY PLAN": string }>(`EXPLAIN (GENERIC_PLAN) ${question}`);
    return plan.flatMap(({ "QUERY PLAN": line }) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []);
  });
}

const within = { now: new Date(0), within: 1000 };

it.each<[string, (ask: Ask) => Promise<unknown>]>([
  ["rows by their names", (ask) => readRows(ask, { deliveries: ["a/b/c"] })],
  ["rows of an account", (ask) => readRows(ask, { account: "a" })],
  ["rows of an identity", (ask) => readRows(ask, { identity: "a" })],
  ["a delivery", (ask) => readDetail(ask, "a/b/c")],
  ["the same words", (ask) => readSameWords(ask, { words: "w", delivery: "d", ...within })],
  ["receipts of an identity", (ask) => readReceiptIds(ask, "a")],
  ["the last post of an identity", (ask) => readLastPost(ask, "a")],
  ["events of an account", (ask) => storedEvents(ask, { account: "" })],
  ["events of a delivery", (ask) => storedEvents(ask, { delivery: "a/b/c" })],
  ["who holds a lock", (ask) => holderOf(ask, ["a"])],
  ["a lock's sign of life", (ask) => renewLock(ask, { names: ["a"], token: "t" })],
])("%s: answered by an index, with a plan that is kept", async (_, reads) => {
  const questions = await questionsOf(reads);

  expect(questions).not.toStrictEqual([]);
  expect((await Promise.all(questions.map(walksOf))).flat()).toStrictEqual([]);
});

it("a question without an index is known as one", async () => {
  expect(await walksOf("SELECT * FROM campaign.events WHERE $1::text IS NULL OR account = $1")).toStrictEqual([
    "events",
  ]);
});
