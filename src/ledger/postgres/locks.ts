/** One lock for each account, a lease by the database's clock: no machine's own clock can make it longer or shorter. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Held, Lease, Locked } from "../ledger.ts";
import { type Ask, among } from "./database.ts";

/**
 * Milliseconds. Longer than the check before a write and the client's time limits of one delivery together (who am I,
 * find, prepare, send), so that a holder whose lease was taken over has surely stopped writing.
 */
export const leaseLimit = 10 * 60_000;

/** Who holds a lock that the discovery of a restore took from its holder. */
const restoreHolder = "the restore of the ledger";

const holder = () => `process ${process.pid} on ${hostname()}`;

async function takeOne(ask: Ask, name: string, token: string): Promise<"fresh" | "over" | "held"> {
  const values = [name, token, holder()];
  const fresh = await ask(
    `INSERT INTO campaign.locks (account, token, holder, acquired_at, renewed_at)
     VALUES ($1, $2, $3, campaign.now_ms(), campaign.now_ms()) ON CONFLICT (account) DO NOTHING RETURNING account`,
    values,
  );
  if (fresh.length === 1) return "fresh";
  const over = await ask(
    `UPDATE campaign.locks
     SET token = $2, holder = $3, acquired_at = campaign.now_ms(), renewed_at = campaign.now_ms()
     WHERE account = (
       SELECT account FROM campaign.locks
       WHERE account = $1 AND campaign.now_ms() - renewed_at > ${leaseLimit} FOR UPDATE SKIP LOCKED)
     RETURNING account`,
    values,
  );
  return over.length === 1 ? "over" : "held";
}

interface Holding {
  readonly holder: string;
  /** Milliseconds since its last sign of life. */
  readonly age: number;
}

function heldBy({ holder: by, age }: Holding): Held {
  // A lease that has run out is taken over, so none is ever held for too long.
  const held = { kind: "held", holder: by, age, stale: false } as const;
  return by === restoreHolder ? { ...held, taken: { freeIn: Math.max(0, leaseLimit - age) } } : held;
}

/** Who holds one of these names, with nothing taken. */
export async function holderOf(ask: Ask, names: readonly string[]): Promise<Held | undefined> {
  const [present] = await ask<Holding>(
    `SELECT holder, campaign.now_ms() - renewed_at AS age FROM campaign.locks
     WHERE account ${among("$1")}
       AND campaign.now_ms() - renewed_at <= ${leaseLimit} ORDER BY account COLLATE "C" LIMIT 1`,
    [JSON.stringify(names)],
  );
  return present && heldBy(present);
}

/**
 * Never waits: a lock that somebody else is just taking is somebody else's. All of the names or none; in one order for
 * everybody, so that of two who want the same names one gets them.
 */
export async function takeLock(ask: Ask, names: readonly string[]): Promise<Locked> {
  const token = randomUUID();
  const lease = { names, token };
  let tookOver = false;
  for (const name of names.toSorted()) {
    const taken = await takeOne(ask, name, token);
    if (taken === "over") tookOver = true;
    if (taken !== "held") continue;
    await dropLock(ask, lease);
    const [present] = await ask<Holding>(
      "SELECT holder, campaign.now_ms() - renewed_at AS age FROM campaign.locks WHERE account = $1",
      [name],
    );
    return heldBy(present ?? { holder: "another run", age: 0 });
  }
  return { kind: "locked", lease, tookOver };
}

/** The rows of a lease that were renewed, as `renewed`, within a greater question; given are places of its values. */
export function renewing(names: string, token: string): string {
  return `renewed AS (
    UPDATE campaign.locks SET renewed_at = campaign.now_ms()
    WHERE account ${among(names)} AND token = ${token} RETURNING account)`;
}

/** A sign of life; false when the lock is no longer ours, be it only under one of its names. */
export async function renewLock(ask: Ask, lease: Lease): Promise<boolean> {
  const renewed = await ask(`WITH ${renewing("$1", "$2")} SELECT account FROM renewed`, [
    JSON.stringify(lease.names),
    lease.token,
  ]);
  return renewed.length === lease.names.length;
}

export async function dropLock(ask: Ask, lease: Lease): Promise<void> {
  await ask("DELETE FROM campaign.locks WHERE token = $1", [lease.token]);
}

/** Whoever holds one can do nothing with it any more; each is free when its holder's lease would have run out. */
export async function takeAllLocks(ask: Ask): Promise<void> {
  await ask("UPDATE campaign.locks SET token = gen_random_uuid()::text, holder = $1", [restoreHolder]);
}
