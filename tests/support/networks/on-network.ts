/** Rendered deliveries with what their network really carries, for rules that go by it. */

import type { NetworkId } from "../../../src/networks/network.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import type { Rendered } from "../../../src/render/rendered.ts";
import { anAccount } from "../campaign/a-plan.ts";
import { aRendered, type RenderedOptions } from "../campaign/a-rendered.ts";

export function onNetwork(network: NetworkId, text: string, options: RenderedOptions = {}): Rendered {
  const { extras } = networkOf(network).profile(anAccount("one", network));
  return aRendered(text, { ...options, network, profile: extras === undefined ? {} : { extras } });
}

export const aCard = {
  url: "https://example.org/signs",
  title: "Spot the signs",
  description: "What to look for.",
  path: ["posts", 0, "card"],
} as const;
