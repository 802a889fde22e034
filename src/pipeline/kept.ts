/** What the workspace's ledger keeps of servers' limits and tokens' ends: only looked at, never made. */
import type { LedgerView } from "../ledger/ledger.ts";
import { isTakenBack } from "../ledger/rows.ts";
import type { Account, ServerFacts } from "../networks/network.ts";
import { expiryIn, factsFor } from "../networks/server-facts.ts";
import type { Withdrawal } from "../permission/approval/withdrawal.ts";
import type { Loss } from "../permission/consent/losses.ts";
import { lossesNoted } from "../publish/judge/losses.ts";
import { outStates, type Sent } from "../publish/judge/moved.ts";
import { withdrawalsNoted } from "../publish/judge/withdrawals.ts";

export type KeptFacts = ReadonlyMap<string, ServerFacts>;

export interface Kept {
  /** By account id; empty where there is no ledger. */
  readonly facts: KeptFacts;
  /** The ledger's id, where there is one. */
  readonly ledger?: string;
  /** Deliveries that are recalled, or skipped by a person and surely not out: what they say counts in no check. */
  readonly over: ReadonlySet<string>;
  /** What went out, as it was due. */
  readonly sent: readonly Sent[];
  /** Approvals that were taken back, as far as a publisher has seen: only a later word lifts one. */
  readonly withdrawals: readonly Withdrawal[];
  /** Consents that were, as far as a publisher has seen. */
  readonly losses: readonly Loss[];
}

/** A ledger that is open to write will do. */
export type KeepsFacts = Pick<LedgerView, "info" | "facts" | "rows" | "events">;

async function overIn(ledger: Pick<LedgerView, "rows">): Promise<ReadonlySet<string>> {
  const rows = await ledger.rows({ states: ["recalled", "skipped"] });
  return new Set(rows.filter(isTakenBack).map(({ delivery }) => delivery));
}

/** `ledger`: undefined where there is none. */
export async function keptIn(ledger: KeepsFacts | undefined): Promise<Kept> {
  if (ledger === undefined) return { facts: new Map(), over: new Set(), sent: [], withdrawals: [], losses: [] };
  const events = await ledger.events({ account: "" });
  return {
    facts: await ledger.facts(),
    ledger: ledger.info.id,
    over: await overIn(ledger),
    sent: await ledger.rows({ states: outStates }),
    withdrawals: withdrawalsNoted(events),
    losses: lossesNoted(events),
  };
}

/** When each account's token ends, where its network has told. */
export function tokenEndsIn(kept: KeptFacts, accounts: Iterable<Account>): ReadonlyMap<string, Date> {
  const ends = new Map<string, Date>();
  for (const account of accounts) {
    const end = expiryIn(factsFor(account, kept));
    if (end !== undefined) ends.set(account.id, end);
  }
  return ends;
}
