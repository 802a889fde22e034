/** What became of each post, as the ledger has it, in words for a comment. */
import type { Row } from "../../ledger/ledger.ts";

/** What the words of a comment begin with that an earlier roll has written. */
export const resultMark = /^# Result of \d{4}: /;

const order = ["published", "waiting", "missed", "failed", "held", "unknown", "recalled", "skipped", "past", "planned"];

function postOf({ delivery }: Row, campaign: string): string | undefined {
  const [id, post] = delivery.split("/");
  // An item of a series is `<post>.<n>`, a language of one `<post>~cy`.
  return id === campaign ? post?.replace(/[.~].*$/, "") : undefined;
}

/** By post id: "3 published, 1 missed (northdale-x)". Those that went well are counted, the others named. */
export function resultsOf(campaign: string, rows: readonly Row[]): ReadonlyMap<string, string> {
  const byPost = Map.groupBy(rows, (row) => postOf(row, campaign));
  const results = new Map<string, string>();
  for (const [post, own] of byPost) {
    if (post === undefined) continue;
    const byState = Map.groupBy(own, ({ state }) => state);
    const states = [...byState].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    const words = states.map(([state, same]) => {
      const accounts = [...new Set(same.map(({ account }) => account))].join(", ");
      return `${same.length} ${state}${state === "published" ? "" : ` (${accounts})`}`;
    });
    results.set(post, words.join(", "));
  }
  return results;
}
