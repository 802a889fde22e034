import type { NetworkId } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";

/** As said to a person. */
export function networkName(network: NetworkId): string {
  return networkOf(network).name;
}
