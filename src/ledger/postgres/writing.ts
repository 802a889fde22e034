/**
 * One write: a transaction that waits its turn at the row `about`. So numbers of events follow commits, no two writes
 * can block each other, and a program of another version notices before it changes anything.
 */
import { chained, type Head, type NewEvent, noHead, type StoredEvent } from "../chain.ts";
import type { Ask, Database } from "./database.ts";
import { refuseVersion } from "./migrate.ts";

export interface Writing {
  readonly ask: Ask;
  /** Appends an event and returns its number. `least` lifts that number (after a restore). */
  log(event: NewEvent, least?: number): Promise<number>;
  /** Work that fails by itself: what it wrote and logged is undone, and the rest of the transaction stays. */
  piece<T>(work: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }>;
}

export interface Writer {
  readonly who: string;
  readonly at: Date;
}

async function headOf(ask: Ask, account: string): Promise<Head> {
  const [head] = await ask<Head>(
    "SELECT sequence, hash FROM campaign.events WHERE account = $1 ORDER BY sequence DESC LIMIT 1",
    [account],
  );
  return head ?? noHead;
}

async function store(ask: Ask, events: readonly StoredEvent[]): Promise<void> {
  const last = events.at(-1);
  if (last === undefined) return;
  await ask(
    `INSERT INTO campaign.events (n, account, sequence, body, delivery, previous, hash)
     SELECT * FROM jsonb_to_recordset($1::text::jsonb)
       AS given (n bigint, account text, sequence bigint, body text, delivery text, previous text, hash text)`,
    [JSON.stringify(events)],
  );
  await ask("UPDATE campaign.about SET last_event = $1", [last.n]);
}

/** Returns what `work` does, and whether it appended an event. */
export async function inTurn<T>(
  database: Database,
  writer: Writer,
  work: (writing: Writing) => Promise<T>,
): Promise<{ readonly result: T; readonly logged: boolean }> {
  return database.transaction(async (ask) => {
    const [about] = await ask<{ version: number; last_event: number }>(
      "SELECT version, last_event FROM campaign.about FOR UPDATE",
    );
    refuseVersion(about?.version ?? -1);
    let heads = new Map<string, Head>();
    const events: StoredEvent[] = [];
    let last = about?.last_event ?? 0;
    const result = await work({
      ask,
      async log(event, least = 0) {
        const head = heads.get(event.account) ?? (await headOf(ask, event.account));
        last = Math.max(last + 1, least);
        const next = chained(event, { n: last, head, ...writer });
        heads.set(event.account, next);
        events.push(next);
        return last;
      },
      async piece(some) {
        const before = { events: events.length, last, heads: new Map(heads) };
        await ask("SAVEPOINT piece");
        try {
          const value = await some();
          await ask("RELEASE piece");
          return { value };
        } catch (error) {
          await ask("ROLLBACK TO piece");
          events.length = before.events;
          last = before.last;
          heads = before.heads;
          return { error };
        }
      },
    });
    // Whatever happened here, the next run must look.
    if (events.length > 0) await ask("DELETE FROM campaign.idle");
    await store(ask, events);
    return { result, logged: events.length > 0 };
  });
}
