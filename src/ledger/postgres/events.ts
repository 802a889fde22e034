/** Reading the append-only log, and all tables at one moment. */
import type { StoredEvent } from "../chain.ts";
import type { Likeness } from "../ledger.ts";
import type { Tables } from "../scratch/tables.ts";
import { type Books, faultsIn } from "../verify/verify.ts";
import type { Ask, Database } from "./database.ts";
import { readAbout } from "./identity.ts";

export function storedEvents(
  ask: Ask,
  filter: { readonly account?: string; readonly delivery?: string } = {},
): Promise<readonly StoredEvent[]> {
  return ask<StoredEvent>(
    `SELECT * FROM campaign.events
     WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR delivery = $2) ORDER BY n`,
    [filter.account ?? null, filter.delivery ?? null],
  );
}

function atOneMoment<T>(database: Database, work: (ask: Ask) => Promise<T>): Promise<T> {
  return database.transaction(async (ask) => {
    await ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return work(ask);
  });
}

/** What a run goes by. */
export function readTables(database: Database): Promise<Tables> {
  return atOneMoment(database, async (ask) => ({
    deliveries: await ask("SELECT * FROM campaign.deliveries"),
    parts: await ask("SELECT * FROM campaign.parts"),
    events: await storedEvents(ask, { account: "" }),
  }));
}

/** What does not fit together, in words. Others may be at work, so all is read at one moment. */
export async function verifyEvents(
  database: Database,
  likeness: (ask: Ask) => Promise<Likeness>,
): Promise<readonly string[]> {
  const before = await likeness(database.ask);
  return atOneMoment(database, async (ask) => {
    const events = await storedEvents(ask);
    const [counting] = await ask<{ last_event: number }>("SELECT last_event FROM campaign.about");
    return faultsIn({
      events,
      deliveries: await ask<Books["deliveries"][number]>(
        'SELECT * FROM campaign.deliveries ORDER BY delivery COLLATE "C"',
      ),
      parts: await ask<Books["parts"][number]>('SELECT * FROM campaign.parts ORDER BY delivery COLLATE "C", part'),
      counted: counting?.last_event ?? 0,
      likeness: before,
      about: await readAbout(ask),
    });
  });
}
