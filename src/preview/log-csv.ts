/** The record as a table, for an answer to a request for information. */
import { stringify } from "csv-stringify/sync";
import { printable } from "../system/printable.ts";

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
  const cell = (value: string | number | null) => (typeof value === "string" ? printable(value) : (value ?? ""));
  const rows = entries.map((entry) => columns.map((column) => cell(entry[column])));
  return stringify([columns, ...rows], { record_delimiter: "\n", escape_formulas: true });
}
