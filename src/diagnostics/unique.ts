/** The same fault found once per account is one fault to its reader. */
import type { Problem } from "./problem.ts";

/**
 * Folds problems that say the same of the same place, keeping the order of first sight. What is folded from several
 * deliveries lists them all in `deliveries`.
 */
export function uniqueProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...Map.groupBy(problems, problemKey).values()].flatMap(folded);
}

/** Those that a problem concerns; none where it is the file's. */
export function deliveriesOf({ delivery, deliveries }: Problem): readonly string[] {
  return deliveries ?? (delivery === undefined ? [] : [delivery]);
}

/** The same for what says the same of the same place, whichever delivery it names. */
export function problemKey({ code, place, message }: Problem): string {
  return JSON.stringify([code, place.file, place.line, place.column, place.length, message]);
}

/** One that is the whole file's stays the whole file's. */
function folded(same: readonly Problem[]): readonly Problem[] {
  const [first] = same;
  if (first === undefined) return [];
  const { delivery: _, deliveries: __, ...problem } = first;
  if (same.some((each) => deliveriesOf(each).length === 0)) return [problem];
  const [only, ...others] = new Set(same.flatMap(deliveriesOf));
  if (only === undefined) return [problem];
  return [others.length === 0 ? { ...problem, delivery: only } : { ...problem, deliveries: [only, ...others] }];
}
