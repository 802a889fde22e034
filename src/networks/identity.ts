/**
 * What makes an account somebody on its network, whatever it is called here: two ids with one identity would post
 * everything twice, and one id with another identity than before is another account.
 */
import type { Identified } from "./network.ts";
import { networkOf } from "./registry.ts";

const known = new WeakMap<Identified, string>();

/** One string, the same for whoever is the same on the network. Kept beside the account, which never changes. */
export function identityOf(account: Identified): string {
  const kept = known.get(account);
  if (kept !== undefined) return kept;
  // Whatever a person does for it, it is the same account, with one lock.
  if (account.byHandFor !== undefined) return identityOf(account.byHandFor);
  const [place, name] = networkOf(account.network).somebody(account);
  const identity = JSON.stringify([account.network, place, ...(name === "" ? ["id", account.id] : [name])]);
  known.set(account, identity);
  return identity;
}

/** Whether the two are one account but for their ids: for those that nothing but an id tells apart, too. */
export function isRenamed(account: Identified, former: { readonly id: string; readonly identity: string }): boolean {
  return identityOf({ ...account, id: former.id }) === former.identity;
}

/** Whether nothing but its id tells it apart, so that its rows are found by no identity once it has another. */
export function isToldByIdOnly(account: Identified): boolean {
  return !isRenamed(account, { id: `${account.id}'`, identity: identityOf(account) });
}
