import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { LedgerError } from "../../src/ledger/ledger.ts";
import { connect, type Database } from "../../src/ledger/postgres/database.ts";
import { type CountingPostgres, startCountingPostgres } from "../support/machine/counting-postgres.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";

let server: PostgresServer;
let between: CountingPostgres | undefined;
let database: Database | undefined;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
afterEach(async () => {
  await database?.close();
  await between?.stop();
  [database, between] = [undefined, undefined];
});

function connected(url: string): Database {
  database = connect(url);
  return database;
}

/** What the server keeps for the connection of this transaction. */
async function kept({ transaction }: Database): Promise<{ statements: number; plans: string }> {
  return transaction(async (ask) => {
    for (const number of [1, 2]) await ask("SELECT $1::integer + 1 AS next", [number]);
    const [found] = await ask<{ statements: number; plans: string }>(
      `SELECT count(*)::integer AS statements, current_setting('plan_cache_mode') AS plans
       FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::integer + 1%'`,
    );
    return found ?? { statements: -1, plans: "" };
  });
}

it("a question keeps its plan on the server's own connection", async () => {
  const own = connected(await server.newDatabase());

  expect(await kept(own)).toStrictEqual({ statements: 1, plans: "force_generic_plan" });
  expect(await own.ask("SELECT $1::integer + 1 AS next", [41])).toStrictEqual([{ next: 42 }]);
});

it("nothing is kept behind a pooler, where the next transaction may have another connection", async () => {
  const url = await server.newDatabase();
  between = await startCountingPostgres(url, { asPooler: true });
  const pooled = connected(between.by(url));

  expect(await kept(pooled)).toStrictEqual({ statements: 0, plans: "auto" });
  expect(await pooled.ask("SELECT $1::integer + 1 AS next", [41])).toStrictEqual([{ next: 42 }]);
});

it("tables that a newer program changed meanwhile are said, and the next question is answered", async () => {
  const own = connected(await server.newDatabase());
  await own.ask("CREATE TABLE things (id integer)");
  const read = () => own.ask("SELECT * FROM things WHERE id = $1", [1]);
  await read();
  await own.ask("ALTER TABLE things ADD COLUMN name text");
  const error = await read().catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(LedgerError);
  expect((error as Error).message).toContain("changed by a newer campaign while this run was at work");
  expect(await read()).toStrictEqual([]);
});

it("a transaction that fails leaves the connection as it was", async () => {
  const own = connected(await server.newDatabase());
  const backend = () => own.ask<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const before = await backend();
  const failed = own.transaction(async (ask) => {
    await ask("CREATE TABLE things (id integer)");
    throw new Error("no more");
  });

  await expect(failed).rejects.toThrow("no more");
  expect(await own.ask("SELECT to_regclass('things') AS made")).toStrictEqual([{ made: null }]);
  expect(await backend()).toStrictEqual(before);
});
