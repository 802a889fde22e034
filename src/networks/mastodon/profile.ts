import type { Extras, Profile, ServerFacts } from "../network.ts";
import { limitsOf } from "./limits.ts";
import { mastodonLength } from "./text.ts";

/** Any label marks a post as sensitive: Mastodon has no names for what is in it. */
const extras: Extras = {
  contentWarning: true,
  labels: ["graphic-media", "sexual", "nudity", "porn"],
  visibility: ["public", "unlisted", "private", "direct"],
  card: { words: "from-the-page", carriesLink: false, besideImages: true },
  source: "https://docs.joinmastodon.org/methods/statuses/",
  checkedOn: "2026-11-20",
};

export function mastodonProfile(facts: ServerFacts | undefined): Profile {
  const { text, images } = limitsOf(facts);
  return {
    network: "mastodon",
    images,
    extras,
    threads: true,
    refusesRepeats: false,
    measure: (part) => ({ used: mastodonLength(part, text.link), limit: text.graphemes, unit: "graphemes" }),
  };
}
