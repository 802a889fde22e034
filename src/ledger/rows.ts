/** What the ledger says of deliveries and their parts, what changes them, and what follows from a row. */
import type { Account, Message, Prepared, Receipt, ReceiptId } from "../networks/network.ts";
import type { Because, Cause, Hold, State } from "./states.ts";

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
  /** Of a held or missed one: what was not given. */
  readonly because?: Because;
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
  /** What people agreed to, or would (src/permission); absent in a claim of an earlier version. JSON only. */
  readonly terms?: Readonly<Record<string, unknown>>;
  /** Whose word counted when it was claimed; absent where nobody had to agree. */
  readonly approvedBy?: readonly ClaimApproval[];
  /** The due instant at the first claim; keys are made from it whatever is edited later. */
  readonly keyDueAt: Date;
  readonly firstClaimAt: Date;
}

export interface ClaimApproval {
  readonly person: string;
  /** What they were there for, when it was claimed: the person may be gone from the files. */
  readonly role?: string;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly how: string;
  readonly recordedBy?: string;
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
/** What a delivery said when a publisher read it: the record of what was planned when. */
export interface Said {
  /** `v1:` and 64 hex digits (permission/terms.ts). */
  readonly digest: string;
  /** Of each part. */
  readonly words: readonly string[];
}

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
  readonly said?: Said;
}

/** Fields that a change sets; one given as `undefined` is cleared, one left out stays. */
export interface Fields {
  readonly dueAt?: Date;
  readonly late?: number;
  readonly hold?: Hold | undefined;
  readonly cause?: Cause | undefined;
  readonly because?: Because | undefined;
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

/** The right to act for one account, held by one process at a time: under its id, and under what makes it somebody. */
export interface Lease {
  readonly names: readonly string[];
  readonly token: string;
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
  /** Only for the record. */
  readonly said?: Said;
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

/** The campaign of a delivery's id. */
export function campaignOf(delivery: string): string {
  const [campaign = ""] = delivery.split("/");
  return campaign;
}

/** The post of a delivery's id, as people name it: `campaign/post`. */
export function postOf(delivery: string): string {
  return delivery.split("/").slice(0, 2).join("/");
}

/** Whether a word of the command line means it: its campaign, its post with every item and language, or itself. */
export function isMeantBy(target: string, delivery: string): boolean {
  if (delivery === target || delivery.startsWith(`${target}/`)) return true;
  return target.includes("/") && (delivery.startsWith(`${target}.`) || delivery.startsWith(`${target}~`));
}

/** Whether it may still go out by itself. */
export function isOpen(state: State): boolean {
  return state === "planned" || state === "held";
}

/** Whether parts of it are out. */
export function isOut({ state }: Pick<PartRow, "state">): boolean {
  return state === "published" || state === "waiting";
}

/** Whether it may be out without the ledger knowing: then its network, or a person, tells. */
export function mayBeOut({ row, parts }: Pick<Detail, "row" | "parts">): boolean {
  const doubtful = row.state === "unknown" || row.mayBeOut || row.ask || row.hold === "new-ledger";
  return doubtful || parts.some(({ state }) => state === "writing");
}

/** Recalled, or skipped by a person and surely not out: its words are nobody's any more. */
export function isTakenBack({ state, cause, mayBeOut, partsOut }: Row): boolean {
  return state === "recalled" || (state === "skipped" && cause === "person" && !mayBeOut && partsOut === 0);
}
