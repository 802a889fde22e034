import type { NetworkId, Profile } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";

/** As said to a person. */
export function networkName(network: NetworkId): string {
  return networkOf(network).name;
}

/** What takes or refuses something: the network, or of a hand-off the place. */
export function takerOf({ network, place }: Profile): string {
  return place?.name ?? networkName(network);
}

/** The name under `for` that speaks to this account's readers and, where it is a hand-off, to no other place. */
export function forName({ id, network }: { readonly id: string; readonly network: NetworkId }): string {
  return networkOf(network).byHand ? id : network;
}
