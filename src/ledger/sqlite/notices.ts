/** Which channel has told of what. Everything here runs inside the caller's transaction. */
import type { Notice } from "../ledger.ts";
import type { Database } from "./database.ts";

export function readNotices(database: Database, channel: string): Notice[] {
  return database
    .prepare("SELECT subject, digest, at FROM notices WHERE channel = ? ORDER BY subject")
    .all(channel)
    .map(({ subject, digest, at }) => ({
      channel,
      subject: String(subject),
      digest: String(digest),
      at: new Date(Number(at)),
    }));
}

export function writeNotices(database: Database, records: readonly Notice[]): void {
  const write = database.prepare("INSERT OR REPLACE INTO notices (channel, subject, digest, at) VALUES (?, ?, ?, ?)");
  for (const { channel, subject, digest, at } of records) write.run(channel, subject, digest, at.getTime());
}

/** Told on every channel: should the same trouble come again, it is told again. */
export function dropNotices(database: Database, subject: string): void {
  database.prepare("DELETE FROM notices WHERE subject = ?").run(subject);
}
