/** The record as a table, for an answer to a request for information. */
import { csvOf } from "../system/csv.ts";

const columns = [
  "at",
  "delivery",
  "account",
  "event",
  "state",
  "part",
  "text",
  "url",
  "approvedBy",
  "who",
  "reason",
  "n",
] as const;

export type LogCells = Readonly<Record<(typeof columns)[number], string | number | null>>;

/** What a spreadsheet would run as a formula is escaped; control characters get their visible names. */
export function logCsv(entries: readonly LogCells[]): string {
  return csvOf(
    columns,
    entries.map((entry) => columns.map((column) => entry[column])),
  );
}
