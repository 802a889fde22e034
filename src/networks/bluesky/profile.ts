import type { Dated, Extras, ImageLimits, Profile, ServerFacts } from "../network.ts";
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

/** The protocol's own ceiling is 20, and it asks clients to keep to 10 for now. */
export const galleryLimits: ImageLimits = {
  ...imageLimits,
  count: 10,
  source: "https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/gallery.json",
};

/** A link preview's picture was never raised to 2 MB, and is shown in one shape. */
export const cardImageLimits: ImageLimits = {
  ...imageLimits,
  count: 1,
  bytes: 1_000_000,
  maxWidth: 2000,
  maxHeight: 2000,
  ratio: { min: 1.7, max: 2.1 },
  frame: { width: 1200, height: 630 },
  source: "https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/external.json",
};

export const extras: Extras = {
  contentWarning: false,
  labels: ["graphic-media", "sexual", "nudity", "porn", "!no-unauthenticated"],
  visibility: ["public"],
  card: { words: "as-written", carriesLink: true, besideImages: false },
  source: "https://github.com/bluesky-social/atproto/blob/main/lexicons/com/atproto/label/defs.json",
  checkedOn: "2026-11-20",
};

export const blueskyProfile: Profile = {
  network: "bluesky",
  images: imageLimits,
  cardImages: cardImageLimits,
  extras,
  threads: true,
  refusesRepeats: false,
  measure: (part) => measureBlueskyText(part.text, textLimits),
};

const galleryProfile: Profile = { ...blueskyProfile, images: galleryLimits };

/** More than four pictures only where the account's own server was seen to take them. */
export function profileFor(facts: ServerFacts | undefined): Profile {
  return facts?.gallery === true ? galleryProfile : blueskyProfile;
}
