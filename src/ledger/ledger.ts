/**
 * The port to the ledger: the durable record of every delivery and every event. Contract only, with its words as data.
 * Everything is asynchronous, since a ledger may be a database on another machine. Each method is one transaction.
 */
import type { Account, Message, Prepared, Receipt, ReceiptId, ServerFacts } from "../networks/network.ts";
import type { Cause, Hold, State } from "./states.ts";

export {
  alarming,
  type Cause,
  forAPerson,
  type Hold,
  holds,
  nextStates,
  type State,
  states,
  unsettled,
} from "./states.ts";

/** What the ledger says of one delivery. */
export interface Row {
  readonly delivery: string;
  readonly account: string;
  /** What makes the account somebody on its network (networks/identity.ts), as last claimed; an account may be renamed. */
  readonly identity?: string;
  readonly state: State;
  /** Grows with each claim; a write that names another number changes nothing. */
  readonly attempt: number;
  readonly dueAt: Date;
  /** Milliseconds. */
  readonly late: number;
  /** When `publish` first saw it. */
  readonly seenAt: Date;
  readonly hold?: Hold;
  readonly cause?: Cause;
  /** The last reason, as a sentence. */
  readonly reason?: string;
  readonly retryAt?: Date;
  /** The ledger was restored: `find` is asked before it is sent, missed or revived. */
  readonly ask: boolean;
  /** It may be out, as far as anybody knows, whatever its state says. */
  readonly mayBeOut: boolean;
  /** A recall has begun: nothing more is sent. */
  readonly recallAt?: Date;
  /** sha256 of the words of its first part, as last claimed. */
  readonly words?: string;
  /** Of an item of a series that has no id: sha256 of its words as written, when the file last decided about it. */
  readonly placeWords?: string;
  readonly firstClaimAt?: Date;
  readonly publishedAt?: Date;
  readonly url?: string;
  readonly partsTotal: number;
  readonly partsOut: number;
  /** False while no finished run has told of it. */
  readonly told: boolean;
  /** Number of the last event about it. */
  readonly version: number;
}

/** What a claim stores: exactly what is to be sent, and what its keys are made from, for ever. */
export interface Claim {
  /** As it was in accounts.yaml, so that an open delivery can be recovered without the file. */
  readonly account: Account;
  readonly message: Message;
  readonly critical: boolean;
  readonly again: boolean;
  /** The due instant at the first claim; keys are made from it whatever is edited later. */
  readonly keyDueAt: Date;
  readonly firstClaimAt: Date;
}

export type PartState = "unsent" | "writing" | "published" | "waiting" | "removed";

/** What the mark before a write holds. */
export interface Marked extends Prepared {
  /** The newest own post that the look before it saw; null: none. Absent: nobody looked, or the network proves by key. */
  readonly newest?: ReceiptId | null;
}

export interface PartRow {
  /** From 0. */
  readonly part: number;
  readonly key: string;
  readonly state: PartState;
  readonly prepared?: Marked;
  /** When it was marked as being written, by the clock that decides and by the real one. */
  readonly markedAt?: Date;
  readonly markedReal?: Date;
  /** When `find` first found it absent since the mark. */
  readonly absentAt?: Date;
  readonly receipt?: Receipt;
  readonly folder?: string;
  readonly sentAt?: Date;
}

export interface Detail {
  readonly row: Row;
  readonly claim?: Claim;
  readonly parts: readonly PartRow[];
}

/** A delivery that `publish` sees for the first time. */
export interface Sighting {
  readonly delivery: string;
  readonly account: string;
  readonly state: "planned" | "past" | "missed";
  readonly dueAt: Date;
  readonly late: number;
  readonly seenAt: Date;
  readonly ask: boolean;
  readonly cause?: Cause;
  readonly reason?: string;
  readonly placeWords?: string;
}

/** Fields that a change sets; one given as `undefined` is cleared, one left out stays. */
export interface Fields {
  readonly dueAt?: Date;
  readonly late?: number;
  readonly hold?: Hold | undefined;
  readonly cause?: Cause | undefined;
  readonly retryAt?: Date | undefined;
  readonly ask?: boolean;
  readonly mayBeOut?: boolean;
  readonly recallAt?: Date | undefined;
  readonly words?: string;
  readonly placeWords?: string | undefined;
  readonly claim?: Claim;
  readonly publishedAt?: Date | undefined;
  readonly url?: string | undefined;
}

export interface PartFields {
  readonly part: number;
  readonly state?: PartState;
  readonly prepared?: Marked | undefined;
  readonly markedAt?: Date | undefined;
  readonly markedReal?: Date | undefined;
  readonly absentAt?: Date | undefined;
  readonly receipt?: Receipt | undefined;
  readonly folder?: string | undefined;
  readonly sentAt?: Date | undefined;
}

/** One conditional step of one delivery. It happens whole or not at all. */
export interface Change {
  readonly delivery: string;
  readonly from: readonly State[];
  /** The attempt the row must be at. A step to `claimed` raises it by one. */
  readonly attempt: number;
  readonly to: State;
  /** What happened, for the log: `claimed`, `thawed`, `moved`, `absent` ... */
  readonly event: string;
  readonly reason?: string;
  readonly fields?: Fields;
  readonly parts?: readonly PartFields[];
  /** Replaces all parts: their keys, in order. */
  readonly keys?: readonly string[];
  /** The account's lock must still be ours. */
  readonly lease?: Lease;
}

/** A receipt is recorded always: by a holder that lost its lease too, whatever the attempt. */
export interface ReceiptRecord {
  readonly delivery: string;
  readonly part: number;
  readonly at: Date;
  readonly outcome:
    | { readonly kind: "published"; readonly receipt: Receipt }
    | { readonly kind: "waiting"; readonly folder: string };
  readonly event: string;
  readonly reason?: string;
}

/** The right to act for one account, held by one process at a time: under its id, and under what makes it somebody. */
export interface Lease {
  readonly names: readonly string[];
  readonly token: string;
}

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
  readonly states?: readonly State[];
  readonly untold?: boolean;
}

export interface WordsQuery {
  readonly delivery: string;
  readonly words: string;
  readonly now: Date;
  /** Milliseconds. */
  readonly within: number;
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
export type FilesStanding =
  | { readonly kind: "current" }
  | { readonly kind: "older"; readonly replacedAt: Date; readonly by: string };

export interface FileVersions {
  /** Records what is read for the first time or again; what is older is not recorded. */
  readFiles(read: FilesRead): Promise<FilesStanding>;
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
  readonly likeness: Likeness;
  rows: Ledger["rows"];
  detail: Ledger["detail"];
  facts: Ledger["facts"];
  events: Ledger["events"];
  verify: Ledger["verify"];
  close(): Promise<void>;
}

/** The ledger cannot be used. The message says what is wrong and what to do. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}
