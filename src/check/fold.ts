/** Several accounts share the words of a post, so the same fault is found once for each of them. */
import type { Problem } from "../diagnostics/problem.ts";
import type { Rendered } from "../render/rendered.ts";

interface Group {
  readonly first: Problem;
  readonly deliveries: Set<string>;
}

/**
 * Folds warnings and notes that say the same of the same place. Where only some of the accounts of a post have the
 * fault they are named. Errors are not folded: each holds its own delivery, and is told once by `uniqueProblems`.
 */
export function fold(problems: readonly Problem[], rendered: readonly Rendered[]): Problem[] {
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key) ?? { first: problem, deliveries: new Set() };
    if (problem.delivery !== undefined) group.deliveries.add(problem.delivery);
    groups.set(key, group);
  }
  const accounts = accountsByPost(rendered);
  return [...groups.values()].map((group) => folded(group, accounts));
}

function keyOf({ code, severity, message, place, delivery }: Problem): string {
  const own = severity === "error" ? delivery : undefined;
  return JSON.stringify([code, message, place.file, place.line, place.column, place.length, own]);
}

/** Delivery id to the other deliveries of its post. */
function accountsByPost(rendered: readonly Rendered[]): ReadonlyMap<string, { account: string; post: string }> {
  return new Map(rendered.map(({ delivery }) => [delivery.id, { account: delivery.account.id, post: delivery.post }]));
}

function folded({ first, deliveries }: Group, known: ReturnType<typeof accountsByPost>): Problem {
  if (deliveries.size < 2) return first;
  const { delivery: _, ...rest } = first;
  const concerned = [...deliveries].flatMap((id) => known.get(id) ?? []);
  const posts = new Set(concerned.map(({ post }) => post));
  const names = [...new Set(concerned.map(({ account }) => account))].toSorted();
  const all = new Set([...known.values()].filter(({ post }) => posts.has(post)).map(({ account }) => account));
  if (posts.size !== 1 || names.length < 2 || names.length === all.size) return rest;
  return { ...rest, message: `${rest.message} This is so for ${names.length} accounts: ${names.join(", ")}.` };
}
