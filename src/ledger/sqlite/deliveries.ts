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
import { sealed } from "../seal.ts";
import {
  type Columns,
  columnsOfChange,
  columnsOfReceipt,
  countOf,
  eventOfChange,
  eventOfReceipt,
  eventOfSighting,
  eventOfStray,
  fits,
  partOfReceipt,
  stateAfterReceipt,
} from "../transitions.ts";
import { type Database, statement } from "./database.ts";

export type Log = (event: NewEvent) => number;

const among = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;

export function readRows(database: Database, { deliveries, account, identity, states, untold }: RowFilter): Row[] {
  // Only what is asked for is in the question: with `? IS NULL OR` SQLite would walk through every delivery.
  const asked = [
    { condition: among("delivery"), value: deliveries && JSON.stringify(deliveries) },
    { condition: "account = ?", value: account },
    { condition: "identity = ?", value: identity },
    { condition: among("state"), value: states && JSON.stringify(states) },
    { condition: "told <> ?", value: untold === undefined ? undefined : Number(untold) },
  ].flatMap(({ condition, value }) => (value === undefined ? [] : [{ condition, value }]));
  const where = asked.length === 0 ? "" : `WHERE ${asked.map(({ condition }) => condition).join(" AND ")}`;
  const found = statement(database, `SELECT * FROM deliveries ${where} ORDER BY due_at, delivery`).all(
    ...asked.map(({ value }) => value),
  );
  return (found as unknown as DeliveryColumns[]).map(toRow);
}

function columnsFor(database: Database, delivery: string): DeliveryColumns | undefined {
  const found = statement(database, "SELECT * FROM deliveries WHERE delivery = ?").get(delivery);
  return found as unknown as DeliveryColumns | undefined;
}

function partsOf(database: Database, delivery: string): readonly PartColumns[] {
  const found = statement(database, "SELECT * FROM parts WHERE delivery = ? ORDER BY part").all(delivery);
  return found as unknown as PartColumns[];
}

export function readDetail(database: Database, delivery: string): Detail | undefined {
  const columns = columnsFor(database, delivery);
  if (columns === undefined) return undefined;
  return {
    row: toRow(columns),
    ...(columns.claim === null ? {} : { claim: toClaim(columns.claim) }),
    parts: partsOf(database, delivery).map(toPart),
  };
}

export function insertSighting(database: Database, sighting: Sighting, log: Log): void {
  const { delivery, account, state, dueAt, late, seenAt, ask, cause, reason, placeWords } = sighting;
  const { changes } = statement(
    database,
    `INSERT INTO deliveries (delivery, account, state, due_at, late, seen_at, ask, cause, reason, told, place_words)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(
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
  const version = log(eventOfSighting(sighting));
  statement(database, "UPDATE deliveries SET version = ? WHERE delivery = ?").run(version, delivery);
}

function update(database: Database, delivery: string, columns: Columns): void {
  const sets = columns.map(([name]) => `${name} = ?`).join(", ");
  statement(database, `UPDATE deliveries SET ${sets} WHERE delivery = ?`).run(
    ...columns.map(([, value]) => value),
    delivery,
  );
}

function updatePart(database: Database, delivery: string, { part, ...fields }: PartFields): void {
  const columns = columnsOf(fields);
  const sets = columns.map(([name]) => `${name} = ?`).join(", ");
  statement(database, `UPDATE parts SET ${sets} WHERE delivery = ? AND part = ?`).run(
    ...columns.map(([, value]) => value),
    delivery,
    part,
  );
}

/** New keys replace the parts that are not out; at a first claim, and when a thawed delivery has other parts now. */
function replaceParts(database: Database, delivery: string, keys: readonly string[]): void {
  statement(database, "DELETE FROM parts WHERE delivery = ? AND state = 'unsent'").run(delivery);
  const insert = statement(
    database,
    "INSERT INTO parts (delivery, part, key, state) VALUES (?, ?, ?, 'unsent') ON CONFLICT (delivery, part) DO NOTHING",
  );
  for (const [part, key] of keys.entries()) insert.run(delivery, part, key);
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
  const after = partsOf(database, delivery);
  const set = columnsOfChange(before, change, { counted: countOf(after) });
  const version = log(eventOfChange(before, change, sealed(columns, set, after)));
  update(database, delivery, [...set, ["version", version]]);
  return true;
}

/** Records what is out, whatever was believed of the delivery; only what is recalled stays recalled. */
export function applyReceipt(database: Database, record: ReceiptRecord, log: Log): State {
  const { delivery } = record;
  const columns = columnsFor(database, delivery);
  if (columns === undefined) throw new Error(`There is no delivery ${delivery} in this ledger.`);
  const row = toRow(columns);
  const before = partsOf(database, delivery);
  if (!before.some(({ part }) => part === record.part)) {
    update(database, delivery, [["version", log(eventOfStray(row, record, sealed(columns, [], before)))]]);
    return row.state;
  }
  updatePart(database, delivery, partOfReceipt(record));
  const parts = partsOf(database, delivery);
  const to = stateAfterReceipt(row.state, parts);
  const set = columnsOfReceipt(row, record, { to, counted: countOf(parts) });
  const version = log(eventOfReceipt(row, record, to, sealed(columns, set, parts)));
  update(database, delivery, [...set, ["version", version]]);
  return to;
}

export function readSameWords(database: Database, { words, delivery, now, within, whose }: WordsQuery): Row[] {
  const found = statement(
    database,
    `SELECT * FROM deliveries
       WHERE words = ?1 AND delivery <> ?2
         AND (state IN ('published', 'waiting', 'claimed', 'writing', 'unknown') OR may_be_out = 1 OR ask = 1 OR parts_out > 0)
         AND state <> 'recalled' AND abs(coalesce(published_at, due_at) - ?3) < ?4
         AND (?5 IS NULL OR identity = ?5 OR account NOT IN (SELECT value FROM json_each(?6)))
       ORDER BY due_at, delivery`,
  ).all(words, delivery, now.getTime(), within, whose?.identity ?? null, JSON.stringify(whose?.others ?? []));
  return (found as unknown as DeliveryColumns[]).map(toRow);
}

export function readLastPost(database: Database, identity: string): Date | undefined {
  const found = statement(
    database,
    "SELECT max(sent_at) AS at FROM parts JOIN deliveries USING (delivery) WHERE identity = ?",
  ).get(identity);
  return typeof found?.at === "number" ? new Date(found.at) : undefined;
}

export function readReceiptIds(database: Database, identity: string): string[] {
  return statement(
    database,
    `SELECT json_extract(receipt, '$.id') AS id FROM parts JOIN deliveries USING (delivery)
       WHERE identity = ? AND receipt IS NOT NULL`,
  )
    .all(identity)
    .map((found) => String(found.id));
}

export function forgetDelivery(database: Database, delivery: string, log: Log): void {
  const row = readDetail(database, delivery)?.row;
  if (row === undefined) return;
  statement(database, "DELETE FROM deliveries WHERE delivery = ?").run(delivery);
  log({ account: row.account, event: "forgotten", delivery, from: row.state });
}
