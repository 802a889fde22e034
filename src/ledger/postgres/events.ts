/** Reading the append-only log. */
import type { StoredEvent } from "../chain.ts";
import type { Ask } from "./database.ts";

export function storedEvents(
  ask: Ask,
  filter: { readonly account?: string; readonly delivery?: string } = {},
): Promise<readonly StoredEvent[]> {
  return ask<StoredEvent>(
    `SELECT * FROM campaign.events
     WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR delivery = $2) ORDER BY n`,
    [filter.account ?? null, filter.delivery ?? null],
  );
}
