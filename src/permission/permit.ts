/**
 * What has to be given before a message may go out: an approval, leave for a sensitive period, the consent of those who
 * are in a picture. Views ask it of the due instant, the publisher of the moment of the write.
 */
import type { Account } from "../networks/network.ts";
import type { Terms } from "./terms.ts";

/** What keeps a message back that is otherwise ready. */
export type Barrier = "approval" | "period" | "consent";

/** Whose word counts, since when, and how it came. */
export interface Approver {
  readonly person: string;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly how: "command" | "answer" | "sheet" | "signed";
  /** Who wrote it down. */
  readonly recordedBy?: string;
}

/** What a permit is asked about: a delivery as the file has it, or as it was claimed. */
export interface Subject {
  readonly delivery: string;
  readonly campaign: string;
  readonly account: Account;
  readonly critical: boolean;
  /** The instant from which it may go out: the file's, or that of the window which a person opened with `send`. */
  readonly dueAt: Date;
  /** Absent of what an earlier version claimed: nobody knows whether anybody agreed to it. */
  readonly terms?: Terms;
}

export interface Permit {
  readonly approval: {
    /** 0 where nobody has to agree. */
    readonly needed: number;
    readonly by: readonly Approver[];
    /** What differs from what was last agreed: `text`, `pictures`, `time` ... */
    readonly changed: readonly string[];
  };
  /** Somebody's word counted for it and no longer does: the same as long as it is the same loss. */
  readonly lost?: string;
  /** Ids of the sensitive periods that it falls into. */
  readonly periods: readonly string[];
  /** References of the consents that its pictures rely on. */
  readonly consents: readonly string[];
  /** What keeps it back, the gravest first: nothing, where it may go. */
  readonly refusals: readonly Refused[];
}

/** `reason`: a sentence for a person, with what to do. */
export interface Refused {
  readonly because: Barrier;
  /** Id of the sensitive period that says so. */
  readonly period?: string;
  readonly reason: string;
}

export interface Permits {
  of(subject: Subject, at: Date): Permit;
}

/** Nothing is asked for. */
export const unasked: Permit = {
  approval: { needed: 0, by: [], changed: [] },
  periods: [],
  consents: [],
  refusals: [],
};

/** For a workspace without policies, periods and consents. */
export const freely: Permits = { of: () => unasked };
