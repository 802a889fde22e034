/**
 * What makes an account somebody on its network, whatever it is called here: two ids with one identity would post
 * everything twice, and one id with another identity than before is another account.
 */
import type { Identified } from "./network.ts";
import { networkOf } from "./registry.ts";

/** One string, the same for whoever is the same on the network. */
export function identityOf(account: Identified): string {
  const [place, name] = networkOf(account.network).somebody(account);
  return JSON.stringify([account.network, place, ...(name === "" ? ["id", account.id] : [name])]);
}

/** Whether the two are one account but for their ids: for those that nothing but an id tells apart, too. */
export function isRenamed(account: Identified, former: { readonly id: string; readonly identity: string }): boolean {
  return identityOf({ ...account, id: former.id }) === former.identity;
}
