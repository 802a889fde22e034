/** How large a workbook's sheets say they are. A few bytes name a cell at the end of the earth, and a reader fills up to it. */
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import { attribute, type Parts } from "./office-parts.ts";

const rowsOfExcel = 1_048_576;
const columnsOfExcel = 16_384;
/** Cells that are filled up between those that are there. */
const mostCells = 3_000_000;

interface At {
  readonly row: number;
  readonly column: number;
}

/** Of an address such as C12, from 1; what is missing is what comes next. */
export function placeOf(address: string, next: At = { row: 0, column: 0 }): At {
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/i.exec(address) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: digits === "" ? next.row : Number(digits), column: column === 0 ? next.column : column };
}

function faultOf(xml: string): Fault | undefined {
  let at: At = { row: 0, column: 0 };
  let [filled, lastRow, lastColumn] = [0, 0, 0];
  for (const [tag, name] of xml.matchAll(/<(?:[\w.-]+:)?(row|c)\b[^>]*>/g)) {
    const written = attribute(tag, "r");
    const before = at.column;
    if (name === "row") at = { row: written === "" ? at.row + 1 : Number(written), column: 0 };
    else at = placeOf(written, { row: at.row, column: at.column + 1 });
    if (!(at.row <= rowsOfExcel && at.column <= columnsOfExcel)) {
      return fault(
        "import-unreadable",
        "A sheet names a cell that no workbook has.",
        "Open it in Excel or LibreOffice, save it as .xlsx anew, and import that.",
      );
    }
    if (name === "c") filled += Math.max(0, at.column - before);
    if (name === "c" && !tag.endsWith("/>"))
      [lastRow, lastColumn] = [Math.max(lastRow, at.row), Math.max(lastColumn, at.column)];
  }
  if (filled <= mostCells && lastRow * lastColumn <= mostCells) return undefined;
  return fault(
    "import-too-large",
    "The cells of a sheet lie further apart than in any plan.",
    "Copy the table of messages into a sheet of its own, and import that.",
  );
}

/** Before any library reads it. */
export function sheetFault(parts: Parts): Fault | undefined {
  for (const part of parts.values()) {
    // Wherever it lies: a file may call its parts as it likes.
    const found = part.includes("sheetData") ? faultOf(part.toString("utf8")) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
