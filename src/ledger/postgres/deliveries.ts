/** Reading deliveries, and changing them step by step. What changes runs inside a write's transaction. */
import { columnsOf, type DeliveryColumns, type PartColumns, toClaim, toPart, toRow, type Value } from "../columns.ts";
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
import { type Ask, among } from "./database.ts";
import type { Writing } from "./writing.ts";

export async function readRows(ask: Ask, { deliveries, account, identity, states, untold }: RowFilter): Promise<Row[]> {
  // Only what is asked for is in the question: with `$1 IS NULL OR` the database would walk through every delivery.
  const conditions: readonly (readonly [condition: (place: number) => string, value: Value | undefined])[] = [
    [(place) => `delivery ${among(`$${place}`)}`, deliveries && JSON.stringify(deliveries)],
    [(place) => `account = $${place}`, account],
    [(place) => `identity = $${place}`, identity],
    [(place) => `state ${among(`$${place}`)}`, states && JSON.stringify(states)],
    [(place) => `told <> $${place}`, untold === undefined ? undefined : Number(untold)],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  const where = asked.length === 0 ? "" : `WHERE ${asked.map(([condition], n) => condition(n + 1)).join(" AND ")}`;
  const found = await ask<DeliveryColumns>(
    `SELECT * FROM campaign.deliveries ${where} ORDER BY due_at, delivery COLLATE "C"`,
    asked.map(([, value]) => value ?? null),
  );
  return found.map(toRow);
}

/** A delivery with its parts, in their order. */
export type OpenColumns = DeliveryColumns & { readonly parts: readonly PartColumns[] };

/** Columns of a SELECT from campaign.deliveries AS one. */
export const openColumns = `one.*, coalesce((SELECT json_agg(parts ORDER BY part) FROM campaign.parts WHERE parts.delivery = one.delivery), '[]') AS parts`;

async function openFor(ask: Ask, delivery: string): Promise<OpenColumns | undefined> {
  const [found] = await ask<OpenColumns>(`SELECT ${openColumns} FROM campaign.deliveries AS one WHERE delivery = $1`, [
    delivery,
  ]);
  return found;
}

async function partsOf(ask: Ask, delivery: string): Promise<readonly PartColumns[]> {
  return ask<PartColumns>("SELECT * FROM campaign.parts WHERE delivery = $1 ORDER BY part", [delivery]);
}

export async function readDetail(ask: Ask, delivery: string): Promise<Detail | undefined> {
  const columns = await openFor(ask, delivery);
  if (columns === undefined) return undefined;
  return {
    row: toRow(columns),
    ...(columns.claim === null ? {} : { claim: toClaim(columns.claim) }),
    parts: columns.parts.map(toPart),
  };
}

/** All at once, however many: a new file of a year is one question, not a thousand. */
export async function insertSightings({ ask, log }: Writing, sightings: readonly Sighting[]): Promise<void> {
  const given = sightings.map((sighting) => ({
    delivery: sighting.delivery,
    account: sighting.account,
    state: sighting.state,
    due_at: sighting.dueAt.getTime(),
    late: sighting.late,
    seen_at: sighting.seenAt.getTime(),
    ask: Number(sighting.ask),
    cause: sighting.cause ?? null,
    reason: sighting.reason ?? null,
    told: Number(!alarming.includes(sighting.state)),
    place_words: sighting.placeWords ?? null,
  }));
  const inserted = await ask<{ delivery: string }>(
    `INSERT INTO campaign.deliveries (delivery, account, state, due_at, late, seen_at, ask, cause, reason, told, place_words)
     SELECT * FROM jsonb_to_recordset($1::text::jsonb) AS given (delivery text, account text, state text, due_at bigint,
       late bigint, seen_at bigint, ask integer, cause text, reason text, told integer, place_words text)
     ON CONFLICT DO NOTHING RETURNING delivery`,
    [JSON.stringify(given)],
  );
  const isNew = new Set(inserted.map(({ delivery }) => delivery));
  const versions: { delivery: string; version: number }[] = [];
  for (const sighting of sightings) {
    const { delivery } = sighting;
    // One that is given twice is seen once.
    if (!isNew.delete(delivery)) continue;
    versions.push({ delivery, version: await log(eventOfSighting(sighting)) });
  }
  await ask(
    `UPDATE campaign.deliveries AS one SET version = given.version
     FROM jsonb_to_recordset($1::text::jsonb) AS given (delivery text, version bigint)
     WHERE one.delivery = given.delivery`,
    [JSON.stringify(versions)],
  );
}

async function update(ask: Ask, delivery: string, columns: Columns): Promise<void> {
  const sets = columns.map(([name], index) => `${name} = $${index + 2}`).join(", ");
  const values = columns.map(([, value]) => value);
  await ask(`UPDATE campaign.deliveries SET ${sets} WHERE delivery = $1`, [delivery, ...values]);
}

async function updatePart(ask: Ask, delivery: string, { part, ...fields }: PartFields): Promise<void> {
  const columns = columnsOf(fields);
  const sets = columns.map(([name], index) => `${name} = $${index + 3}`).join(", ");
  const values = columns.map(([, value]) => value);
  await ask(`UPDATE campaign.parts SET ${sets} WHERE delivery = $1 AND part = $2`, [delivery, part, ...values]);
}

/** New keys replace the parts that are not out; at a first claim, and when a thawed delivery has other parts now. */
async function replaceParts(ask: Ask, delivery: string, keys: readonly string[]): Promise<void> {
  await ask("DELETE FROM campaign.parts WHERE delivery = $1 AND state = 'unsent'", [delivery]);
  await ask(
    `INSERT INTO campaign.parts (delivery, part, key, state)
     SELECT $1, place - 1, key, 'unsent'
     FROM jsonb_array_elements_text($2::text::jsonb) WITH ORDINALITY AS given (key, place)
     ON CONFLICT (delivery, part) DO NOTHING`,
    [delivery, JSON.stringify(keys)],
  );
}

/** Applies a change when the row is as the change expects; otherwise nothing happens. */
export async function applyChange({ ask, log }: Writing, change: Change): Promise<boolean> {
  const { delivery, parts = [], keys } = change;
  const columns = await openFor(ask, delivery);
  if (columns === undefined) return false;
  const before = toRow(columns);
  if (!fits(before, change)) return false;
  if (keys !== undefined) await replaceParts(ask, delivery, keys);
  for (const part of parts) await updatePart(ask, delivery, part);
  const after = await partsOf(ask, delivery);
  const set = columnsOfChange(before, change, { counted: countOf(after) });
  const version = await log(eventOfChange(before, change, sealed(columns, set, after)));
  await update(ask, delivery, [...set, ["version", version]]);
  return true;
}

/** Records what is out, whatever was believed of the delivery; only what is recalled stays recalled. */
export async function applyReceipt({ ask, log }: Writing, record: ReceiptRecord): Promise<State> {
  const { delivery } = record;
  const columns = await openFor(ask, delivery);
  if (columns === undefined) throw new Error(`There is no delivery ${delivery} in this ledger.`);
  const row = toRow(columns);
  const { parts: before } = columns;
  if (!before.some(({ part }) => part === record.part)) {
    await update(ask, delivery, [["version", await log(eventOfStray(row, record, sealed(columns, [], before)))]]);
    return row.state;
  }
  await updatePart(ask, delivery, partOfReceipt(record));
  const parts = await partsOf(ask, delivery);
  const to = stateAfterReceipt(row.state, parts);
  const set = columnsOfReceipt(row, record, { to, counted: countOf(parts) });
  const version = await log(eventOfReceipt(row, record, to, sealed(columns, set, parts)));
  await update(ask, delivery, [...set, ["version", version]]);
  return to;
}

export async function readSameWords(ask: Ask, { words, delivery, now, within, whose }: WordsQuery): Promise<Row[]> {
  const found = await ask<DeliveryColumns>(
    `SELECT * FROM campaign.deliveries
     WHERE words = $1 AND delivery <> $2
       AND (state IN ('published', 'waiting', 'claimed', 'writing', 'unknown') OR may_be_out = 1 OR ask = 1 OR parts_out > 0)
       AND state <> 'recalled' AND abs(coalesce(published_at, due_at) - $3::bigint) < $4::bigint
       AND ($5::text IS NULL OR identity = $5 OR NOT account ${among("$6")})
     ORDER BY due_at, delivery COLLATE "C"`,
    [words, delivery, now.getTime(), within, whose?.identity ?? null, JSON.stringify(whose?.others ?? [])],
  );
  return found.map(toRow);
}

export async function readReceiptIds(ask: Ask, identity: string): Promise<readonly string[]> {
  const found = await ask<{ id: string }>(
    `SELECT receipt::jsonb ->> 'id' AS id FROM campaign.parts
     WHERE delivery = ANY (ARRAY (SELECT delivery FROM campaign.deliveries WHERE identity = $1)) AND receipt IS NOT NULL`,
    [identity],
  );
  return found.map(({ id }) => id);
}

export async function readLastPost(ask: Ask, identity: string): Promise<Date | undefined> {
  const [found] = await ask<{ at: number | null }>(
    `SELECT max(sent_at) AS at FROM campaign.parts
     WHERE delivery = ANY (ARRAY (SELECT delivery FROM campaign.deliveries WHERE identity = $1))`,
    [identity],
  );
  return found === undefined || found.at === null ? undefined : new Date(found.at);
}
