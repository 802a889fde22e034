/** Several accounts share the words of a post, so the same fault is found once for each of them. */
import { isError, type Problem } from "../diagnostics/problem.ts";
import { problemKey, uniqueProblems } from "../diagnostics/unique.ts";
import type { Rendered } from "../render/rendered.ts";

/**
 * Folds warnings and notes that say the same of the same place. Where only some of the accounts of a post have the
 * fault they are named. Errors are not folded: each holds its own delivery, and is told once by `uniqueProblems`.
 */
export function fold(problems: readonly Problem[], rendered: readonly Rendered[]): readonly Problem[] {
  const deliveries = new Map(rendered.map(({ delivery }) => [delivery.id, delivery]));
  const ofAll = (same: readonly Problem[]) => uniqueProblems(same).map((problem) => named(problem, deliveries));
  const groups = Map.groupBy(problems, (problem) =>
    isError(problem) ? `${problem.delivery} ${problemKey(problem)}` : problemKey(problem),
  );
  return [...groups.values()].flatMap((same) =>
    same.length === 1 || same.some(isError) ? same.slice(0, 1) : ofAll(same),
  );
}

/** In place of the deliveries, the accounts, where they are not all of the post's. */
function named({ deliveries = [], ...problem }: Problem, known: ReadonlyMap<string, Rendered["delivery"]>): Problem {
  const concerned = deliveries.flatMap((id) => known.get(id) ?? []);
  const posts = new Set(concerned.map(({ post }) => post));
  const names = [...new Set(concerned.map(({ account }) => account.id))].toSorted();
  const all = new Set([...known.values()].filter(({ post }) => posts.has(post)).map(({ account }) => account.id));
  if (posts.size !== 1 || names.length < 2 || names.length === all.size) return problem;
  return { ...problem, message: `${problem.message} This is so for ${names.length} accounts: ${names.join(", ")}.` };
}
