/** Servers that speak Mastodon's language, each with its own limits and habits. */
import { randomBytes, randomUUID } from "node:crypto";

export interface Variant {
  readonly name: string;
  readonly version: string;
  /** What the server does with a key that it has seen before. */
  readonly keys: "kept" | "ignored" | "refused";
  readonly maxCharacters: number;
  readonly maxMedia: number;
  readonly perUrl: number;
  /** Not every server tells one. */
  readonly descriptionLimit?: number;
  readonly imageSize: number;
  /** The header of a reply that tells when the rate limit begins anew. */
  reset(at: Date): string;
  newId(count: number): string;
  path(username: string, id: string): string;
  readonly source: boolean;
}

const sixDigits = (count: number) => String(count).padStart(6, "0");

export const variants = {
  mastodon: {
    name: "Mastodon",
    version: "4.5.2",
    keys: "kept",
    maxCharacters: 500,
    maxMedia: 4,
    perUrl: 23,
    descriptionLimit: 1500,
    imageSize: 16_777_216,
    reset: (at) => at.toISOString(),
    newId: (count) => `115000000000${sixDigits(count)}`,
    path: (username, id) => `/@${username}/${id}`,
    source: true,
  },
  gotosocial: {
    name: "GoToSocial",
    version: "0.20.0",
    keys: "ignored",
    maxCharacters: 5000,
    maxMedia: 6,
    perUrl: 25,
    descriptionLimit: 5000,
    imageSize: 41_943_040,
    reset: (at) => String(Math.ceil(at.getTime() / 1000)),
    newId: (count) => `01KA${sixDigits(count)}${randomBytes(8).toString("hex").toUpperCase()}`,
    path: (username, id) => `/@${username}/statuses/${id}`,
    source: true,
  },
  pixelfed: {
    name: "Pixelfed",
    version: "3.5.3 (compatible; Pixelfed 0.12.6)",
    keys: "refused",
    maxCharacters: 500,
    maxMedia: 4,
    perUrl: 23,
    descriptionLimit: 1000,
    imageSize: 15_360_000,
    reset: (at) => String(Math.ceil(at.getTime() / 1000)),
    newId: (count) => `770000000000${sixDigits(count)}`,
    path: (username, id) => `/p/${username}/${id}`,
    source: false,
  },
  hollo: {
    name: "Hollo",
    version: "0.10.0",
    keys: "kept",
    maxCharacters: 10_000,
    maxMedia: 8,
    perUrl: 256,
    imageSize: 33_554_432,
    reset: (at) => at.toISOString(),
    newId: (count) => `019a${sixDigits(count)}`.slice(0, 8) + randomUUID().slice(8),
    path: (username, id) => `/@${username}/${id}`,
    source: true,
  },
} as const satisfies Record<string, Variant>;
