import type { Dated, ImageLimits, Profile } from "../network.ts";
import { facebookLength } from "./text.ts";

/** Meta's current pages name no limit; 63,206 is what its forms have long enforced. */
export const textLimits: { readonly characters: number } & Dated = {
  characters: 63_206,
  source: "https://developers.facebook.com/docs/pages-api/posts",
  checkedOn: "2026-11-20",
};

/** Meta's pages say 4 MB in one place and 10 MB in another: the smaller one holds everywhere. */
export const imageLimits: ImageLimits = {
  count: 10,
  bytes: 4_000_000,
  formats: ["jpeg", "png"],
  maxWidth: 2048,
  maxHeight: 2048,
  ratio: { min: 0.8, max: 1.91 },
  frame: { width: 1200, height: 630 },
  minWidth: 600,
  minHeight: 315,
  alt: { supported: true, limit: 1000, unit: "characters" },
  source: "https://developers.facebook.com/docs/pages-api/posts",
  checkedOn: "2026-11-20",
};

export const facebookProfile: Profile = {
  network: "facebook",
  images: imageLimits,
  extras: {
    contentWarning: false,
    labels: [],
    visibility: ["public"],
    card: { words: "from-the-page", carriesLink: true, besideImages: false },
    source: "https://developers.facebook.com/docs/pages-api/posts",
    checkedOn: "2026-11-20",
  },
  threads: false,
  refusesRepeats: false,
  measure: (part) => ({ used: facebookLength(part.text), limit: textLimits.characters, unit: "characters" }),
};
