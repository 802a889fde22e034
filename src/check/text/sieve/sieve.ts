/**
 * Patterns by the hundred are asked of every text, and nearly none matches. All that they need is looked up in a text
 * in one walk along it; only where a pattern finds what it needs, the text is searched with it.
 */
import { allMatches } from "../../../system/text/all-matches.ts";
import { literalsIn, numberOf } from "./literals.ts";
import { needsOf } from "./needs.ts";

/** Of each way the number of its clauses, of each clause the number of its literals, and their numbers: flat, since it is walked for every text. */
type Needs = Int32Array;

const needs = new WeakMap<RegExp, Needs>();

function knownNeeds(pattern: RegExp): Needs {
  const known = needs.get(pattern);
  if (known !== undefined) return known;
  const ways = needsOf(pattern);
  const made = Int32Array.from(
    ways.flatMap((way) => [way.length, ...way.flatMap((clause) => [clause.length, ...clause.map(numberOf)])]),
  );
  needs.set(pattern, made);
  return made;
}

/** For a pattern that can only match where another one does, too. */
export function needsAs(pattern: RegExp, wider: RegExp): void {
  needs.set(pattern, knownNeeds(wider));
}

const nothing: readonly RegExpExecArray[] = [];

/** Whether one of the ways has all its clauses met. */
function isOpen(needed: Needs, found: Uint32Array): boolean {
  for (let at = 0; at < needed.length; ) {
    let isMet = true;
    let clauses = needed[at] ?? 0;
    at += 1;
    for (; clauses > 0; clauses -= 1) {
      const end = at + 1 + (needed[at] ?? 0);
      at += 1;
      while (isMet && at < end) {
        const literal = needed[at] ?? 0;
        if (((found[literal >>> 5] ?? 0) & (1 << (literal & 31))) !== 0) break;
        at += 1;
      }
      isMet &&= at < end;
      at = end;
    }
    if (isMet) return true;
  }
  return false;
}

/** False only where the pattern surely has no match in the text. */
export function mayMatch(pattern: RegExp, text: string): boolean {
  const needed = knownNeeds(pattern);
  // One way without a clause: it may match anything, and nothing need be looked up.
  return needed.length === 1 || isOpen(needed, literalsIn(text));
}

/** As `text.matchAll`, in a list. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  return mayMatch(pattern, text) ? allMatches(pattern, text) : nothing;
}
