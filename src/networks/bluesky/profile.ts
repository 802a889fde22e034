import type { Dated, ImageLimits, Profile } from "../network.ts";
import { measureBlueskyText, type TextLimits } from "./text.ts";

export const textLimits: TextLimits & Dated = {
  graphemes: 300,
  bytes: 3000,
  source: "https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json",
  checkedOn: "2026-11-20",
};

/** 2 MB and 4000 pixels since April 2026. Alt text has no limit in the protocol; 2000 is the app's own. */
export const imageLimits: ImageLimits = {
  count: 4,
  bytes: 2_000_000,
  formats: ["jpeg", "png", "webp"],
  maxWidth: 4000,
  maxHeight: 4000,
  ratio: { min: 0.5, max: 3 },
  frame: { width: 1600, height: 900 },
  minWidth: 600,
  minHeight: 315,
  alt: { supported: true, limit: 2000, unit: "graphemes" },
  source: "https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json",
  checkedOn: "2026-11-20",
};

export const blueskyProfile: Profile = {
  network: "bluesky",
  images: imageLimits,
  links: "bare-domains",
  threads: true,
  refusesRepeats: false,
  measure: (part) => measureBlueskyText(part.text, textLimits),
};
