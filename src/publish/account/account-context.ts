/** What every step of one account's run shares. */
import type { Lease } from "../../ledger/ledger.ts";
import type { Account, ReceiptId, Session } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { type Engine, spans } from "../engine.ts";
import { windowEnd } from "../judge/judge.ts";
import type { Outcomes } from "../report.ts";

/** A wall clock and a monotonic one, read in the same moment. */
export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

export interface AccountRun {
  readonly engine: Engine;
  readonly account: string;
  /** Every account that accounts.yaml has now. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly lease: Lease;
  readonly outcomes: Outcomes;
  /** Of this account, as the files have them now. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Whether a delivery that is in no file was taken out of it; false where its file cannot be used. */
  readonly isRemoved: (delivery: string) => boolean;
  /** Faults of the program or its surroundings: the run ends with exit 4. */
  readonly faults: string[];
  /** Rows whose writer of this very run may still be at work. */
  readonly stillWriting: Set<string>;
}

/** A session that has said who it is. */
export interface Ready {
  readonly account: Account;
  readonly session: Session;
  /** When a server's time was last read, by both of our clocks. */
  readonly readAt: Moment;
  /** By delivery: the newest own post that the look before it saw, for its mark; null: none. */
  readonly newest: Map<string, ReceiptId | null>;
}

export function momentOf(engine: Engine): Moment {
  return { wall: engine.realClock.now().getTime(), steady: engine.realClock.monotonic() };
}

/** Servers are not trusted: never past the window, so that a last try stays; never in the past. */
export function retryWithin(wanted: Date, window: { readonly dueAt: Date; readonly late: number }, now: Date): Date {
  const last = windowEnd(window).getTime() - 2 * spans.retry;
  const time = Number.isNaN(wanted.getTime()) ? now.getTime() + spans.retry : wanted.getTime();
  return new Date(Math.max(now.getTime(), Math.min(time, last)));
}

export function soon(now: Date): Date {
  return new Date(now.getTime() + spans.retry);
}
