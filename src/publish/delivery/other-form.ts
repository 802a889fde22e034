/**
 * A post in several languages goes out as one or as one for each of them, and never as both: to the ledger these are
 * deliveries of different ids, which only their names bring together.
 */
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { DeliveryRows, Row } from "../../ledger/ledger.ts";
import { identityOf } from "../../networks/identity.ts";
import type { Delivery } from "../../plan/delivery.ts";

const language = /~[^/]*(?=\/[^/]*$)/;

/** The post that it is of, whatever its language and the account's id are. */
function postOf(delivery: string): string {
  return delivery.replace(language, "").replace(/\/[^/]*$/, "");
}

function mayBeSeen(row: Row): boolean {
  if (row.state === "recalled") return false;
  const states: readonly string[] = ["published", "waiting", "claimed", "writing", "unknown"];
  return states.includes(row.state) || row.mayBeOut || row.ask || row.partsOut > 0;
}

/** What is out or may be, by its post. Undefined where no row is of one language alone. */
export type Forms = ReadonlyMap<string, readonly string[]> | undefined;

/** `rows`: of one account; `identity`: who it is, since it may have had another id. */
export async function readForms(ledger: DeliveryRows, rows: readonly Row[], identity: string): Promise<Forms> {
  return formsIn([...rows, ...(await ledger.rows({ identity }))]);
}

function formsIn(rows: readonly Row[]): Forms {
  return rows.some(({ delivery }) => language.test(delivery)) ? byPost(rows.filter(mayBeSeen)) : undefined;
}

function byPost(rows: readonly Pick<Row, "delivery">[]): ReadonlyMap<string, readonly string[]> {
  const deliveries = rows.map(({ delivery }) => delivery);
  return Map.groupBy(deliveries, postOf);
}

/** The delivery of the other form that is out or may be. */
export function otherFormOut(id: string, forms: Forms): string | undefined {
  const isOne = language.test(id);
  return forms?.get(postOf(id))?.find((other) => language.test(other) !== isOne);
}

export function otherFormReason(other: string): string {
  return `It already went out as ${other}, or may have: a post goes out with its languages together or apart, and never both.`;
}

/** Told before its time comes. */
export function otherFormProblems(
  deliveries: readonly Delivery[],
  out: readonly Pick<Row, "delivery" | "identity">[],
): Problem[] {
  const formsOf = new Map(
    [...Map.groupBy(out, ({ identity }) => identity)].map(([identity, rows]) => [identity, byPost(rows)]),
  );
  return deliveries.flatMap(({ id, account, campaign, path }) => {
    const other = otherFormOut(id, formsOf.get(identityOf(account)));
    if (other === undefined) return [];
    const found = fault(
      "languages-other-form",
      `${id} already went out as ${other}.`,
      "A post goes out with its languages together or apart, and never both: put `bilingual` back as it was.",
    );
    return [{ ...problemAt(campaign.source, path, found), delivery: id }];
  });
}
