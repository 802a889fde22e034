/** What a run found out, as single events: each said once, and again when it is another. */
import type { Problem } from "../diagnostics/problem.ts";
import type { PublishReport } from "./report.ts";

/** The keys are a contract with log collectors. */
export type News =
  | { readonly type: "published"; readonly id: string; readonly url: string | null }
  | { readonly type: "waiting"; readonly id: string; readonly folder: string }
  | { readonly type: "later"; readonly id: string; readonly retryAt: string; readonly reason: string }
  | { readonly type: "missed"; readonly id: string; readonly dueAt: string }
  | { readonly type: "failed" | "held" | "unknown"; readonly id: string; readonly reason: string }
  | { readonly type: "problem"; readonly problem: Problem }
  | { readonly type: "fault"; readonly message: string };

export function newsOf(report: PublishReport, faults: readonly string[]): readonly News[] {
  return [
    ...report.published.map(({ id, url }) => ({ type: "published", id, url: url ?? null }) as const),
    ...report.waiting.map(({ id, folder }) => ({ type: "waiting", id, folder }) as const),
    ...report.later.map(({ id, retryAt, reason }) => ({ type: "later", id, retryAt, reason }) as const),
    ...report.missed.map(({ id, dueAt }) => ({ type: "missed", id, dueAt }) as const),
    ...(["failed", "held", "unknown"] as const).flatMap((type) =>
      report[type].map(({ id, reason }) => ({ type, id, reason })),
    ),
    ...report.problems.map((problem) => ({ type: "problem", problem }) as const),
    ...faults.map((message) => ({ type: "fault", message }) as const),
  ];
}

/** What makes two events the same; an instant that moves on with each try does not make them differ. */
function nameOf(news: News): string {
  switch (news.type) {
    case "problem":
      return JSON.stringify([news.problem.code, news.problem.message, news.problem.place]);
    case "fault":
      return JSON.stringify([news.type, news.message]);
    case "later":
      return JSON.stringify([news.type, news.id, news.reason]);
    default:
      return JSON.stringify(news);
  }
}

/** Keeps what was said; forgets it when it is over, so that it is said again when it comes again. */
export class Newsreader {
  #said = new Set<string>();

  fresh(news: readonly News[]): readonly News[] {
    const named = news.map((each) => [nameOf(each), each] as const);
    const fresh = named.filter(([name]) => !this.#said.has(name)).map(([, each]) => each);
    this.#said = new Set(named.map(([name]) => name));
    return fresh;
  }
}
