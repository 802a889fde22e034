/** One finder for each network: what a reader can tap there. Preview, checks, cost and wire all ask here. */

import { onceForEachText } from "../../system/text/once-for-each-text.ts";
import type { NetworkId } from "../network.ts";
import { findOnBluesky } from "./finders/bluesky.ts";
import { findOnMastodon } from "./finders/mastodon.ts";
import { findOnX } from "./finders/x.ts";
import { hashtagsIn } from "./hashtags.ts";
import { linksIn } from "./links.ts";
import { inOrder, type Spans } from "./spans.ts";

/** Facebook tells nobody its rules, and a person may post anywhere: what readers see, and no mention. */
function findAnywhere(text: string): Spans {
  return inOrder([...linksIn(text), ...hashtagsIn(text).map((tag) => ({ kind: "tag" as const, ...tag }))]);
}

const finders: Readonly<Partial<Record<NetworkId, (text: string) => Spans>>> = {
  bluesky: onceForEachText(findOnBluesky),
  x: onceForEachText(findOnX),
  mastodon: onceForEachText(findOnMastodon),
};

/** In the order of the text, none overlapping another; positions are UTF-16 code units. */
export function findOn(network: NetworkId, text: string): Spans {
  return (finders[network] ?? findAnywhere)(text);
}
