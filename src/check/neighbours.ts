/** Deliveries of all campaigns, by account and time: what rules about neighbours walk through. */
import { identityOf } from "../networks/identity.ts";
import { byInstantThenId } from "../plan/plan.ts";
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
  return byInstantThenId(a, b);
}

export function judgedIds(rendered: readonly Rendered[]): ReadonlySet<string> {
  return new Set(rendered.map(({ delivery }) => delivery.id));
}

/** "a", "a and b", "a, b and c": each once, by name. */
export function namedTogether(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format([...new Set(names)].toSorted());
}

/** What a finding about these deliveries says of them. */
export function concerning(ids: readonly string[]): {
  readonly delivery?: string;
  readonly deliveries?: readonly string[];
} {
  const [only, ...others] = new Set(ids);
  if (only === undefined) return {};
  return others.length === 0 ? { delivery: only } : { deliveries: [only, ...others] };
}
