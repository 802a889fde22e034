import type { ImageLimits, Profile } from "../network.ts";
import { outboxLength } from "./text.ts";

export const outboxName = "Outbox";

/** Generous: what a folder takes is bounded by sense, not by anybody's rule. */
export const imageLimits: ImageLimits = {
  count: 20,
  bytes: 20_000_000,
  formats: ["jpeg", "png", "webp"],
  maxWidth: 4096,
  maxHeight: 4096,
  ratio: { min: 0.1, max: 10 },
  frame: { width: 1600, height: 900 },
  minWidth: 1,
  minHeight: 1,
  alt: { supported: true },
  source: "campaign's own choice",
  checkedOn: "2026-11-20",
};

const characters = 100_000;

export const outboxProfile: Profile = {
  network: "outbox",
  images: imageLimits,
  threads: true,
  refusesRepeats: false,
  measure: (part) => ({ used: outboxLength(part.text), limit: characters, unit: "characters" }),
};
