/** How Bluesky counts: two limits at once, links at their full length. */

import type { Measure } from "../network.ts";
import { graphemeLength } from "../text/graphemes.ts";

export interface TextLimits {
  readonly graphemes: number;
  readonly bytes: number;
}

/** The limit that is nearest to breaking; graphemes when both are equally near, since people think in them. */
export function measureBlueskyText(text: string, limits: TextLimits): Measure {
  const graphemes: Measure = { used: graphemeLength(text), limit: limits.graphemes, unit: "graphemes" };
  const bytes: Measure = { used: Buffer.byteLength(text, "utf8"), limit: limits.bytes, unit: "bytes" };
  return bytes.used / bytes.limit > graphemes.used / graphemes.limit ? bytes : graphemes;
}
