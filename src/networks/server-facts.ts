/**
 * What a server told of itself and of the token, as the ledger keeps it: with whose it was, so that an account that
 * has moved to another server, or changed hands, does not inherit it.
 */
import { identityOf } from "./identity.ts";
import type { Account, Identity, ServerFacts } from "./network.ts";

type Kept = ReadonlyMap<string, ServerFacts>;

/** The facts that are kept for an account; absent where there are none, or they are another's. */
export function factsFor(account: Account, kept: Kept): ServerFacts | undefined {
  const facts = kept.get(account.id);
  return facts?.of === identityOf(account) ? facts : undefined;
}

/**
 * What to keep now that the account said who it is; undefined when there is nothing to keep and nothing was kept.
 * A server that told no limits this time keeps those that it told before; a token's end is only ever the latest one.
 */
export function factsToKeep(account: Account, { facts, expiresAt }: Identity, kept: Kept): ServerFacts | undefined {
  const before = factsFor(account, kept);
  if (facts === undefined && expiresAt === undefined && before === undefined) return undefined;
  const { expiresAt: _, ...limits } = facts ?? before ?? {};
  return { ...limits, of: identityOf(account), ...(expiresAt && { expiresAt: expiresAt.toISOString() }) };
}

/** When the token ends, where its network has told. */
export function expiryIn(facts: ServerFacts | undefined): Date | undefined {
  const expiresAt = new Date(typeof facts?.expiresAt === "string" ? facts.expiresAt : Number.NaN);
  return Number.isNaN(expiresAt.getTime()) ? undefined : expiresAt;
}
