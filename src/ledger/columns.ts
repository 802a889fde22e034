/** Between the tables' columns and the contract's records. Instants are milliseconds since 1970, in UTC. */
import { identityOf } from "../networks/identity.ts";
import type { Claim, Fields, PartFields, PartRow, Row, Sighting } from "./ledger.ts";

/** What a column may hold, in every ledger. */
export type Value = string | number | null;

export interface DeliveryColumns {
  readonly delivery: string;
  readonly account: string;
  /** Absent from a ledger that is older than it. */
  readonly identity?: string | null;
  readonly state: Row["state"];
  readonly attempt: number;
  readonly due_at: number;
  readonly late: number;
  readonly seen_at: number;
  readonly hold: NonNullable<Row["hold"]> | null;
  readonly cause: NonNullable<Row["cause"]> | null;
  /** Absent in a ledger that no newer program has opened to write. */
  readonly because?: NonNullable<Row["because"]> | null;
  readonly reason: string | null;
  readonly retry_at: number | null;
  readonly ask: number;
  readonly may_be_out: number;
  readonly recall_at: number | null;
  readonly words: string | null;
  /** Absent in a ledger that no newer program has opened to write. */
  readonly place_words?: string | null;
  readonly claim: string | null;
  readonly first_claim_at: number | null;
  readonly published_at: number | null;
  readonly url: string | null;
  readonly parts_total: number;
  readonly parts_out: number;
  readonly told: number;
  readonly version: number;
}

export interface PartColumns {
  readonly part: number;
  readonly key: string;
  readonly state: PartRow["state"];
  readonly prepared: string | null;
  readonly marked_at: number | null;
  readonly marked_real: number | null;
  readonly absent_at: number | null;
  readonly receipt: string | null;
  readonly folder: string | null;
  readonly sent_at: number | null;
}

/** What is null in a column is left out of a record. */
type Present<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };
function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Present<T>;
}

const instant = (value: number | null) => (value === null ? null : new Date(value));
const parsed = (value: string | null) => (value === null ? null : JSON.parse(value));

export function toRow(columns: DeliveryColumns): Row {
  const { delivery, account, state, attempt, late, version } = columns;
  return {
    delivery,
    account,
    state,
    attempt,
    late,
    version,
    dueAt: new Date(columns.due_at),
    seenAt: new Date(columns.seen_at),
    ask: columns.ask === 1,
    mayBeOut: columns.may_be_out === 1,
    partsTotal: columns.parts_total,
    partsOut: columns.parts_out,
    told: columns.told === 1,
    ...present({
      identity: columns.identity ?? null,
      hold: columns.hold,
      cause: columns.cause,
      because: columns.because ?? null,
      reason: columns.reason,
      retryAt: instant(columns.retry_at),
      recallAt: instant(columns.recall_at),
      words: columns.words,
      placeWords: columns.place_words ?? null,
      firstClaimAt: instant(columns.first_claim_at),
      publishedAt: instant(columns.published_at),
      url: columns.url,
    }),
  };
}

export function toPart(columns: PartColumns): PartRow {
  return {
    part: columns.part,
    key: columns.key,
    state: columns.state,
    ...present({
      prepared: parsed(columns.prepared),
      markedAt: instant(columns.marked_at),
      markedReal: instant(columns.marked_real),
      absentAt: instant(columns.absent_at),
      receipt: parsed(columns.receipt),
      folder: columns.folder,
      sentAt: instant(columns.sent_at),
    }),
  };
}

export function toClaim(text: string): Claim {
  const stored = JSON.parse(text) as Omit<Claim, "keyDueAt" | "firstClaimAt"> & {
    keyDueAt: string;
    firstClaimAt: string;
  };
  return { ...stored, keyDueAt: new Date(stored.keyDueAt), firstClaimAt: new Date(stored.firstClaimAt) };
}

/** Of a claim as it is stored. */
export function identityInClaim(text: string): string {
  return identityOf(toClaim(text).account);
}

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Column names and values of what a change sets. The names come from our own types, never from outside. */
export function columnsOf(
  fields: Fields | Omit<PartFields, "part"> | Pick<Sighting, "seenAt" | "ask" | "cause" | "reason" | "placeWords">,
): [string, Value][] {
  return Object.entries(fields).map(([name, value]) => [snake(name), toValue(value)]);
}
