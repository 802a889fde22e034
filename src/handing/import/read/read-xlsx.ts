/** A workbook as tables, one a sheet, and what its library leaves out: comments, pictures, addresses behind words. */
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import { type Block, type Document, noWords, plainWords, type Row, repeated, type Table } from "../blocks.ts";
import { type HiddenCells, hiddenCells } from "./hidden-cells.ts";
import { officeParts, type Parts, relationsIn, wordsOfPart } from "./office-parts.ts";
import { sheetFault } from "./sheet-size.ts";

const mostRows = 5000;

/** A date without a time is midnight, a time without a date the first day that Excel knows. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  if (cell.getUTCFullYear() < 1901) return text.slice(11, 16);
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}

function asidesOf(file: string, parts: Parts): readonly Block[] {
  const words = (what: string, name: string, text: string): Block => ({
    kind: "aside",
    what,
    where: `${file}, ${name}`,
    words: { text, pictures: [], notes: [] },
  });
  return [...parts].flatMap(([name, part]) => {
    if (/^xl\/(?:comments|threadedComments\/threadedComment)\d*\.xml$/.test(name)) {
      return wordsOfPart(part).map((text) => words("a comment", name, text));
    }
    if (/^xl\/worksheets\/_rels\/.*\.rels$/.test(name)) {
      return [
        ...part.toString("utf8").matchAll(/hyperlink"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*hyperlink"/g),
      ].map(([, one, two]) => words("an address behind words", name, (one ?? two ?? "").replaceAll("&amp;", "&")));
    }
    if (/^xl\/drawings\/_rels\/.*\.rels$/.test(name)) {
      return relationsIn(part.toString("utf8"))
        .filter(({ kind, isExternal }) => isExternal && kind === "image")
        .map(({ target }) => words("a picture that lies elsewhere", name, target));
    }
    return /^xl\/media\//.test(name) ? [words("a picture of the sheet", name, name)] : [];
  });
}

function hiddenWords(what: string, { where, cells }: Row): readonly Block[] {
  const text = cells.flatMap((cell) => (cell.text === "" ? [] : [cell.text])).join(" | ");
  return text === "" ? [] : [{ kind: "aside", what, where, words: plainWords(text) }];
}

/** The table as Excel shows it, each column at its place; then what it hides. */
function shownOf(whole: Table, { isSheet, isRow, isColumn, isCell }: HiddenCells): readonly Block[] {
  const cellsOf = (isKept: (row: number, column: number) => boolean): readonly Row[] =>
    whole.rows.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell, index) => (isKept(at, index) ? cell : noWords)),
    }));
  const table = { ...whole, rows: cellsOf((row, column) => isSheet || !isCell(row, column)) };
  if (isSheet) return table.rows.flatMap((row) => hiddenWords("a row of a hidden sheet", row));
  const only = (row: Row, isKept: (index: number) => boolean): Row => ({
    ...row,
    cells: row.cells.map((cell, index) => (isKept(index) ? cell : noWords)),
  });
  const [gone, shown] = [table.rows.filter((_, index) => isRow(index)), table.rows.filter((_, index) => !isRow(index))];
  return [
    { ...table, rows: shown.map((row) => only(row, (index) => !isColumn(index))) },
    ...(isSheet ? [] : cellsOf(isCell).flatMap((row) => hiddenWords("a cell whose words nobody sees", row))),
    ...gone.flatMap((row) => hiddenWords("a hidden row", row)),
    ...shown.flatMap((row) => hiddenWords("a hidden column", only(row, isColumn))),
  ];
}

export async function readXlsx(file: string, bytes: Buffer): Promise<Document | Fault> {
  const parts = officeParts(bytes);
  if (isFault(parts)) return parts;
  const tooFar = sheetFault(parts);
  if (tooFar !== undefined) return tooFar;
  const { default: readSheets } = await import("read-excel-file/node");
  try {
    const sheets = await readSheets(bytes);
    if (sheets.some(({ data }) => data.length > mostRows)) {
      return fault(
        "import-too-large",
        `A sheet has more than ${mostRows} rows.`,
        "Leave only the messages in it, and import that.",
      );
    }
    const hiddenIn = hiddenCells(parts);
    const blocks = sheets.flatMap(({ sheet, data }): readonly Block[] => {
      const hidden = hiddenIn(sheet);
      const rows = data.map(
        (cells, index): Row => ({
          where: `${file}, sheet "${sheet}", row ${index + 1}`,
          cells: cells.map((cell, column) => {
            const above = hidden.rowAbove(index, column);
            return above === undefined
              ? plainWords(cellText(cell))
              : repeated(plainWords(cellText(data[above]?.[column])));
          }),
        }),
      );
      return shownOf({ kind: "table", where: `${file}, sheet "${sheet}"`, rows }, hidden);
    });
    return { file, blocks: [...blocks, ...asidesOf(file, parts)], pictures: new Map() };
  } catch (error) {
    return fault(
      "import-unreadable",
      `It cannot be read as a workbook (${(error as Error).message.split("\n")[0]}).`,
      "Open it in Excel or LibreOffice, save it as .xlsx anew, and import that.",
    );
  }
}
