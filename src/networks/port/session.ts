/** What can be done with an account that is signed in to: one write, and the reads that prove what became of it. */
import type { ServerFacts } from "./limits.ts";
import type { Part, PartKey, Prepared, Receipt, ReceiptId, ThreadPlace } from "./post.ts";

export interface Identity {
  readonly handle: string;
  readonly id: string;
  readonly mayPost: boolean;
  readonly expiresAt?: Date;
  /** The server's clock when it answered, from its Date header. */
  readonly serverTime?: Date;
  /** Limits of this server, for `profile`. JSON only. */
  readonly facts?: ServerFacts;
}

/** The network surely did not take it. */
export type Refusal =
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "unauthorized"; readonly reason: string }
  | { readonly kind: "later"; readonly retryAt: Date; readonly reason: string };

export type SendOutcome =
  | { readonly kind: "published"; readonly receipt: Receipt }
  /** Handed off: a person posts it. */
  | { readonly kind: "waiting"; readonly folder: string }
  /** It may have taken it: never blindly resend. */
  | { readonly kind: "unknown"; readonly reason: string }
  | Refusal;

/** What the account listed when it was looked at. */
interface Listed {
  /** The newest own post, for the mark of what is sent next; null: there was none. Absent where keys prove. */
  readonly newest?: ReceiptId | null;
}

export type Found =
  | ({ readonly kind: "published"; readonly receipt: Receipt; readonly by: "key" | "words" } & Listed)
  | { readonly kind: "waiting"; readonly folder: string }
  /** Proved: it is not there now. */
  | ({ readonly kind: "absent" } & Listed)
  | ({ readonly kind: "unprovable"; readonly reason: string } & Listed)
  | Refusal;

/** What `find` is told beside the part. Where words are the proof, `provedByWords` weighs it. */
export interface Hint {
  /** By our clock, the part was not there before this. */
  readonly since: Date;
  /** Posts that are known to be others. */
  readonly exclude: readonly ReceiptId[];
  /** The newest own post before the part was sent: what is listed after it is since. Null: there was none. Absent: not known. */
  readonly after?: ReceiptId | null;
  /** Nothing of it was sent: what was listed in this session a moment ago will do. */
  readonly keptWillDo?: true;
  /** Another part of the account may be out as well, so that words prove nothing for either. */
  readonly ambiguous?: boolean;
}

export interface Session {
  whoAmI(signal: AbortSignal): Promise<Identity | Refusal>;
  /** Uploads pictures, resolves mentions: repeatable, publishes nothing. */
  prepare(
    part: Part,
    signal: AbortSignal,
  ): Promise<{ readonly kind: "prepared"; readonly prepared: Prepared } | Refusal>;
  /** The one write. Never throws for what the network or the wire did; a throw counts as `unknown`. */
  send(prepared: Prepared, key: PartKey, place: ThreadPlace, signal: AbortSignal): Promise<SendOutcome>;
  /** Looks for a part by key, else by its words among the account's latest posts. */
  find?(part: Part, key: PartKey, hint: Hint, signal: AbortSignal): Promise<Found>;
  remove?(receipt: Receipt, signal: AbortSignal): Promise<"removed" | "absent" | Refusal>;
  close?(): Promise<void>;
}
