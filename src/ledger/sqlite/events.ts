/** The append-only log, as a table, and all tables at one moment. */
import { chained, type NewEvent, noHead, type StoredEvent, toRecord } from "../chain.ts";
import type { EventRecord } from "../ledger.ts";
import type { Tables } from "../scratch/tables.ts";
import { type Books, faultsIn } from "../verify/verify.ts";
import { type Database, statement } from "./database.ts";

/** Appends inside the caller's transaction and returns the event's number. `least` lifts that number (after a restore). */
export function appendEvent(
  database: Database,
  event: NewEvent,
  mark: { readonly who: string; readonly at: Date; readonly least?: number },
): number {
  const last = statement(
    database,
    "SELECT sequence, hash FROM events WHERE account = ? ORDER BY sequence DESC LIMIT 1",
  ).get(event.account);
  const number = statement(database, "SELECT coalesce(max(n), 0) + 1 AS n FROM events").get();
  const n = Math.max(Number(number?.n), mark.least ?? 0);
  const head = last === undefined ? noHead : { sequence: Number(last.sequence), hash: String(last.hash) };
  const { account, sequence, body, delivery, previous, hash } = chained(event, { n, head, ...mark });
  statement(
    database,
    "INSERT INTO events (n, account, sequence, body, delivery, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
  ).run(n, account, sequence, body, delivery, previous, hash);
  return n;
}

function stored(database: Database, filter: { readonly account?: string; readonly delivery?: string }): StoredEvent[] {
  // Only what is asked for is in the question: with `? IS NULL OR` SQLite would walk through the whole log.
  const asked = (["account", "delivery"] as const).flatMap((column) => {
    const value = filter[column];
    return value === undefined ? [] : [{ condition: `${column} = ?`, value }];
  });
  const where = asked.length === 0 ? "" : `WHERE ${asked.map(({ condition }) => condition).join(" AND ")}`;
  const found = statement(database, `SELECT * FROM events ${where} ORDER BY n`).all(...asked.map(({ value }) => value));
  return found as unknown as StoredEvent[];
}

export function readEvents(
  database: Database,
  filter: { readonly account?: string; readonly delivery?: string } = {},
): EventRecord[] {
  return stored(database, filter).map(toRecord);
}

/** A run beside it changes all of it at once. */
function atOneMoment<T>(database: Database, work: (all: (query: string) => unknown) => T): T {
  database.exec("BEGIN");
  try {
    return work((query) => statement(database, query).all());
  } finally {
    database.exec("ROLLBACK");
  }
}

/** What a run goes by. */
export function readTables(database: Database): Tables {
  return atOneMoment(database, (all) => ({
    deliveries: all("SELECT * FROM deliveries") as Tables["deliveries"],
    parts: all("SELECT * FROM parts") as Tables["parts"],
    events: stored(database, { account: "" }),
  }));
}

/** What does not fit together, in words. */
export function verifyEvents(database: Database, of: () => Pick<Books, "likeness" | "about">): readonly string[] {
  return atOneMoment(database, (all) => {
    const { likeness, about } = of();
    return faultsIn({
      events: stored(database, {}),
      deliveries: all("SELECT * FROM deliveries ORDER BY delivery") as Books["deliveries"],
      parts: all("SELECT * FROM parts ORDER BY delivery, part") as Books["parts"],
      likeness,
      about,
    });
  });
}
