/** What the networks publish of how much they take, as it stood when it was read. A delivery alone in its run, no picture. */
import type { Limit } from "./simulate.ts";

export interface Published extends Limit {
  readonly source: string;
  readonly read: string;
}

const minutes = 60;
const hours = 60 * minutes;

/** Who am I, the post. Read on each run, since a run is a process. */
const x: readonly Published[] = [
  {
    ...{ name: "X: 100 posts in 15 minutes an account", per: "account", count: 100, window: 15 * minutes, cost: 1 },
    ...{ source: "https://docs.x.com/x-api/fundamentals/rate-limits", read: "2026-08-22" },
  },
  {
    ...{ name: "X: 10,000 posts a day an app", per: "app", count: 10_000, window: 24 * hours, cost: 1 },
    ...{ source: "https://docs.x.com/x-api/fundamentals/rate-limits", read: "2026-08-22" },
  },
];

/** Log in, who am I, look, the record. */
const bluesky: readonly Published[] = [
  {
    ...{ name: "Bluesky: 5,000 points an hour an account", per: "account", count: 5000, window: hours, cost: 2 },
    ...{ source: "https://docs.bsky.app/docs/advanced-guides/rate-limits", read: "2026-04-21" },
  },
  {
    ...{ name: "Bluesky: 35,000 points a day an account", per: "account", count: 35_000, window: 24 * hours, cost: 2 },
    ...{ source: "https://docs.bsky.app/docs/advanced-guides/rate-limits", read: "2026-04-21" },
  },
  {
    ...{ name: "Bluesky: 30 logins in 5 minutes an account", per: "account", count: 30, window: 5 * minutes, cost: 1 },
    ...{ source: "https://docs.bsky.app/docs/advanced-guides/rate-limits", read: "2026-04-21" },
  },
  {
    ...{ name: "Bluesky: 3,000 requests in 5 minutes an address", per: "address", count: 3000 },
    ...{ window: 5 * minutes, cost: 4 },
    ...{ source: "https://docs.bsky.app/docs/advanced-guides/rate-limits", read: "2026-04-21" },
  },
];

/** Who am I, the server's limits, look, the post. Newer code counts an address only where nobody is signed in. */
const mastodon: readonly Published[] = [
  {
    ...{ name: "Mastodon: 300 requests in 5 minutes an account", per: "account", count: 300 },
    ...{ window: 5 * minutes, cost: 4 },
    ...{ source: "https://docs.joinmastodon.org/api/rate-limits/", read: "2026-07-02" },
  },
  {
    ...{ name: "Mastodon: 300 requests in 5 minutes an address", per: "address", count: 300 },
    ...{ window: 5 * minutes, cost: 4 },
    ...{ source: "https://docs.joinmastodon.org/api/rate-limits/", read: "2026-07-02" },
  },
];

/** Who am I twice, look, the post. A Page is allowed 4,800 for each person who was engaged; ten is a quiet Page. */
const facebook: readonly Published[] = [
  {
    ...{ name: "Facebook: 4,800 calls a day for each engaged person", per: "account", count: 48_000 },
    ...{ window: 24 * hours, cost: 4 },
    ...{ source: "https://developers.facebook.com/docs/graph-api/overview/rate-limiting", read: "2026-09-07" },
  },
];

export const published = { x, bluesky, mastodon, facebook };
