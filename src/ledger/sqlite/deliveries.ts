/** Reading deliveries, and changing them step by step. Everything here runs inside the caller's transaction. */
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
import type { Database, Value } from "./database.ts";
import type { NewEvent } from "./events.ts";
import { columnsOf, type DeliveryColumns, type PartColumns, toClaim, toPart, toRow } from "./row-mapping.ts";

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
  const { delivery, account, state, dueAt, late, seenAt, ask, cause, reason } = sighting;
  const { changes } = database
    .prepare(
      `INSERT INTO deliveries (delivery, account, state, due_at, late, seen_at, ask, cause, reason, told)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
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
    );
  if (Number(changes) === 0) return;
  const version = log({ account, event: "seen", delivery, to: state, reason, data: { dueAt, late } });
  database.prepare("UPDATE deliveries SET version = ? WHERE delivery = ?").run(version, delivery);
}

function update(database: Database, delivery: string, columns: readonly (readonly [string, Value])[]): void {
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

function countParts(database: Database, delivery: string): { total: number; out: number } {
  const counted = database
    .prepare(
      "SELECT count(*) AS total, coalesce(sum(state IN ('published', 'waiting')), 0) AS outside FROM parts WHERE delivery = ?",
    )
    .get(delivery);
  return { total: Number(counted?.total), out: Number(counted?.outside) };
}

/** Told again when it needs a person for another reason than before. */
function toldColumn(before: Row, change: Change): [string, Value][] {
  if (!alarming.includes(change.to)) return [["told", 1]];
  const same =
    before.state === change.to &&
    before.hold === (change.fields?.hold ?? before.hold) &&
    before.reason === change.reason;
  return same ? [] : [["told", 0]];
}

function holdColumn(before: Row, change: Change): [string, Value][] {
  if (change.to !== "held") return [["hold", null]];
  return [["hold", change.fields?.hold ?? before.hold ?? null]];
}

function claimColumns(change: Change): [string, Value][] {
  const { claim } = change.fields ?? {};
  if (claim === undefined) return [];
  return [
    ["claim", JSON.stringify(claim)],
    ["first_claim_at", claim.firstClaimAt.getTime()],
  ];
}

/** Applies a change when the row is as the change expects; otherwise nothing happens. */
export function applyChange(database: Database, change: Change, log: Log): boolean {
  const { delivery, fields = {}, parts = [], keys } = change;
  const columns = columnsFor(database, delivery);
  if (columns === undefined) return false;
  const before = toRow(columns);
  if (!change.from.includes(before.state) || before.attempt !== change.attempt) return false;
  const attempt = change.to === "claimed" && before.state !== "claimed" ? before.attempt + 1 : before.attempt;
  if (keys !== undefined) replaceParts(database, delivery, keys);
  for (const part of parts) updatePart(database, delivery, part);
  const { claim: _claim, hold: _hold, ...plain } = fields;
  const { account, words: _words, ...data } = { account: before.account, ...plain };
  const version = log({
    account,
    event: change.event,
    delivery,
    from: before.state,
    to: change.to,
    attempt,
    reason: change.reason,
    data: {
      ...data,
      ...(change.to === "held" ? { hold: fields.hold ?? before.hold } : {}),
      ...(fields.claim === undefined ? {} : { message: fields.claim.message }),
      ...(parts.length === 0 ? {} : { parts: parts.map(({ prepared: _prepared, ...part }) => part) }),
    },
  });
  const counted = countParts(database, delivery);
  update(database, delivery, [
    ...columnsOf(plain),
    ...claimColumns(change),
    ...holdColumn(before, change),
    ...toldColumn(before, change),
    ["state", change.to],
    ["attempt", attempt],
    ["reason", change.reason ?? null],
    ["parts_total", counted.total],
    ["parts_out", counted.out],
    ["version", version],
  ]);
  return true;
}

/** Where a delivery stands once this part is known to be out. */
function stateAfter(before: State, total: number, parts: readonly { readonly state: string }[]): State {
  if (before === "recalled" || before === "published") return before;
  const out = parts.filter((part) => part.state === "published" || part.state === "waiting");
  if (out.length < total) return before === "held" || before === "failed" || before === "skipped" ? before : "writing";
  return out.some((part) => part.state === "waiting") ? "waiting" : "published";
}

/** Records what is out, whatever was believed of the delivery; only what is recalled stays recalled. */
export function applyReceipt(database: Database, record: ReceiptRecord, log: Log): State {
  const { delivery, part, outcome, at } = record;
  const before = readDetail(database, delivery);
  if (before === undefined) throw new Error(`There is no delivery ${delivery} in this ledger.`);
  const { row } = before;
  updatePart(database, delivery, {
    part,
    sentAt: at,
    absentAt: undefined,
    ...(outcome.kind === "published"
      ? { state: "published", receipt: outcome.receipt }
      : { state: "waiting", folder: outcome.folder }),
  });
  const parts = readDetail(database, delivery)?.parts ?? [];
  const to = stateAfter(row.state, parts.length, parts);
  const done = to === "published" || to === "waiting";
  const version = log({
    account: row.account,
    event: record.event,
    delivery,
    from: row.state,
    to,
    attempt: row.attempt,
    reason: record.reason,
    data: { part, ...outcome },
  });
  const url = outcome.kind === "published" ? (outcome.receipt.url ?? null) : outcome.folder;
  update(database, delivery, [
    ["state", to],
    ...(to === "held" ? [] : ([["hold", null]] satisfies [string, Value][])),
    ...(part === 0 || row.url === undefined ? ([["url", url]] satisfies [string, Value][]) : []),
    ...(done || row.publishedAt === undefined ? ([["published_at", at.getTime()]] satisfies [string, Value][]) : []),
    ...(done
      ? ([
          ["told", 1],
          ["retry_at", null],
          ["may_be_out", 0],
          ["ask", 0],
        ] satisfies [string, Value][])
      : []),
    ["reason", record.reason ?? null],
    ["parts_total", parts.length],
    ["parts_out", countParts(database, delivery).out],
    ["version", version],
  ]);
  return to;
}

export function readSameWords(database: Database, query: WordsQuery): Row | undefined {
  const found = database
    .prepare(
      `SELECT * FROM deliveries
       WHERE account = ?1 AND words = ?2 AND delivery <> ?3
         AND (state IN ('published', 'waiting', 'claimed', 'writing', 'unknown') OR may_be_out = 1 OR ask = 1 OR parts_out > 0)
         AND state <> 'recalled' AND abs(coalesce(published_at, due_at) - ?4) < ?5
       ORDER BY due_at LIMIT 1`,
    )
    .get(query.account, query.words, query.delivery, query.now.getTime(), query.within);
  return found === undefined ? undefined : toRow(found as unknown as DeliveryColumns);
}
