/** One lock for each account, held by a process that can be told alive from dead. */
import { randomUUID } from "node:crypto";
import { isAlive, ownIdentity, type ProcessIdentity } from "../../system/process-identity.ts";
import type { Lease, Locked } from "../ledger.ts";
import type { Database } from "./database.ts";

/**
 * Longer than any honest holder goes without a sign of life: five seconds for the check, and the client's time limits
 * of one delivery (who am I, find, prepare, send). Past it, a holder that cannot be judged from here counts as dead,
 * and one that is alive is told of.
 */
export const leaseLimit = 10 * 60_000;

/** Who holds locks, and how it is seen whether another holder lives. Tests put their own in. */
export interface Holders {
  own(): ProcessIdentity;
  isAlive(identity: ProcessIdentity): boolean | undefined;
}

export const processes: Holders = { own: ownIdentity, isAlive };

interface LockColumns {
  readonly token: string;
  readonly holder: string;
  readonly renewed_at: number;
}

function described(holder: ProcessIdentity): string {
  return `process ${holder.pid} on ${holder.host.split(" ")[0] ?? "another machine"}`;
}

/** Inside a transaction. */
export function takeLock(database: Database, account: string, world: { holders: Holders; now: Date }): Locked {
  const { holders, now } = world;
  const present = database.prepare("SELECT token, holder, renewed_at FROM locks WHERE account = ?").get(account) as
    | LockColumns
    | undefined;
  if (present !== undefined) {
    const holder = JSON.parse(present.holder) as ProcessIdentity;
    const age = now.getTime() - present.renewed_at;
    const stale = age > leaseLimit;
    const alive = holders.isAlive(holder) ?? !stale;
    if (alive) return { kind: "held", holder: described(holder), age, stale };
  }
  const token = randomUUID();
  database
    .prepare("INSERT OR REPLACE INTO locks (account, token, holder, acquired_at, renewed_at) VALUES (?, ?, ?, ?, ?)")
    .run(account, token, JSON.stringify(holders.own()), now.getTime(), now.getTime());
  return { kind: "locked", lease: { account, token }, tookOver: present !== undefined };
}

/** A sign of life; false when the lock is no longer ours. */
export function renewLock(database: Database, lease: Lease, now: Date): boolean {
  const { changes } = database
    .prepare("UPDATE locks SET renewed_at = max(renewed_at, ?) WHERE account = ? AND token = ?")
    .run(now.getTime(), lease.account, lease.token);
  return Number(changes) === 1;
}

export function holdsLock(database: Database, lease: Lease): boolean {
  const found = database.prepare("SELECT 1 FROM locks WHERE account = ? AND token = ?").get(lease.account, lease.token);
  return found !== undefined;
}

export function dropLock(database: Database, lease: Lease): void {
  database.prepare("DELETE FROM locks WHERE account = ? AND token = ?").run(lease.account, lease.token);
}
