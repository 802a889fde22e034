/** A table as text: commas, semicolons or tabs, in UTF-8 or in what Excel for Windows writes. */
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import { type Document, plainWords, type Row } from "../blocks.ts";

const mostRows = 5000;
const mostColumns = 200;

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return ofOneByte(bytes);
  }
}

/** Excel writes what its machine always wrote. Apostrophes, quotes and dashes are where no letter of the other would be. */
function ofOneByte(bytes: Buffer): string {
  const windows = new TextDecoder("windows-1252").decode(bytes);
  const count = (pattern: RegExp) => windows.match(pattern)?.length ?? 0;
  const isMac =
    count(/[a-z]Õ[a-z]|(?<!\p{L})Ò[A-Za-z]|[.!?,a-z]Ó(?!\p{L})| [ÐÑ] |[a-z]É(?!\p{L})/gu) > count(/[‘’“”–—…]/g);
  return isMac ? new TextDecoder("macintosh").decode(bytes) : windows;
}

const looked = 50;

/** The one that stands equally often in most lines: commas of sentences do not. What stands in quotes counts nothing. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n?|\n/, looked)
    .filter((line) => line.trim() !== "");
  const counted = [",", ";", "\t"].map((mark) => {
    const often = Map.groupBy(lines, (line) => line.split(mark).length - 1);
    const [times, alike] = [...often]
      .filter(([each]) => each > 0)
      .map(([each, found]) => [each, found.length] as const)
      .reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as const);
    return { mark, alike, times };
  });
  return counted.toSorted((a, b) => b.alike - a.alike || b.times - a.times)[0]?.mark ?? ",";
}

/** A cell that a spreadsheet would reckon with: the next person to open it may run it. */
function isFormula(text: string): boolean {
  return /^\s*[=+@-]\s*(?:[\w.]+\(|[\w.]+\|)/i.test(text);
}

export function formulaFault(cell: string): Fault | undefined {
  if (!isFormula(cell)) return undefined;
  return fault(
    "import-unsafe",
    "A cell holds a formula, which a spreadsheet would carry out.",
    "Write the words themselves into the cell, then import it again.",
  );
}

export async function readCsv(file: string, bytes: Buffer): Promise<Document | (Fault & { readonly line?: number })> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const text = decoded(bytes).replace(/^\ufeff/, "");
  if (text.includes("\0")) {
    return fault(
      "import-unreadable",
      "It is no text.",
      "Save it as CSV (UTF-8) from the spreadsheet, and import that.",
    );
  }
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      // As written by hand: quotes within words are words.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      to: mostRows + 1,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    if (records.length > mostRows || records.some(({ record }) => record.length > mostColumns)) {
      return fault(
        "import-too-large",
        `It has more than ${mostRows} rows or ${mostColumns} columns.`,
        "Leave only the messages in it, and import that.",
      );
    }
    const wrong = records.find(({ record }) => record.some((cell) => formulaFault(cell) !== undefined));
    const found = wrong?.record.map(formulaFault).find((each) => each !== undefined);
    if (wrong !== undefined && found !== undefined) return { ...found, line: wrong.info.lines };
    const rows = records.map(
      ({ info, record }): Row => ({ where: `${file}, line ${info.lines}`, cells: record.map(plainWords) }),
    );
    return { file, blocks: [{ kind: "table", where: file, rows }], pictures: new Map() };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { readonly lines?: number };
    return {
      ...fault(
        "import-unreadable",
        `It cannot be read as CSV (${error.message.split("\n")[0]}).`,
        "Save it as CSV (UTF-8) from the spreadsheet anew, and import that.",
      ),
      ...(lines !== undefined && { line: lines }),
    };
  }
}
