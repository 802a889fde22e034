import type { Dated, ImageLimits, Profile } from "../network.ts";
import { type WeightedLimits, xLength } from "./text.ts";

export const textLimits: WeightedLimits & Dated = {
  weighted: 280,
  link: 23,
  source: "https://docs.x.com/fundamentals/counting-characters",
  checkedOn: "2026-11-20",
};

export const imageLimits: ImageLimits = {
  count: 4,
  bytes: 5_000_000,
  formats: ["jpeg", "png", "webp"],
  maxWidth: 4096,
  maxHeight: 4096,
  ratio: { min: 0.75, max: 2 },
  frame: { width: 1200, height: 675 },
  minWidth: 600,
  minHeight: 335,
  alt: { supported: true, limit: 1000, unit: "characters" },
  source: "https://docs.x.com/x-api/media/quickstart/best-practices",
  checkedOn: "2026-11-20",
};

export const xProfile: Profile = {
  network: "x",
  images: imageLimits,
  extras: {
    contentWarning: false,
    labels: [],
    visibility: ["public"],
    card: { words: "from-the-page", carriesLink: false, besideImages: true },
    source: "https://docs.x.com/x-api/posts/create-post",
    checkedOn: "2026-11-20",
  },
  threads: true,
  refusesRepeats: true,
  refusesNearIdentical: true,
  measure: (part) => ({ used: xLength(part.text, textLimits), limit: textLimits.weighted, unit: "weighted" }),
};
