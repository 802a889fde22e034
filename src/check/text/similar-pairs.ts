/**
 * For each text an earlier one that is nearly the same, without comparing all with all: texts that are alike by at
 * least `threshold` must share one of their rarest runs (prefix filtering), so only those are indexed.
 */
import { similarity } from "./similarity.ts";

export interface Comparable {
  readonly shingles: ReadonlySet<string>;
  /** Whose it is: one's own texts are not compared. */
  readonly by: string;
  /** When it is read, in milliseconds. */
  readonly at: number;
}

export interface Wanted {
  /** From 0 to 1. */
  readonly threshold: number;
  /** How far apart the two are read at the most, in milliseconds. */
  readonly window: number;
}

interface Run {
  readonly words: string;
  /** Texts that have it. */
  count: number;
}

interface Entry<T> {
  readonly item: T;
  /** Of the run among the item's, the rarest first. */
  readonly position: number;
  /** Where in the same list the latest one before it stands that is somebody else's; -1 for none. */
  readonly other: number;
}

type List<T> = Entry<T>[];

/** The texts that have a run among their rarest. */
interface Lists<T> {
  /** Those that can be alike with a text of any length. */
  readonly all: List<T>;
  /** Those that can be alike with a longer one too: it shares more of their runs, so the first shared one is rarer. */
  readonly short: List<T>;
}

/** `items`: by `at`. */
export function earlierLikeness<T extends Comparable>(items: readonly T[], wanted: Wanted): ReadonlyMap<T, T> {
  const runs = runsOf(items);
  const index = new Map<Run, Lists<T>>();
  const found = new Map<T, T>();
  for (const item of items) {
    const keys = rarest(item.shingles, runs, wanted);
    const earlier = firstLike(item, keys, index, wanted);
    if (earlier !== undefined) found.set(item, earlier);
    const reach = shortReach(item, wanted);
    for (const [position, key] of keys.entries()) {
      const lists = index.get(key) ?? { all: [], short: [] };
      index.set(key, lists);
      add(lists.all, item, position);
      if (position < reach) add(lists.short, item, position);
    }
  }
  return found;
}

function runsOf(items: readonly Comparable[]): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>();
  for (const { shingles } of items) {
    for (const words of shingles) {
      const run = runs.get(words);
      if (run === undefined) runs.set(words, { words, count: 1 });
      else run.count += 1;
    }
  }
  return runs;
}

function add<T extends Comparable>(list: List<T>, item: T, position: number): void {
  const last = list.at(-1);
  list.push({ item, position, other: last?.item.by === item.by ? last.other : list.length - 1 });
}

function rarest(shingles: ReadonlySet<string>, runs: ReadonlyMap<string, Run>, { threshold }: Wanted): readonly Run[] {
  const needed = shingles.size - Math.ceil(threshold * shingles.size) + 1;
  return [...shingles]
    .flatMap((words) => runs.get(words) ?? [])
    .sort((a, b) => a.count - b.count || (a.words < b.words ? -1 : 1))
    .slice(0, needed);
}

/** How many of its rarest runs can be the first that it shares with a text that has no fewer than it. */
function shortReach({ shingles: { size } }: Comparable, { threshold }: Wanted): number {
  const shared = Math.ceil(((2 * threshold) / (1 + threshold)) * size - 1e-9);
  return size - shared + 1;
}

/** Latest first: what is near in time is what a reader wants to be shown. */
function firstLike<T extends Comparable>(
  item: T,
  keys: readonly Run[],
  index: ReadonlyMap<Run, Lists<T>>,
  wanted: Wanted,
): T | undefined {
  const reach = shortReach(item, wanted);
  const seen = new Set<T>();
  for (const [position, key] of keys.entries()) {
    const list = index.get(key)?.[position < reach ? "all" : "short"] ?? [];
    for (let at = list.length - 1; at >= 0; ) {
      const entry = list[at];
      if (entry === undefined || item.at - entry.item.at > wanted.window) break;
      if (entry.item.by === item.by) {
        at = entry.other;
        continue;
      }
      at -= 1;
      if (seen.has(entry.item)) continue;
      seen.add(entry.item);
      if (isAlike(entry, { item, position }, wanted)) return entry.item;
    }
  }
  return undefined;
}

/** They share no run before this one, and so none but what is left of the shorter rest. */
function isAlike(a: Omit<Entry<Comparable>, "other">, b: Omit<Entry<Comparable>, "other">, { threshold }: Wanted) {
  const [one, two] = [a.item.shingles, b.item.shingles];
  const most = Math.min(one.size - a.position, two.size - b.position);
  return most / (one.size + two.size - most) >= threshold && similarity(one, two) >= threshold;
}
