/** Reading deliveries, and changing them step by step. Everything here runs inside the caller's transaction. */
import type { NewEvent } from "../chain.ts";
import { columnsOf, type DeliveryColumns, type PartColumns, toClaim, toPart, toRow } from "../columns.ts";
import {
  alarming,
  type Change,
  type Detail,
  type PartFields,
  type ReceiptRecord,
  type Row,
  type RowFilter,
  type Sighting,
  type State,
  type WordsQuery,
} from "../ledger.ts";
import {
  type Columns,
  type Counted,
  columnsOfChange,
  columnsOfReceipt,
  countOf,
  eventOfChange,
  eventOfReceipt,
  eventOfStray,
  fits,
  partOfReceipt,
  stateAfterReceipt,
} from "../transitions.ts";
import type { Database } from "./database.ts";

export type Log = (event: NewEvent) => number;

export function readRows(database: Database, filter: RowFilter): Row[] {
  const { deliveries, account, states, untold } = filter;
  const found = database
    .prepare(
      `SELECT * FROM deliveries
       WHERE (?1 IS NULL OR delivery IN (SELECT value FROM json_each(?1))) AND (?2 IS NULL OR account = ?2)
         AND (?3 IS NULL OR state IN (SELECT value FROM json_each(?3))) AND (?4 IS NULL OR told <> ?4)
       ORDER BY due_at, delivery`,
    )
    .all(
      deliveries === undefined ? null : JSON.stringify(deliveries),
      account ?? null,
      states === undefined ? null : JSON.stringify(states),
      untold === undefined ? null : Number(untold),
    );
  return (found as unknown as DeliveryColumns[]).map(toRow);
}

function columnsFor(database: Database, delivery: string): DeliveryColumns | undefined {
  const found = database.prepare("SELECT * FROM deliveries WHERE delivery = ?").get(delivery);
  return found as unknown as DeliveryColumns | undefined;
}

export function readDetail(database: Database, delivery: string): Detail | undefined {
  const columns = columnsFor(database, delivery);
  if (columns === undefined) return undefined;
  const parts = database.prepare("SELECT * FROM parts WHERE delivery = ? ORDER BY part").all(delivery);
  return {
    row: toRow(columns),
    ...(columns.claim === null ? {} : { claim: toClaim(columns.claim) }),
    parts: (parts as unknown as PartColumns[]).map(toPart),
  };
}

export function insertSighting(database: Database, sighting: Sighting, log: Log): void {
  const { delivery, account, state, dueAt, late, seenAt, ask, cause, reason, placeWords } = sighting;
  const { changes } = database
    .prepare(
      `INSERT INTO deliveries (delivery, account, state, due_at, late, seen_at, ask, cause, reason, told, place_words)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      delivery,
      account,
      state,
      dueAt.getTime(),
      late,
      seenAt.getTime(),
      Number(ask),
      cause ?? null,
      reason ?? null,
      Number(!alarming.includes(state)),
      placeWords ?? null,
    );
  if (Number(changes) === 0) return;
  const version = log({ account, event: "seen", delivery, to: state, reason, data: { dueAt, late } });
  database.prepare("UPDATE deliveries SET version = ? WHERE delivery = ?").run(version, delivery);
}

function update(database: Database, delivery: string, columns: Columns): void {
  const sets = columns.map(([name]) => `${name} = ?`).join(", ");
  database
    .prepare(`UPDATE deliveries SET ${sets} WHERE delivery = ?`)
    .run(...columns.map(([, value]) => value), delivery);
}

function updatePart(database: Database, delivery: string, { part, ...fields }: PartFields): void {
  const columns = columnsOf(fields);
  const sets = columns.map(([name]) => `${name} = ?`).join(", ");
  database
    .prepare(`UPDATE parts SET ${sets} WHERE delivery = ? AND part = ?`)
    .run(...columns.map(([, value]) => value), delivery, part);
}

/** New keys replace the parts that are not out; at a first claim, and when a thawed delivery has other parts now. */
function replaceParts(database: Database, delivery: string, keys: readonly string[]): void {
  database.prepare("DELETE FROM parts WHERE delivery = ? AND state = 'unsent'").run(delivery);
  const insert = database.prepare(
    "INSERT INTO parts (delivery, part, key, state) VALUES (?, ?, ?, 'unsent') ON CONFLICT (delivery, part) DO NOTHING",
  );
  for (const [part, key] of keys.entries()) insert.run(delivery, part, key);
}

function countParts(database: Database, delivery: string): Counted {
  const counted = database
    .prepare(
      "SELECT count(*) AS total, coalesce(sum(state IN ('published', 'waiting')), 0) AS outside FROM parts WHERE delivery = ?",
    )
    .get(delivery);
  return { total: Number(counted?.total), out: Number(counted?.outside) };
}

/** Applies a change when the row is as the change expects; otherwise nothing happens. */
export function applyChange(database: Database, change: Change, log: Log): boolean {
  const { delivery, parts = [], keys } = change;
  const columns = columnsFor(database, delivery);
  if (columns === undefined) return false;
  const before = toRow(columns);
  if (!fits(before, change)) return false;
  if (keys !== undefined) replaceParts(database, delivery, keys);
  for (const part of parts) updatePart(database, delivery, part);
  const version = log(eventOfChange(before, change));
  const counted = countParts(database, delivery);
  update(database, delivery, columnsOfChange(before, change, { counted, version }));
  return true;
}

/** Records what is out, whatever was believed of the delivery; only what is recalled stays recalled. */
export function applyReceipt(database: Database, record: ReceiptRecord, log: Log): State {
  const { delivery } = record;
  const before = readDetail(database, delivery);
  if (before === undefined) throw new Error(`There is no delivery ${delivery} in this ledger.`);
  const { row } = before;
  if (!before.parts.some(({ part }) => part === record.part)) {
    update(database, delivery, [["version", log(eventOfStray(row, record))]]);
    return row.state;
  }
  updatePart(database, delivery, partOfReceipt(record));
  const parts = readDetail(database, delivery)?.parts ?? [];
  const to = stateAfterReceipt(row.state, parts);
  const version = log(eventOfReceipt(row, record, to));
  update(database, delivery, columnsOfReceipt(row, record, { to, counted: countOf(parts), version }));
  return to;
}

export function readSameWords(database: Database, query: WordsQuery): Row[] {
  const found = database
    .prepare(
      `SELECT * FROM deliveries
       WHERE words = ?1 AND delivery <> ?2
         AND (state IN ('published', 'waiting', 'claimed', 'writing', 'unknown') OR may_be_out = 1 OR ask = 1 OR parts_out > 0)
         AND state <> 'recalled' AND abs(coalesce(published_at, due_at) - ?3) < ?4
       ORDER BY due_at, delivery`,
    )
    .all(query.words, query.delivery, query.now.getTime(), query.within);
  return (found as unknown as DeliveryColumns[]).map(toRow);
}

export function readLastPost(database: Database, identity: string): Date | undefined {
  const found = database
    .prepare("SELECT max(sent_at) AS at FROM parts JOIN deliveries USING (delivery) WHERE identity = ?")
    .get(identity);
  return typeof found?.at === "number" ? new Date(found.at) : undefined;
}

export function readReceiptIds(database: Database, identity: string): string[] {
  return database
    .prepare(
      `SELECT json_extract(receipt, '$.id') AS id FROM parts JOIN deliveries USING (delivery)
       WHERE identity = ? AND receipt IS NOT NULL`,
    )
    .all(identity)
    .map((found) => String(found.id));
}

export function forgetDelivery(database: Database, delivery: string, log: Log): void {
  const row = readDetail(database, delivery)?.row;
  if (row === undefined) return;
  database.prepare("DELETE FROM deliveries WHERE delivery = ?").run(delivery);
  log({ account: row.account, event: "forgotten", delivery, from: row.state });
}
