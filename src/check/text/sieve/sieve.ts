/**
 * Patterns by the hundred are asked of every text, and nearly none matches. All that they need is looked up in a text
 * in one walk along it; only where a pattern finds what it needs, the text is searched with it.
 */
import { allMatches } from "../../../system/text/all-matches.ts";
import { countLiterals, isFound, type Looked, lookAgain, lookAt, mark, numberOf } from "./literals.ts";
import { needsOf, type Way } from "./needs.ts";

/** Of one way the number of its clauses, of each clause the number of its literals, and their numbers: flat, since many are walked for every text. */
type Flat = Int32Array;

interface Known {
  /** In the order in which they were first asked. */
  readonly number: number;
  /** So many literals were known then, its own among them. */
  readonly literals: number;
  /** None: it may match anything. */
  readonly ways: readonly Flat[];
}

const patterns = new WeakMap<RegExp, Known>();
/** By their words: one that is made anew, as from a workspace's own names at each reading, is no other pattern. */
const bySource = new Map<string, Known>();
let count = 0;

/** What else must be found where a literal of the first clause is. */
interface Rest {
  readonly pattern: number;
  readonly clauses: Flat;
}

/** By the literals of the first clause of each way, which the fewest texts have. */
const rests: Rest[][] = [];

function flat(clauses: readonly (readonly number[])[]): Flat {
  return Int32Array.from([clauses.length, ...clauses.flatMap((clause) => [clause.length, ...clause])]);
}

function learned(all: readonly Way[]): Known {
  const isAny = all.some((way) => way.length === 0);
  const ways = isAny ? [] : all.map((way) => way.map((clause) => clause.map(numberOf)));
  const made = { number: count, literals: countLiterals(), ways: ways.map(flat) };
  count += 1;
  for (const [first = [], ...more] of ways) {
    const rest = { pattern: made.number, clauses: flat(more) };
    for (const literal of first) {
      const others = rests[literal];
      if (others === undefined) rests[literal] = [rest];
      else others.push(rest);
    }
  }
  return made;
}

function known(pattern: RegExp): Known {
  const before = patterns.get(pattern);
  if (before !== undefined) return before;
  const words = `${pattern.flags} ${pattern.source}`;
  const made = bySource.get(words) ?? learned(needsOf(pattern));
  bySource.set(words, made);
  patterns.set(pattern, made);
  return made;
}

/** So many different ones were asked. */
export const countPatterns = (): number => count;

/** For a pattern that can only match where another one does, too. */
export function needsAs(pattern: RegExp, wider: RegExp): void {
  patterns.set(pattern, known(wider));
}

const nothing: readonly RegExpExecArray[] = [];

/** Whether all its clauses are met in the text that is marked. */
function isMet(way: Flat): boolean {
  let at = 1;
  for (let clauses = way[0] ?? 0; clauses > 0; clauses -= 1) {
    const end = at + 1 + (way[at] ?? 0);
    at += 1;
    while (at < end && !isFound(way[at] ?? 0)) at += 1;
    if (at === end) return false;
    at = end;
  }
  return true;
}

/** The patterns that may match in a text, of those whose literals were known when it was walked along. */
interface Open {
  /** So many patterns were known. */
  readonly of: number;
  readonly numbers: ReadonlySet<number>;
}

const opens = new WeakMap<Looked, Open>();

function openIn(looked: Looked): Open {
  const before = opens.get(looked);
  if (before !== undefined) return before;
  mark(looked);
  const numbers = new Set<number>();
  for (const literal of looked.numbers) {
    const all = rests[literal];
    if (all === undefined) continue;
    for (let index = 0; index < all.length; index += 1) {
      const { pattern, clauses } = all[index] as Rest;
      if (!numbers.has(pattern) && isMet(clauses)) numbers.add(pattern);
    }
  }
  const open = { of: count, numbers };
  opens.set(looked, open);
  return open;
}

/** Of the text that was asked about last. */
let last: { readonly looked: Looked; readonly open: Open } | undefined;

function askedOf(looked: Looked): { readonly looked: Looked; readonly open: Open } {
  if (last?.looked !== looked) last = { looked, open: openIn(looked) };
  return last;
}

/** False only where the pattern surely has no match in the text. */
export function mayMatch(pattern: RegExp, text: string): boolean {
  const { number, literals, ways } = known(pattern);
  if (ways.length === 0) return true;
  const { looked, open } = askedOf(lookAt(text));
  if (number < open.of && literals <= looked.of) return open.numbers.has(number);
  mark(looked);
  return ways.some(isMet);
}

/** Of many patterns, which are always asked together, the places of those that may match in a text, in their order. */
export function sieveOf(all: readonly RegExp[]): (text: string) => readonly number[] {
  let places: ReadonlyMap<number, readonly number[]> | undefined;
  let always: readonly number[] = [];
  let [newest, literals] = [0, 0];
  return (text) => {
    if (places === undefined) {
      const those = all.map((pattern, place) => ({ place, ...known(pattern) }));
      always = those.filter(({ ways }) => ways.length === 0).map(({ place }) => place);
      const byNumber = Map.groupBy(those, ({ number }) => number);
      places = new Map([...byNumber].map(([number, same]) => [number, same.map(({ place }) => place)]));
      newest = Math.max(...byNumber.keys());
      literals = Math.max(...those.map((each) => each.literals));
    }
    const before = askedOf(lookAt(text));
    const isOlder = newest >= before.open.of || literals > before.looked.of;
    const { open } = isOlder ? askedOf(lookAgain(text)) : before;
    const found = [...always];
    for (const number of open.numbers) found.push(...(places.get(number) ?? []));
    return found.sort((a, b) => a - b);
  };
}

/** As `text.matchAll`, in a list. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  return mayMatch(pattern, text) ? allMatches(pattern, text) : nothing;
}
