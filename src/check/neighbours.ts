/** Deliveries of all campaigns, by account and time: what rules about neighbours walk through. */
import { identityOf } from "../networks/identity.ts";
import type { Rendered } from "../render/rendered.ts";

const cache = new WeakMap<readonly Rendered[], ReadonlyMap<string, readonly Rendered[]>>();

/** By account (what makes it somebody, whatever its id), each list by due instant, then id. */
export function byAccount(all: readonly Rendered[]): ReadonlyMap<string, readonly Rendered[]> {
  const known = cache.get(all);
  if (known !== undefined) return known;
  const grouped = Map.groupBy(all, ({ delivery }) => identityOf(delivery.account));
  const sorted = new Map([...grouped].map(([account, list]) => [account, list.toSorted(byTime)]));
  cache.set(all, sorted);
  return sorted;
}

export function byTime({ delivery: a }: Rendered, { delivery: b }: Rendered): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function judgedIds(rendered: readonly Rendered[]): ReadonlySet<string> {
  return new Set(rendered.map(({ delivery }) => delivery.id));
}
