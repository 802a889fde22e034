/** A ledger in memory that holds what another one does, in whatever that is kept. */
import { type DeliveryColumns, identityInClaim, type Value } from "../columns.ts";
import type { LedgerOptions } from "../ledger.ts";
import { type Database, databaseInMemory, inTransaction, statement } from "../sqlite/database.ts";
import { readInfo, reopen } from "../sqlite/identity.ts";
import { type Opened, openedInMemory } from "../sqlite/opened.ts";
import type { Filling, Tables } from "./tables.ts";

/** The names of the columns are a table's own, never from outside. */
function insert(database: Database, table: keyof Tables, rows: readonly object[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  const values = names.map((name) => `:${name}`).join(", ");
  const inserted = statement(database, `INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`);
  for (const row of rows) inserted.run({ ...row } as Record<string, Value>);
}

/** A ledger of the first versions knows whose an account was from the claims only. */
function named(delivery: DeliveryColumns): DeliveryColumns {
  const { identity = null, claim } = delivery;
  return { ...delivery, identity: identity ?? (claim === null ? null : identityInClaim(claim)) };
}

/** One that was restored is as the run that finds this out would find it. */
export function openInMemory({ info, likeness, tables }: Filling, options: LedgerOptions): Opened {
  const database = databaseInMemory();
  const { id, workspace, purpose, createdAt, restoredAt, resumedAt, knownUntil } = info;
  const instants = [createdAt, restoredAt, resumedAt, knownUntil].map((instant) => instant?.getTime() ?? null);
  inTransaction(database, () => {
    statement(
      database,
      `INSERT INTO ledger (one, id, workspace, purpose, created_at, restored_at, resumed_at, known_until)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, workspace, purpose, ...instants);
    insert(database, "deliveries", tables.deliveries.map(named));
    insert(database, "parts", tables.parts);
    insert(database, "events", tables.events);
    if (likeness.kind === "restored") reopen(database, { at: options.now(), until: likeness.knownUntil });
  });
  return openedInMemory(database, readInfo(database) ?? info, options);
}
