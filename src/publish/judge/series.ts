/**
 * A series whose items have no ids: its deliveries are named by their places, so an item that is taken out or put in
 * gives all later ones the names of others. Where a name is used up already, somebody's words would never go out.
 */
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Row } from "../../ledger/ledger.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { placeWordsOf } from "../delivery/keys.ts";
import { isFixed } from "./judge-row.ts";

export interface BrokenSeries {
  readonly problem: Problem;
  /** What has not gone out of it, on any account. */
  readonly rest: readonly string[];
}

const excerptLength = 40;

function excerpt(delivery: Delivery): string {
  const letters = [...(delivery.parts[0]?.text ?? "").trim().replaceAll(/\s+/g, " ")];
  return letters.length <= excerptLength ? letters.join("") : `${letters.slice(0, excerptLength - 1).join("")}…`;
}

/** What became of the item that had this place, where that uses the place up. */
function fateOf(row: Row): string | undefined {
  switch (row.state) {
    case "published":
    case "waiting":
      return "went out";
    case "recalled":
      return "was recalled";
    case "skipped":
      return "was skipped";
    case "missed":
      return "was missed";
    case "failed":
      return "failed";
    case "writing":
    case "unknown":
      return "may have gone out";
    default:
      return isFixed(row) ? "may have gone out" : undefined;
  }
}

/** Whose place is used up by other words. */
function shifted(items: readonly Delivery[], rows: ReadonlyMap<string, Row>) {
  return items.flatMap((item) => {
    const row = rows.get(item.id);
    const words = placeWordsOf(item);
    if (row?.placeWords === undefined || words === undefined || words === row.placeWords) return [];
    const fate = fateOf(row);
    return fate === undefined ? [] : [{ item, fate }];
  });
}

function problemOf(items: readonly Delivery[], rows: ReadonlyMap<string, Row>): BrokenSeries | undefined {
  const [first, ...others] = shifted(items, rows);
  if (first === undefined) return undefined;
  const { item, fate } = first;
  const { campaign, series } = item;
  const rest = items.filter(({ id }) => {
    const row = rows.get(id);
    return row === undefined || ((row.state === "planned" || row.state === "held") && !isFixed(row));
  });
  const place = series?.place ?? 0;
  const related = others.filter((other) => other.item.post !== item.post).map((other) => placeOf(other.item));
  const found = fault(
    "series-shifted",
    `Item ${place} of the series ${series?.post} says "${excerpt(item)}" now, and ${item.id} ${fate} with other words.`,
    `An item was taken out, put in or reworded, and without ids nobody can tell which. Nothing more of this series goes out until each item has one: write \`id: ${place}\` at the item that ${fate} as number ${place} (and so on for the others that are over), and a new id, such as \`id: b\`, at each that is still to go out.`,
  );
  return {
    rest: rest.map(({ id }) => id),
    problem: {
      ...problemAt(campaign.source, item.path, found),
      ...(related.length === 0 ? {} : { related }),
      ...(rest.length === 0 ? {} : { deliveries: rest.map(({ id }) => id) }),
    },
  };

  function placeOf({ path }: Delivery) {
    return campaign.source.place(path);
  }
}

/** Those of these deliveries' series that nobody can go on with, each told once. */
export function brokenSeries(deliveries: readonly Delivery[], rows: readonly Row[]): readonly BrokenSeries[] {
  const byId = new Map(rows.map((row) => [row.delivery, row]));
  const groups = Map.groupBy(
    deliveries.filter(({ series }) => series !== undefined),
    ({ campaign, series }) => `${campaign.id}/${series?.post}`,
  );
  return [...groups.values()].flatMap((items) => problemOf(items, byId) ?? []);
}
