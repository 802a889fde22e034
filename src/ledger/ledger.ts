/**
 * The port to the ledger: the durable record of every delivery and every event. Contract only, with its words as data.
 * Everything is asynchronous, since a ledger may be a database on another machine. Each method is one transaction.
 */
import type { ServerFacts } from "../networks/network.ts";
import type { Change, Detail, Lease, ReceiptRecord, Row, Sighting } from "./rows.ts";
import type { State } from "./states.ts";

export type {
  Change,
  Claim,
  Detail,
  Fields,
  Lease,
  PartFields,
  PartRow,
  ReceiptRecord,
  Row,
  Said,
  Sighting,
} from "./rows.ts";
export {
  alarming,
  type Because,
  becauses,
  forAPerson,
  type Hold,
  holds,
  nextStates,
  type State,
  states,
  unsettled,
} from "./states.ts";

export type Locked =
  | { readonly kind: "locked"; readonly lease: Lease; readonly tookOver: boolean }
  /**
   * `stale`: longer than any honest run holds it without a sign of life. `taken`: the discovery of a restore took it from
   * its holder, who may still be inside a write; it is free in so many milliseconds.
   */
  | {
      readonly kind: "held";
      readonly holder: string;
      readonly age: number;
      readonly stale: boolean;
      readonly taken?: { readonly freeIn: number };
    };

export type Held = Extract<Locked, { kind: "held" }>;

/** Whether an attempt may still write. */
export type Stands = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly reason: string };

export interface LedgerInfo {
  readonly id: string;
  readonly workspace: string;
  readonly purpose: "publish" | "rehearse";
  readonly createdAt: Date;
  /** When it was found to be older than its marker. */
  readonly restoredAt?: Date;
  /** When a person said that publishing may go on after that. */
  readonly resumedAt?: Date;
  /** The last that it knew of before it was restored: whatever a person did later must be done again. */
  readonly knownUntil?: Date;
}

export interface EventRecord {
  /** Number in the whole ledger. */
  readonly n: number;
  /** Empty for events of the ledger itself. */
  readonly account: string;
  /** Number among the account's events, from 1. */
  readonly sequence: number;
  /** Real time. */
  readonly at: Date;
  readonly who: string;
  readonly event: string;
  readonly delivery?: string;
  readonly from?: State;
  readonly to?: State;
  readonly attempt?: number;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

export interface RowFilter {
  readonly deliveries?: readonly string[];
  readonly account?: string;
  /** Of whoever this is on its network, under whatever account id something was claimed (networks/identity.ts). */
  readonly identity?: string;
  readonly states?: readonly State[];
  readonly untold?: boolean;
}

export interface WordsQuery {
  readonly delivery: string;
  readonly words: string;
  readonly now: Date;
  /** Milliseconds. */
  readonly within: number;
  /**
   * Only of whoever has this identity on its network, or of an account by an id that is none of `others`: a hundred
   * partners may say the same on one day. Absent: of everybody.
   */
  readonly whose?: { readonly identity: string; readonly others: readonly string[] };
}

export interface DeliveryRows {
  /** By due instant, then id. */
  rows(filter?: RowFilter): Promise<readonly Row[]>;
  detail(delivery: string): Promise<Detail | undefined>;
  /** Records what is seen for the first time; what is known already stays as it is. */
  see(sightings: readonly Sighting[]): Promise<void>;
  /** One transaction; each says whether it happened. */
  change(changes: readonly Change[]): Promise<readonly boolean[]>;
  /** Returns the state the delivery is in afterwards: unchanged where a restored ledger does not know the part. */
  receipt(record: ReceiptRecord): Promise<State>;
  /** Other deliveries with these words that went out, or may have, from whatever account: `identity` says whose they are. */
  sameWords(query: WordsQuery): Promise<readonly Row[]>;
  /** When the account last sent anything, under whatever id. */
  lastPost(identity: string): Promise<Date | undefined>;
  /** Ids of what is known to be on the account, under whatever id it was put there. */
  receiptIds(identity: string): Promise<readonly string[]>;
  /** Marks as told what has not changed since these rows were read, and drops the notices of it. */
  tell(rows: readonly Pick<Row, "delivery" | "version">[]): Promise<void>;
  /** Only a rehearsal's ledger: as though they had never been seen. */
  forget(deliveries: readonly string[]): Promise<void>;
}

export interface AccountLocks {
  /** All of these names or none: an account's id, and its identity, which it may share with another id. */
  lock(name: string, ...more: readonly string[]): Promise<Locked>;
  unlock(lease: Lease): Promise<void>;
  /** Just before a write: lease, attempt, state, recall, and whether this still is the ledger that was opened. */
  stands(lease: Lease, delivery: string, attempt: number): Promise<Stands>;
}

/** What makes an idle run cheap: when there is next anything to do, as long as nothing of this has changed. */
export interface IdleNote {
  readonly nextAt: Date | undefined;
  readonly files: string;
  readonly timeZones: string;
  readonly program: string;
  readonly notedAt: Date;
}

export interface EventLog {
  events(filter?: { readonly account?: string; readonly delivery?: string }): Promise<readonly EventRecord[]>;
  /** Checks every chain and its ends against the rows and the marker; what does not fit, in words. */
  verify(): Promise<readonly string[]>;
}

/** What a person did to the ledger as a whole. */
export interface LedgerNote {
  readonly event: string;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What one channel (webhook, mail, heartbeat) has told of, so that another one that fails does not repeat it. */
export interface Notice {
  readonly channel: string;
  /** A delivery, or what else the channel told of. */
  readonly subject: string;
  /** Of the trouble as it was told. */
  readonly digest: string;
  readonly at: Date;
}

export interface Notices {
  notices(channel: string): Promise<readonly Notice[]>;
  /** One for each channel and subject: the latest. */
  notice(records: readonly Notice[]): Promise<void>;
}

/** A machine is about to publish from its copy of the files. */
export interface FilesRead {
  /** Names the machine and its copy, the same at each run. */
  readonly machine: string;
  /** Of the files' content: the same wherever the same files are. */
  readonly version: string;
  readonly at: Date;
}

/** `older`: another machine's files have replaced these, and this machine has never had those. */
export type FilesAge =
  | { readonly kind: "current" }
  | { readonly kind: "older"; readonly replacedAt: Date; readonly by: string };

export interface FileVersions {
  /** Records what is read for the first time or again; what is older is not recorded. */
  readFiles(read: FilesRead): Promise<FilesAge>;
}

export interface Ledger extends DeliveryRows, AccountLocks, EventLog, Notices, FileVersions {
  readonly info: LedgerInfo;
  facts(): Promise<ReadonlyMap<string, ServerFacts>>;
  saveFacts(account: string, facts: ServerFacts): Promise<void>;
  /** A run looked at this ledger. Kept at most every ten minutes. */
  look(at: Date): Promise<void>;
  lastLook(): Promise<Date | undefined>;
  /** Every other write to the ledger takes the note away. */
  noteIdle(note: IdleNote): Promise<void>;
  /** Appends an event of the ledger itself (a pause, a resume), under no account. */
  note(event: LedgerNote): Promise<void>;
  /** A person lets a restored ledger publish again. */
  resumeRestored(at: Date, reason: string): Promise<void>;
  close(): Promise<void>;
}

export interface LedgerOptions {
  readonly workspace: string;
  readonly purpose?: "publish" | "rehearse";
  /** Who acts, for the log: `publish on <host>`. */
  readonly who: string;
  /** The clock that decides, for the ledger's creation. */
  readonly now: () => Date;
  /** The log's own times, and leases in a file. */
  readonly realNow: () => Date;
  /** Called when an older program's ledger was brought up to date; of a database `copy`, the path of the one kept, is undefined. */
  readonly updated?: (copy: string | undefined) => void;
}

/** What is found out by looking: whether nobody has noticed yet that it was restored. */
export type Likeness =
  | { readonly kind: "whole" }
  | { readonly kind: "restored"; readonly reason: string; readonly knownUntil?: Date }
  /** It could not be compared; a sentence or two. */
  | { readonly kind: "unknown"; readonly reason: string };

/** What a read-only command sees: rows and facts, nothing written, no ledger made. */
export interface LedgerView {
  readonly info: LedgerInfo;
  /** Of its tables, and the newest that this program knows. */
  readonly tables: { readonly version: number; readonly newest: number };
  readonly likeness: Likeness;
  rows: Ledger["rows"];
  detail: Ledger["detail"];
  facts: Ledger["facts"];
  events: Ledger["events"];
  verify: Ledger["verify"];
  lastLook: Ledger["lastLook"];
  /**
   * This ledger as a run that begins now would find it, in memory: nothing that is written there outlives it, and what
   * others hold is theirs. @throws {LedgerError} where no run could open it.
   */
  scratch(options: LedgerOptions): Promise<Ledger>;
  close(): Promise<void>;
}

/** The ledger cannot be used. The message says what is wrong and what to do. */
export class LedgerError extends Error {
  override readonly name: string = "LedgerError";
}

/** It is of an older program, and cannot be looked at before it was brought up to date, which any opening to write does. */
export class OlderLedgerError extends LedgerError {
  override readonly name = "OlderLedgerError";
}
