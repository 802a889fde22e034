/** What the publisher needs from outside: every port, both clocks, and the numbers it goes by. */
import { repeatSpan } from "../campaign/duration.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Account, Network, Refusal, Session } from "../networks/network.ts";
import type { Clock } from "../system/clock.ts";
import type { Stages } from "./work.ts";

/** `no-secret`: this machine lacks what the account needs; `names` are the variables to set. */
export type Connected =
  | { readonly kind: "session"; readonly session: Session }
  | { readonly kind: "no-secret"; readonly names: readonly string[] }
  | Refusal;

/** What a pause is asked about. */
export interface Pausable {
  readonly id: string;
  readonly account: string;
  readonly campaign: string;
  readonly critical: boolean;
}

export interface Pause {
  readonly since: Date;
  /** It stops nothing any more; what fell due before this and since it began was missed. */
  readonly endedAt?: Date;
  /** A sentence. */
  readonly reason: string;
  /** Id of the sensitive period that it is. */
  readonly period?: string;
  /** When it was asked, it had not begun: it stops nothing. */
  readonly isAhead?: true;
  /** The ledger was restored, and nobody had resumed it when this run began. */
  readonly untilResumed?: true;
  covers(delivery: Pausable): boolean;
}

/** `stopped`: nothing may be sent, and not even what falls due may be judged by it. */
export type PauseState =
  | { readonly kind: "pauses"; readonly pauses: readonly Pause[] }
  | { readonly kind: "stopped"; readonly reason: string };

/** Consulted at the start of a run and again immediately before each write. */
export interface Pauses {
  read(): Promise<PauseState>;
}

export interface Timer {
  /** Calls back after so many milliseconds of real time; returns what calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

export interface Engine {
  readonly stages: Stages;
  readonly ledger: Ledger;
  readonly networkOf: (account: Account) => Pick<Network, "secrets" | "settlingTime" | "looksFirst" | "profile">;
  readonly connect: (account: Account) => Promise<Connected>;
  /** Whether anybody reads it there: everything but an outbox, and nothing in a rehearsal. */
  readonly isReal: (account: Account) => boolean;
  readonly pauses: Pauses;
  /** Decides what is due, late, to be tried again. */
  readonly clock: Clock;
  /** Never moved: time limits, leases, servers' clocks. */
  readonly realClock: Clock;
  readonly timer: Timer;
  /** Aborted when the process should stop after the delivery in hand. */
  readonly signal: AbortSignal;
  /** Whether several machines publish with this ledger: then a secret missing here may be present there. */
  readonly shared: boolean;
  /** Names this machine and its copy of the files in the ledger, the same at each run. */
  readonly machine: string;
  readonly progress?: (text: string) => void;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Limits of one call each, and of one run; times in milliseconds of real time. */
export const limits = {
  connect: 30 * second,
  whoAmI: 30 * second,
  find: 30 * second,
  prepare: 2 * minute,
  send: minute,
  /** For a call to end after it was told to stop. */
  grace: 2 * second,
  /** Rendering and fitting one message. */
  message: 2 * minute,
  /**
   * Accounts at once, where several machines share a ledger, so that each finds some: more than keep one machine busy.
   * One that has taken so long gives its place to the next.
   */
  inHand: { most: 64, patience: 2 * second },
} as const;

export const spans = {
  /** How long the check before a write is worth anything, by both clocks. */
  check: 5 * second,
  /** A clock this far from another is wrong. */
  clockFault: minute,
  /** Later than this is catching up, and keeps the gap. */
  catchingUp: 5 * minute,
  retry: minute,
  /** A thread is tried this long after its first part; a doubt this long after its mark. */
  openFor: day,
  /** After it, whoever held an account's lock has surely stopped writing: as long as a lease (ledger/postgres/locks.ts). */
  atWork: 10 * minute,
  /** Seen for the first time so long after it was due: an old file. */
  oldFile: day,
  sameWords: repeatSpan,
  /** Younger than this, a ledger may not know of words that went out within the span above. */
  youngLedger: repeatSpan,
  /** What is moved so far after it went out is meant for another year: nothing to do with the same words. */
  movedFar: 30 * day,
  /** Reading costs money there: a hold for words already on the account is looked at again only now and then. */
  paidLook: 6 * hour,
} as const;

export const realTimer: Timer = {
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
