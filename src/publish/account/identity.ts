/** Who an account is, and what is wrong with who it says it is: before anything is sent, and when a person asks. */
import type { Row } from "../../ledger/ledger.ts";
import { foldedHandle as bare } from "../../networks/handles.ts";
import { identityOf } from "../../networks/identity.ts";
import type { Account, Identity } from "../../networks/network.ts";
import { type Engine, spans } from "../engine.ts";

/**
 * The name of an account's lock beside its id: what it is on its network by accounts.yaml, or was when something of it
 * was last claimed. An id that neither knows has nothing that could be sent.
 */
export function somebodyOf(id: string, known: ReadonlyMap<string, Account>, rows: readonly Row[]): string {
  const account = known.get(id);
  if (account !== undefined) return identityOf(account);
  return rows.findLast((row) => row.account === id && row.identity !== undefined)?.identity ?? id;
}

interface Present {
  readonly engine: Pick<Engine, "networkOf">;
  /** Every account that accounts.yaml has now. */
  readonly accounts: ReadonlyMap<string, Account>;
}

/**
 * How an account is reached of which something was claimed: as accounts.yaml has it now, be it under another id (its
 * secret has that name), if it is still the same one; else as it was. What lies in a folder is where it was put.
 */
export function asNow({ engine, accounts }: Present, claimed: Account): Account {
  if (engine.networkOf(claimed).secrets.length === 0) return claimed;
  const identity = identityOf(claimed);
  const present = accounts.get(claimed.id);
  const candidates = present === undefined ? accounts.values() : [present, ...accounts.values()];
  return [...candidates].find((account) => identityOf(account) === identity) ?? claimed;
}

/** `ann@social.example.org` and `ann` are one handle where only one of them names its server. */
function sameHandle(ours: string, theirs: string): boolean {
  const [a, b] = [bare(ours), bare(theirs)];
  return a === b || a.startsWith(`${b}@`) || b.startsWith(`${a}@`);
}

/** A sentence, or undefined when it is the account that accounts.yaml names. */
export function wrongHandle(account: Account, { handle }: Identity): string | undefined {
  if (account.handle === "" || handle === "" || sameHandle(account.handle, handle)) return undefined;
  return `The credentials belong to @${bare(handle)}, and accounts.yaml says @${bare(account.handle)}.`;
}

/** A sentence, or undefined when it may post. */
export function mayNotPost(account: Account, { handle, mayPost }: Identity): string | undefined {
  if (mayPost) return undefined;
  const who = bare(handle === "" ? account.handle : handle);
  return `${who === "" ? account.id : `@${who}`} may not post with these credentials.`;
}

/** A sentence, or undefined when the server's clock is near enough to ours, or it did not tell. */
export function wrongClock({ serverTime }: Identity, now: Date): string | undefined {
  if (serverTime === undefined) return undefined;
  const apart = serverTime.getTime() - now.getTime();
  if (Math.abs(apart) <= spans.clockFault) return undefined;
  const direction = apart > 0 ? "behind" : "ahead of";
  return `The clock of this machine is ${Math.round(Math.abs(apart) / 1000)} seconds ${direction} the server's. Set it right.`;
}
