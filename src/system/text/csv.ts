/** Tables for spreadsheets: the one escaper of every CSV that is written. */
import { stringify } from "csv-stringify/sync";
import { printable } from "./printable.ts";

export type Cell = string | number | null | undefined;

/**
 * Half and full width signs, behind blanks or quotes or not: spreadsheets differ in what they take for a formula, and
 * some drop what stands before it.
 */
const formula = /^[\s"'\u2018\u2019\u201c\u201d]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A formula gets a leading apostrophe, control characters their visible names. */
function safe(cell: Cell): string | number {
  if (typeof cell === "number") return cell;
  const text = printable(cell ?? "");
  return formula.test(cell ?? "") || formula.test(text) ? `'${text}` : text;
}

/** By this a spreadsheet knows UTF-8; without it Excel shows "Ŵyl" as other letters. */
const mark = "\uFEFF";

/** Cells with a semicolon or a tab are quoted too: they part the cells of other spreadsheets' tables. */
export function csvOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(safe));
  return mark + stringify([[...columns], ...cells], { record_delimiter: "\n", quoted_match: /[;\t\r\n]/ });
}
