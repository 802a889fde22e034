/** What a workbook has and Excel does not show: sheets, rows and columns that somebody hid, or filtered away. */
import { attribute, type Parts, relationsIn, unescaped } from "./office-parts.ts";

export interface HiddenCells {
  /** The whole sheet. */
  readonly isSheet: boolean;
  /** From 0. */
  isRow(index: number): boolean;
  isColumn(index: number): boolean;
}

const nothing: HiddenCells = { isSheet: false, isRow: () => false, isColumn: () => false };

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

function inSheet(xml: string): Omit<HiddenCells, "isSheet"> {
  const [rows, columns] = [hiddenRows(xml), hiddenColumns(xml)];
  return {
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
  const sheets = [...xmlOf("xl/workbook.xml").matchAll(/<(?:[\w.-]+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const id = /\b[\w.-]+:id\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1] ?? "";
    const isSheet = /hidden/i.test(attribute(tag, "state"));
    return [unescaped(attribute(tag, "name")), { isSheet, ...inSheet(xmlOf(targets.get(id) ?? "")) }] as const;
  });
  const known = new Map<string, HiddenCells>(sheets);
  return (sheet) => known.get(sheet) ?? nothing;
}
