/** One lock for each account, held by a process that can be told alive from dead. */
import { randomUUID } from "node:crypto";
import { isAlive, ownIdentity, type ProcessIdentity } from "../../system/process-identity.ts";
import type { Held, Lease, Locked } from "../ledger.ts";
import { type Database, statement } from "./database.ts";

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

interface Judges {
  readonly holders: Holders;
  /** Real time. */
  readonly now: Date;
}

/** Who of the living holds one of these names; `dead`: whoever did is gone. */
export function holderOf(
  database: Database,
  names: readonly string[],
  { holders, now }: Judges,
): Held | { readonly kind: "free" | "dead" } {
  let dead = false;
  for (const name of names) {
    const present = statement(database, "SELECT token, holder, renewed_at FROM locks WHERE account = ?").get(name) as
      | LockColumns
      | undefined;
    if (present === undefined) continue;
    const holder = JSON.parse(present.holder) as ProcessIdentity;
    const age = now.getTime() - present.renewed_at;
    const stale = age > leaseLimit;
    const alive = holders.isAlive(holder) ?? !stale;
    if (alive) return { kind: "held", holder: described(holder), age, stale };
    dead = true;
  }
  return { kind: dead ? "dead" : "free" };
}

/** Inside a transaction. All of the names or none. */
export function takeLock(database: Database, names: readonly string[], world: Judges): Locked {
  const { holders, now } = world;
  const present = holderOf(database, names, world);
  if (present.kind === "held") return present;
  const token = randomUUID();
  const insert = statement(
    database,
    "INSERT OR REPLACE INTO locks (account, token, holder, acquired_at, renewed_at) VALUES (?, ?, ?, ?, ?)",
  );
  for (const name of names) insert.run(name, token, JSON.stringify(holders.own()), now.getTime(), now.getTime());
  return { kind: "locked", lease: { names, token }, tookOver: present.kind === "dead" };
}

/** A sign of life; false when the lock is no longer ours, be it only under one of its names. */
export function renewLock(database: Database, lease: Lease, now: Date): boolean {
  const { changes } = statement(database, "UPDATE locks SET renewed_at = max(renewed_at, ?) WHERE token = ?").run(
    now.getTime(),
    lease.token,
  );
  return Number(changes) === lease.names.length;
}

export function holdsLock(database: Database, lease: Lease): boolean {
  const held = statement(database, "SELECT count(*) AS n FROM locks WHERE token = ?").get(lease.token);
  return held?.n === lease.names.length;
}

export function dropLock(database: Database, lease: Lease): void {
  statement(database, "DELETE FROM locks WHERE token = ?").run(lease.token);
}
