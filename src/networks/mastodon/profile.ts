import type { Profile, ServerFacts } from "../network.ts";
import { limitsOf } from "./limits.ts";
import { mastodonLength } from "./text.ts";

export function mastodonProfile(facts: ServerFacts | undefined): Profile {
  const { text, images } = limitsOf(facts);
  return {
    network: "mastodon",
    images,
    links: "with-scheme",
    threads: true,
    refusesRepeats: false,
    measure: (part) => ({ used: mastodonLength(part, text.link), limit: text.graphemes, unit: "graphemes" }),
  };
}
