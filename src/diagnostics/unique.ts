/** The same fault found once per account is one fault to its reader. */
import type { Problem } from "./problem.ts";

/**
 * Folds problems that say the same of the same place, keeping the order of first sight. What is folded from several
 * deliveries names none of them.
 */
export function uniqueProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = identityOf(problem);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, problem);
    else if (first.delivery !== problem.delivery) seen.set(key, ofNoDelivery(first));
  }
  return [...seen.values()];
}

function identityOf({ code, place, message }: Problem): string {
  return JSON.stringify([code, place.file, place.line, place.column, place.length, message]);
}

function ofNoDelivery({ delivery: _, ...problem }: Problem): Problem {
  return problem;
}
