/** What the ledger says of one delivery, as both ends ask it: what publishes, and what shows. */
import type { Claim, State } from "./ledger.ts";

/** What went out, or is frozen to go out, and when it was due. */
export interface WentOut extends Pick<Claim, "account" | "message"> {
  readonly dueAt: Date;
}

/** `planned` where the ledger says nothing. */
export interface Standing {
  readonly state: State;
  /** Whether the file now differs from what went out, or is frozen to go out. */
  readonly changed: boolean;
  /** Absent where nothing has gone out. */
  readonly out?: WentOut;
}

export type StandingOf = (delivery: { readonly id: string }) => Standing;

/** A delivery as `status` tells it, the planned ones too. The keys are a contract with other programs. */
export interface StatusEntry {
  readonly id: string;
  readonly state: State;
  /** UTC, `...Z`. */
  readonly dueAt: string;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly attempts: number;
  readonly reason: string | null;
}
