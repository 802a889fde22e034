/** Every delivery with what became of it: the ledger's rows, and the planned ones that no ledger has seen yet. */
import { type Row, unsettled } from "../../ledger/ledger.ts";
import { isOpen } from "../../ledger/rows.ts";
import type { StatusEntry } from "../../ledger/standing.ts";
import { type Permit, unasked } from "../../permission/permit.ts";
import { type ShownPermit, shownPermit } from "../../permission/shown.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { isOver } from "../judge/judge-row.ts";
import { heldBecause } from "../report.ts";

export type ShownStatus = StatusEntry & ShownPermit;

function fromRow(row: Row): StatusEntry {
  const out = row.state === "published" || row.state === "waiting" || row.state === "recalled";
  return {
    id: row.delivery,
    state: row.state,
    dueAt: row.dueAt.toISOString(),
    publishedAt: out ? (row.publishedAt?.toISOString() ?? null) : null,
    url: row.url ?? null,
    attempts: row.attempt,
    reason: row.reason ?? null,
  };
}

function fromPlan(delivery: Delivery, now: Date): StatusEntry {
  return {
    id: delivery.id,
    state: isOver(delivery, now) ? "past" : "planned",
    dueAt: delivery.dueAt.toISOString(),
    publishedAt: null,
    url: null,
    attempts: 0,
    reason: null,
  };
}

/** By due instant, then id. A planned row follows the file's time; a row of a removed post stays in the list. */
export function statusOf(
  deliveries: readonly Delivery[],
  rows: readonly Row[],
  { now, permitOf }: { readonly now: Date; readonly permitOf: (delivery: string) => Permit | undefined },
): readonly ShownStatus[] {
  const planned = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const known = new Set(rows.map((row) => row.delivery));
  const entries = rows.map((row) => {
    const delivery = planned.get(row.delivery);
    const entry = fromRow(row);
    return row.state === "planned" && delivery !== undefined
      ? { ...entry, dueAt: delivery.dueAt.toISOString() }
      : entry;
  });
  const unseen = deliveries.filter((delivery) => !known.has(delivery.id)).map((delivery) => fromPlan(delivery, now));
  const heldIn = new Set(rows.filter((row) => heldBecause(row) === "problem").map((row) => row.delivery));
  const shown = [...entries, ...unseen].map((entry) => ({
    ...entry,
    ...shownPermit(permitOf(entry.id) ?? unasked, { open: isOpen(entry.state), problem: heldIn.has(entry.id) }),
  }));
  return shown.toSorted((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1));
}

export function needsPerson(entry: Pick<StatusEntry, "state">): boolean {
  return unsettled.includes(entry.state);
}
