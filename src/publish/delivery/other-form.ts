/**
 * A post in several languages goes out as one or as one for each of them, and never as both: to the ledger these are
 * deliveries of different ids, which only their names bring together.
 */
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Row } from "../../ledger/ledger.ts";
import type { Delivery } from "../../plan/delivery.ts";

const language = /~[^/]*(?=\/[^/]*$)/;

/** The id that it would have with all languages together. */
function wholeId(delivery: string): string {
  return delivery.replace(language, "");
}

function mayBeSeen(row: Row): boolean {
  if (row.state === "recalled") return false;
  const states: readonly string[] = ["published", "waiting", "claimed", "writing", "unknown"];
  return states.includes(row.state) || row.mayBeOut || row.ask || row.partsOut > 0;
}

/** What is out or may be, by the id of all languages together. Undefined where no row is of one language alone. */
export type Forms = ReadonlyMap<string, readonly string[]> | undefined;

/** `rows`: of one account. */
export function formsIn(rows: readonly Row[]): Forms {
  return rows.some(({ delivery }) => language.test(delivery))
    ? new Map(
        [...Map.groupBy(rows.filter(mayBeSeen), ({ delivery }) => wholeId(delivery))].map(([id, same]) => [
          id,
          same.map(({ delivery }) => delivery),
        ]),
      )
    : undefined;
}

/** The delivery of the other form that is out or may be. */
export function otherFormOut(id: string, forms: Forms): string | undefined {
  const isOne = language.test(id);
  return forms?.get(wholeId(id))?.find((other) => language.test(other) !== isOne);
}

export function otherFormReason(other: string): string {
  return `It already went out as ${other}, or may have: a post goes out with its languages together or apart, and never both.`;
}

/** Told before its time comes. `out`: ids of what went out. */
export function otherFormProblems(deliveries: readonly Delivery[], out: readonly string[]): Problem[] {
  const byWhole = Map.groupBy(out, wholeId);
  return deliveries.flatMap(({ id, campaign, path }) => {
    const other = otherFormOut(id, byWhole);
    if (other === undefined) return [];
    const found = fault(
      "languages-other-form",
      `${id} already went out as ${other}.`,
      "A post goes out with its languages together or apart, and never both: put `bilingual` back as it was.",
    );
    return [{ ...problemAt(campaign.source, path, found), delivery: id }];
  });
}
