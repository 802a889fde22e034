/** What the ledger keeps beside the deliveries: facts of servers, looks, notices, and when a run may be idle. */
import type { ServerFacts } from "../../networks/network.ts";
import type { IdleNote, Notice } from "../ledger.ts";
import { type Database, statement } from "./database.ts";

export function readFacts(database: Database): ReadonlyMap<string, ServerFacts> {
  const found = statement(database, "SELECT account, facts FROM facts").all();
  return new Map(found.map(({ account, facts }) => [String(account), JSON.parse(String(facts)) as ServerFacts]));
}

export function writeFacts(database: Database, account: string, kept: { facts: ServerFacts; at: Date }): void {
  statement(database, "INSERT OR REPLACE INTO facts (account, facts, at) VALUES (?, ?, ?)").run(
    account,
    JSON.stringify(kept.facts),
    kept.at.getTime(),
  );
}

/** Milliseconds between two looks that are kept. */
const lookEvery = 10 * 60_000;

export function keepLook(database: Database, at: Date, who: string): void {
  statement(
    database,
    `INSERT INTO looks (one, at, who) VALUES (1, ?1, ?2)
       ON CONFLICT (one) DO UPDATE SET at = ?1, who = ?2 WHERE abs(?1 - at) >= ${lookEvery}`,
  ).run(at.getTime(), who);
}

export function readLook(database: Database): Date | undefined {
  const found = statement(database, "SELECT at FROM looks").get();
  return found === undefined ? undefined : new Date(Number(found.at));
}

/** `idle.ts` reads it. */
export function keepIdle(database: Database, note: IdleNote): void {
  statement(
    database,
    "INSERT OR REPLACE INTO idle (one, next_at, files, time_zones, program, noted_at) VALUES (1, ?, ?, ?, ?, ?)",
  ).run(note.nextAt?.getTime() ?? null, note.files, note.timeZones, note.program, note.notedAt.getTime());
}

export function readNotices(database: Database, channel: string): Notice[] {
  return statement(database, "SELECT subject, digest, at FROM notices WHERE channel = ? ORDER BY subject")
    .all(channel)
    .map(({ subject, digest, at }) => ({
      channel,
      subject: String(subject),
      digest: String(digest),
      at: new Date(Number(at)),
    }));
}

/** In a transaction of the caller. */
export function writeNotices(database: Database, records: readonly Notice[]): void {
  const write = statement(
    database,
    "INSERT OR REPLACE INTO notices (channel, subject, digest, at) VALUES (?, ?, ?, ?)",
  );
  for (const { channel, subject, digest, at } of records) write.run(channel, subject, digest, at.getTime());
}

/** Told on every channel: should the same trouble come again, it is told again. In a transaction of the caller. */
export function markTold(
  database: Database,
  rows: readonly { readonly delivery: string; readonly version: number }[],
): void {
  const told = statement(database, "UPDATE deliveries SET told = 1 WHERE delivery = ? AND version = ?");
  const drop = statement(database, "DELETE FROM notices WHERE subject = ?");
  for (const { delivery, version } of rows) if (told.run(delivery, version).changes === 1) drop.run(delivery);
}
