/** What the ledger keeps beside the deliveries: facts of servers, looks, notices, and when a run may be idle. */
import type { ServerFacts } from "../../networks/network.ts";
import type { IdleNote, Notice } from "../ledger.ts";
import type { Ask } from "./database.ts";

export async function readFacts(ask: Ask): Promise<ReadonlyMap<string, ServerFacts>> {
  const found = await ask<{ account: string; facts: string }>("SELECT account, facts FROM campaign.facts");
  return new Map(found.map(({ account, facts }) => [account, JSON.parse(facts) as ServerFacts]));
}

export async function writeFacts(ask: Ask, account: string, kept: { facts: ServerFacts; at: Date }): Promise<void> {
  await ask(
    `INSERT INTO campaign.facts (account, facts, at) VALUES ($1, $2, $3)
     ON CONFLICT (account) DO UPDATE SET facts = excluded.facts, at = excluded.at`,
    [account, JSON.stringify(kept.facts), kept.at.getTime()],
  );
}

/** Milliseconds between two looks that are kept. */
const lookEvery = 10 * 60_000;

export async function keepLook(ask: Ask, at: Date, who: string): Promise<void> {
  await ask(
    `INSERT INTO campaign.looks (one, at, who) VALUES (1, $1, $2)
     ON CONFLICT (one) DO UPDATE SET at = excluded.at, who = excluded.who
     WHERE abs(excluded.at - looks.at) >= ${lookEvery}`,
    [at.getTime(), who],
  );
}

export async function readLook(ask: Ask): Promise<Date | undefined> {
  const [look] = await ask<{ at: number }>("SELECT at FROM campaign.looks");
  return look === undefined ? undefined : new Date(look.at);
}

export async function keepIdle(ask: Ask, note: IdleNote): Promise<void> {
  await ask(
    `INSERT INTO campaign.idle (one, next_at, files, time_zones, program, noted_at) VALUES (1, $1, $2, $3, $4, $5)
     ON CONFLICT (one) DO UPDATE SET next_at = excluded.next_at, files = excluded.files,
       time_zones = excluded.time_zones, program = excluded.program, noted_at = excluded.noted_at`,
    [note.nextAt?.getTime() ?? null, note.files, note.timeZones, note.program, note.notedAt.getTime()],
  );
}

export async function readNotices(ask: Ask, channel: string): Promise<readonly Notice[]> {
  const found = await ask<{ subject: string; digest: string; at: number }>(
    `SELECT subject, digest, at FROM campaign.notices WHERE channel = $1 ORDER BY subject COLLATE "C"`,
    [channel],
  );
  return found.map(({ subject, digest, at }) => ({ channel, subject, digest, at: new Date(at) }));
}

export async function keepNotices(ask: Ask, records: readonly Notice[]): Promise<void> {
  for (const { channel, subject, digest, at } of records) {
    await ask(
      `INSERT INTO campaign.notices (channel, subject, digest, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (channel, subject) DO UPDATE SET digest = excluded.digest, at = excluded.at`,
      [channel, subject, digest, at.getTime()],
    );
  }
}

/** Told on every channel: should the same trouble come again, it is told again. In a write's turn, as it locks many rows. */
export async function markTold(
  ask: Ask,
  rows: readonly { readonly delivery: string; readonly version: number }[],
): Promise<void> {
  await ask(
    `WITH told AS (
       UPDATE campaign.deliveries AS one SET told = 1
       FROM jsonb_to_recordset($1::text::jsonb) AS given (delivery text, version bigint)
       WHERE one.delivery = given.delivery AND one.version = given.version RETURNING one.delivery)
     DELETE FROM campaign.notices WHERE subject IN (SELECT delivery FROM told)`,
    [JSON.stringify(rows.map(({ delivery, version }) => ({ delivery, version })))],
  );
}
