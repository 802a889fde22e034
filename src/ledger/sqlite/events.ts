/** The append-only log: each event holds the hash of its account's event before it, so that none can be changed or taken out. */
import { createHash } from "node:crypto";
import type { EventRecord, State } from "../ledger.ts";
import type { Database } from "./database.ts";

export interface NewEvent {
  readonly account: string;
  readonly event: string;
  readonly delivery?: string | undefined;
  readonly from?: State | undefined;
  readonly to?: State | undefined;
  readonly attempt?: number | undefined;
  readonly reason?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export function hashOf(previous: string, body: string): string {
  return createHash("sha256").update(`${previous}\n${body}`).digest("hex");
}

/** Appends inside the caller's transaction and returns the event's number. `least` lifts that number (after a restore). */
export function appendEvent(
  database: Database,
  event: NewEvent,
  mark: { readonly who: string; readonly at: Date; readonly least?: number },
): number {
  const { account, ...rest } = event;
  const last = database
    .prepare("SELECT sequence, hash FROM events WHERE account = ? ORDER BY sequence DESC LIMIT 1")
    .get(account);
  const number = database.prepare("SELECT coalesce(max(n), 0) + 1 AS n FROM events").get();
  const n = Math.max(Number(number?.n), mark.least ?? 0);
  const sequence = Number(last?.sequence ?? 0) + 1;
  const previous = String(last?.hash ?? "");
  const body = JSON.stringify({ n, account, sequence, at: mark.at.toISOString(), who: mark.who, ...rest });
  database
    .prepare("INSERT INTO events (n, account, sequence, body, delivery, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
    .run(n, account, sequence, body, event.delivery ?? null, previous, hashOf(previous, body));
  return n;
}

interface StoredEvent {
  readonly n: number;
  readonly account: string;
  readonly sequence: number;
  readonly body: string;
  readonly delivery: string | null;
  readonly previous: string;
  readonly hash: string;
}

function stored(database: Database, filter: { readonly account?: string; readonly delivery?: string }): StoredEvent[] {
  return database
    .prepare("SELECT * FROM events WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR delivery = ?2) ORDER BY n")
    .all(filter.account ?? null, filter.delivery ?? null) as unknown as StoredEvent[];
}

export function readEvents(
  database: Database,
  filter: { readonly account?: string; readonly delivery?: string } = {},
): EventRecord[] {
  return stored(database, filter).map(({ body, previous, hash }) => {
    const { at, ...rest } = JSON.parse(body) as Omit<EventRecord, "at" | "previous" | "hash"> & { at: string };
    return { ...rest, at: new Date(at), previous, hash };
  });
}

function faultOf(event: StoredEvent, expected: { sequence: number; hash: string }): string | undefined {
  const name = `Event ${event.n}${event.delivery === null ? "" : ` of ${event.delivery}`}`;
  if (event.sequence !== expected.sequence) return `${name} follows a gap: an event before it was taken out.`;
  if (event.previous !== expected.hash)
    return `${name} does not follow the event before it: one of the two was changed.`;
  if (hashOf(event.previous, event.body) !== event.hash) return `${name} was changed after it was written.`;
  const body = JSON.parse(event.body) as { n: number; account: string; sequence: number; delivery?: string };
  const same =
    body.n === event.n &&
    body.account === event.account &&
    body.sequence === event.sequence &&
    (body.delivery ?? null) === event.delivery;
  return same ? undefined : `${name} is filed under another number, account or delivery than it was written for.`;
}

/** The first break of each account's chain, in words. */
export function verifyEvents(database: Database): string[] {
  const heads = new Map<string, { sequence: number; hash: string }>();
  const faults = new Map<string, string>();
  for (const event of stored(database, {})) {
    const head = heads.get(event.account) ?? { sequence: 0, hash: "" };
    const fault = faultOf(event, { sequence: head.sequence + 1, hash: head.hash });
    if (fault !== undefined && !faults.has(event.account)) faults.set(event.account, fault);
    heads.set(event.account, { sequence: event.sequence, hash: event.hash });
  }
  return [...faults.values()];
}
