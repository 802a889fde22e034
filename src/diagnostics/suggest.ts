/** "Did you mean": the known name nearest to one that is not known. */
import { distance } from "fastest-levenshtein";

/** Names longer than this are not compared: the cost grows with the product of both lengths. */
const longest = 60;

/** About one mistake in three letters; two in five, since swapped letters count as two. */
function tolerance(given: string): number {
  return Math.max(1, Math.floor((given.length + 1) / 3));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[_\s]+/g, "-");
}

/** The known name nearest to `given`; absent when none is near enough to be what was meant. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  if (given === "" || given.length > longest) return undefined;
  const wanted = folded(given);
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const name of known) {
    const far = distance(wanted, folded(name));
    if (best === undefined || far < best.far) best = { name, far };
  }
  return best !== undefined && best.far <= tolerance(given) ? best.name : undefined;
}

/** A sentence to begin a help with: the nearest name, else all of them when they are few, else nothing. */
export function didYouMean(given: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const near = nearest(given, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (names.length === 0 || names.length > 15) return undefined;
  return `Known here: ${names.join(", ")}.`;
}
