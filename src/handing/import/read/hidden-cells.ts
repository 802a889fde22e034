/** Which cells of a workbook Excel shows, and where: what somebody hid or filtered away, and cells that reach down. */
import { attribute, type Parts, relationsIn, unescaped } from "./office-parts.ts";
import { placeOf } from "./sheet-size.ts";

export interface HiddenCells {
  /** The whole sheet. */
  readonly isSheet: boolean;
  /** From 0. */
  isRow(index: number): boolean;
  isColumn(index: number): boolean;
  /** White on white, or of a format that shows nothing. */
  isCell(row: number, column: number): boolean;
  /** The row whose cell reaches down to here; undefined for a cell of its own. From 0. */
  rowAbove(row: number, column: number): number | undefined;
}

const nothing: HiddenCells = {
  isSheet: false,
  isRow: () => false,
  isColumn: () => false,
  isCell: () => false,
  rowAbove: () => undefined,
};

const isTrue = (value: string) => value === "1" || value.toLowerCase() === "true";

/** No height or no width is how some programs hide. */
function isOff(tag: string, size: "ht" | "width"): boolean {
  const written = attribute(tag, size);
  return isTrue(attribute(tag, "hidden")) || (written !== "" && Number(written) === 0);
}

function hiddenRows(xml: string): ReadonlySet<number> {
  const rows = new Set<number>();
  let row = 0;
  for (const [tag] of xml.matchAll(/<(?:[\w.-]+:)?row\b[^>]*>/g)) {
    const written = attribute(tag, "r");
    row = written === "" ? row + 1 : Number(written);
    if (isOff(tag, "ht")) rows.add(row - 1);
  }
  return rows;
}

function hiddenColumns(xml: string): readonly (readonly [from: number, to: number])[] {
  return [...xml.matchAll(/<(?:[\w.-]+:)?col\b[^>]*>/g)].flatMap(([tag]) =>
    isOff(tag, "width") ? [[Number(attribute(tag, "min")) - 1, Number(attribute(tag, "max")) - 1] as const] : [],
  );
}

/** No table of people has more cells that are merged downwards; what says so would fill a machine. */
const mostBelow = 100_000;

/** By the first column of what is merged: whoever reads across a row finds it there. */
function rowsAbove(xml: string): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const above = new Map<number, Map<number, number>>();
  let left = mostBelow;
  for (const [tag] of xml.matchAll(/<(?:[\w.-]+:)?mergeCell\b[^>]*>/g)) {
    const [from, to = ""] = attribute(tag, "ref").split(":");
    const [first, last] = [placeOf(from ?? ""), placeOf(to)];
    const column = above.get(first.column - 1) ?? new Map<number, number>();
    for (let row = first.row + 1; row <= last.row && left > 0; row += 1, left -= 1) column.set(row - 1, first.row - 1);
    if (last.row > first.row) above.set(first.column - 1, column);
  }
  return above;
}

/** By their number; theme 0 is the colour of the page. */
function unseenStyles(xml: string): ReadonlySet<string> {
  const listed = (name: string, one: string): readonly string[] => {
    const from = xml.search(new RegExp(`<(?:[\\w.-]+:)?${name}\\b`));
    const rest = from === -1 ? "" : xml.slice(from);
    const to = rest.search(new RegExp(`</(?:[\\w.-]+:)?${name}>`));
    return rest
      .slice(0, Math.max(0, to))
      .split(new RegExp(`(?=<(?:[\\w.-]+:)?${one}\\b)`))
      .slice(1);
  };
  const tagIn = (whole: string, name: string) => new RegExp(`<(?:[\\w.-]+:)?${name}\\b[^>]*>`).exec(whole)?.[0] ?? "";
  const isWhite = (tag: string) =>
    /ffffff$/i.test(attribute(tag, "rgb")) || (attribute(tag, "theme") === "0" && attribute(tag, "tint") === "");
  const white = listed("fonts", "font").map((font) => isWhite(tagIn(font, "color")));
  const bare = listed("fills", "fill").map((fill) => {
    const kind = attribute(tagIn(fill, "patternFill"), "patternType");
    return !/gradientFill/.test(fill) && (kind === "" || kind === "none" || isWhite(tagIn(fill, "fgColor")));
  });
  const silent = new Set(
    listed("numFmts", "numFmt").flatMap((tag) =>
      /^;{2,3}$/.test(attribute(tag, "formatCode")) ? [attribute(tag, "numFmtId")] : [],
    ),
  );
  const found = listed("cellXfs", "xf").flatMap((xf, index) => {
    const isUnseen = white[Number(attribute(xf, "fontId"))] === true && bare[Number(attribute(xf, "fillId"))] !== false;
    return isUnseen || silent.has(attribute(xf, "numFmtId")) ? [String(index)] : [];
  });
  return new Set(found);
}

/** A table that is painted by its own style says nothing of that in its cells. */
function unseenCells(xml: string, styles: ReadonlySet<string>): ReadonlySet<string> {
  if (styles.size === 0 || /<(?:[\w.-]+:)?(?:tablePart|conditionalFormatting)\b/.test(xml)) return new Set();
  return new Set(
    [...xml.matchAll(/<(?:[\w.-]+:)?c\b[^>]*>/g)].flatMap(([tag]) => {
      if (!styles.has(attribute(tag, "s"))) return [];
      const { row, column } = placeOf(attribute(tag, "r"));
      return [`${row - 1} ${column - 1}`];
    }),
  );
}

function inSheet(xml: string, styles: ReadonlySet<string>): Omit<HiddenCells, "isSheet"> {
  const unseen = unseenCells(xml, styles);
  const [rows, columns, above] = [hiddenRows(xml), hiddenColumns(xml), rowsAbove(xml)];
  return {
    rowAbove: (row, column) => above.get(column)?.get(row),
    isCell: (row, column) => unseen.has(`${row} ${column}`),
    isRow: (index) => rows.has(index),
    isColumn: (index) => columns.some(([from, to]) => index >= from && index <= to),
  };
}

/** By the name of a sheet. */
export function hiddenCells(parts: Parts): (sheet: string) => HiddenCells {
  const xmlOf = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  const targets = new Map(
    relationsIn(xmlOf("xl/_rels/workbook.xml.rels")).map(({ id, target }) => {
      return [id, target.startsWith("/") ? target.slice(1) : `xl/${target}`] as const;
    }),
  );
  const styles = unseenStyles(xmlOf("xl/styles.xml"));
  const sheets = [...xmlOf("xl/workbook.xml").matchAll(/<(?:[\w.-]+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const id = /\b[\w.-]+:id\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1] ?? "";
    const isSheet = /hidden/i.test(attribute(tag, "state"));
    return [unescaped(attribute(tag, "name")), { isSheet, ...inSheet(xmlOf(targets.get(id) ?? ""), styles) }] as const;
  });
  const known = new Map<string, HiddenCells>(sheets);
  return (sheet) => known.get(sheet) ?? nothing;
}
