/** Deliveries of all campaigns, by account and time: what rules about neighbours walk through. */
import { identityOf } from "../networks/identity.ts";
import type { Delivery } from "../plan/delivery.ts";
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

/**
 * What is found among all deliveries, looked for once for each list of them and kept by campaign: else each of a hundred
 * campaigns would walk through all hundred. `of`: the delivery that a finding would be told of.
 */
export function foundAmongAll<Found>(
  find: (all: readonly Rendered[]) => Iterable<Found>,
  of: (found: Found) => Delivery,
): (all: readonly Rendered[], campaign: string) => readonly Found[] {
  const cached = new WeakMap<readonly Rendered[], ReadonlyMap<string, readonly Found[]>>();
  return (all, campaign) => {
    const known = cached.get(all) ?? Map.groupBy(find(all), (found) => of(found).campaign.id);
    cached.set(all, known);
    return known.get(campaign) ?? [];
  };
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
