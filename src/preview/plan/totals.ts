/** What stands below the timeline: how much, to whom, from when until when, and what the marks mean. */

import wrapAnsi from "wrap-ansi";
import { shortDayText } from "../../calendar/dates.ts";
import { isError } from "../../diagnostics/problem.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import { printableLine } from "../../system/text/printable.ts";
import { factsIn } from "../facts.ts";
import { stateMeanings } from "../state-meanings.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";

export function totalsOf(campaigns: readonly PlannedCampaign[], columns: number): readonly string[] {
  const rows = campaigns.flatMap((campaign) => campaign.rows);
  const inOrder = rows.toSorted((a, b) => a.rendered.delivery.dueAt.getTime() - b.rendered.delivery.dueAt.getTime());
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return ["0 deliveries"];
  const accounts = counted(rows.map(({ entry }) => entry.account));
  return [
    `${many(rows.length, "delivery", "deliveries")} to ${many(accounts.length, "account", "accounts")}, ${span(first, last)}`,
    ...grouped("accounts", accounts),
    ...groupings().flatMap(({ many: name, texts }) =>
      grouped(name, counted(rows.flatMap(({ entry }) => texts(entry)))),
    ),
    ...grouped("cost", costs(rows)),
  ].flatMap((line) => wrapAnsi(line, columns, { hard: true }).split("\n"));
}

/** The widest first. */
function groupings() {
  return factsIn("plan")
    .flatMap(({ many: name, texts }) => (name === undefined ? [] : [{ many: name, texts }]))
    .toReversed();
}

/** Only the marks that occur. */
export function legendOf(campaigns: readonly PlannedCampaign[], columns: number): readonly string[] {
  const rows = campaigns.flatMap((campaign) => campaign.rows);
  if (rows.length === 0) return [];
  const ids = new Set(rows.map(({ entry }) => entry.id));
  const shown = campaigns
    .flatMap(({ problems }) => problems)
    .filter((problem) => deliveriesOf(problem).some((id) => ids.has(id)));
  const over = rows.some(({ entry }) => entry.lengths.some(({ used, limit }) => used > limit));
  const marks = [
    lengthLegend(rows),
    ...stateMeanings(rows.map(({ entry }) => entry.state)),
    rows.some(({ entry }) => entry.changed) ? "changed: the file now differs from what went out" : "",
    over ? "!: over the limit" : "",
    shown.some(isError) ? "✗: errors, kept back until put right" : "",
    shown.some(({ severity }) => severity === "warning") ? "▲: warnings" : "",
    shown.length > 0 ? "`campaign validate` says more" : "",
  ];
  return wrapAnsi(marks.filter((mark) => mark !== "").join(" · "), columns, { hard: true }).split("\n");
}

/** A length of this very plan; the first that has a limit. */
function lengthLegend(rows: readonly PlanRow[]): string {
  const measure = rows.flatMap(({ entry }) => entry.lengths).find(({ limit }) => Number.isFinite(limit));
  return measure === undefined ? "" : `${measure.used}/${measure.limit}: used and limit, as the network counts`;
}

function span(first: PlanRow, last: PlanRow): string {
  return first === last ? when(first) : `from ${when(first)} until ${when(last)}`;
}

function when({ rendered: { delivery } }: PlanRow): string {
  return `${shortDayText(delivery.local.slice(0, 10))} ${delivery.local.slice(0, 4)} ${delivery.local.slice(11)}`;
}

function many(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function counted(names: readonly string[]): readonly string[] {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups].map(([name, each]) => `${printableLine(name)} ${each.length}`);
}

function costs(rows: readonly PlanRow[]): readonly string[] {
  const priced = rows.flatMap(({ entry }) => entry.cost ?? []);
  const byCurrency = Map.groupBy(priced, ({ currency }) => currency);
  return [...byCurrency].map(([currency, each]) => {
    const sum = each.reduce((total, { amount }) => total + amount, 0);
    return `about ${costText(sum, currency)}`;
  });
}

/** To a tenth of a cent. */
export function costText(amount: number, currency: string): string {
  return `${amount.toFixed(3).replace(/0$/, "")} ${printableLine(currency)}`;
}

function grouped(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`${title}: ${entries.join(" · ")}`];
}
