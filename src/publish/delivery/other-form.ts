/**
 * A post in several languages goes out as one or as one for each of them, and never as both: to the ledger these are
 * deliveries of different ids, which only their names bring together.
 */
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { DeliveryRows, Row } from "../../ledger/ledger.ts";
import { identityOf, isRenamed, isToldByIdOnly } from "../../networks/identity.ts";
import type { Account } from "../../networks/network.ts";
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

/** `rows`: of the ids that `account` has now; it may have had another one, which `accounts` has no more. */
export async function readForms(
  ledger: DeliveryRows,
  rows: readonly Row[],
  { account, accounts }: { readonly account: Account; readonly accounts: ReadonlyMap<string, Account> },
): Promise<Forms> {
  const former = isToldByIdOnly(account)
    ? (await ledger.rows()).filter((row) => !accounts.has(row.account) && wasOf(account, row))
    : await ledger.rows({ identity: identityOf(account) });
  return formsIn([...rows, ...former]);
}

function wasOf(account: Account, { account: id, identity = "" }: Pick<Row, "account" | "identity">): boolean {
  return isRenamed(account, { id, identity });
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
  out: readonly Pick<Row, "delivery" | "account" | "identity">[],
  accounts: ReadonlyMap<string, Account>,
): Problem[] {
  const rowsOf = Map.groupBy(out, ({ identity }) => identity);
  const gone = out.filter((row) => !accounts.has(row.account));
  const formsOf = new Map(
    [...new Map(deliveries.map(({ account }) => [identityOf(account), account]))].map(([identity, account]) => {
      const former = isToldByIdOnly(account) ? gone.filter((row) => wasOf(account, row)) : [];
      return [identity, byPost([...(rowsOf.get(identity) ?? []), ...former])];
    }),
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
