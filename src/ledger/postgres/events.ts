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
  // Only what is asked for is in the question: with `$1 IS NULL OR` a plan that is kept walks through the whole log.
  const asked = (["account", "delivery"] as const).filter((column) => filter[column] !== undefined);
  const where = asked.map((column, index) => `${column} = $${index + 1}`).join(" AND ");
  return ask<StoredEvent>(
    `SELECT * FROM campaign.events ${where === "" ? "" : `WHERE ${where}`} ORDER BY n`,
    asked.map((column) => filter[column] ?? null),
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
