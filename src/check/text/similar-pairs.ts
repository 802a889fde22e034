/**
 * For each text an earlier one that is nearly the same, without comparing all with all: texts that are alike by at
 * least `threshold` must share one of their rarest runs (prefix filtering), so only those are indexed.
 */
import { similarity } from "./similarity.ts";

export interface Comparable {
  readonly shingles: ReadonlySet<string>;
}

export interface Wanted<T> {
  readonly threshold: number;
  /** Whether these two are to be compared at all. */
  readonly comparable: (earlier: T, later: T) => boolean;
}

export function earlierLikeness<T extends Comparable>(items: readonly T[], wanted: Wanted<T>): ReadonlyMap<T, T> {
  const frequency = new Map<string, number>();
  for (const { shingles } of items) for (const one of shingles) frequency.set(one, (frequency.get(one) ?? 0) + 1);
  const index = new Map<string, T[]>();
  const found = new Map<T, T>();
  for (const item of items) {
    const keys = rarest(item.shingles, frequency, wanted.threshold);
    const earlier = firstLike(item, keys, index, wanted);
    if (earlier !== undefined) found.set(item, earlier);
    for (const key of keys) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [item]);
      else list.push(item);
    }
  }
  return found;
}

function rarest(shingles: ReadonlySet<string>, frequency: ReadonlyMap<string, number>, threshold: number): string[] {
  const needed = shingles.size - Math.ceil(threshold * shingles.size) + 1;
  const rank = (one: string) => frequency.get(one) ?? 0;
  return [...shingles].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, needed);
}

/** Latest first: what is near in time is what a reader wants to be shown. */
function firstLike<T extends Comparable>(
  item: T,
  keys: readonly string[],
  index: ReadonlyMap<string, readonly T[]>,
  { threshold, comparable }: Wanted<T>,
): T | undefined {
  const seen = new Set<T>();
  for (const key of keys) {
    for (const earlier of index.get(key)?.toReversed() ?? []) {
      if (seen.has(earlier)) continue;
      seen.add(earlier);
      if (comparable(earlier, item) && similarity(earlier.shingles, item.shingles) >= threshold) return earlier;
    }
  }
  return undefined;
}
