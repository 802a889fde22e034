import fc from "fast-check";
import { expect, it } from "vitest";
import { csvOf } from "../../../src/system/text/csv.ts";

const mark = "\uFEFF";

/** The one cell of a table, as a spreadsheet takes it. */
function cellOf(text: string): string {
  const written = csvOf(["c"], [[text]]).slice(mark.length + 2, -1);
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
}

const before = fc.stringMatching(/^[ \t"'\u201c]{0,4}$/);

it("never holds a cell that a spreadsheet takes for a formula, whatever stands before it", () => {
  fc.assert(
    fc.property(before, fc.constantFrom("=", "+", "-", "@", "\uff1d"), fc.string(), (start, sign, rest) => {
      expect(cellOf(start + sign + rest)).toMatch(/^'/);
    }),
  );
});

it("quotes a cell that another spreadsheet would part", () => {
  expect(csvOf(["a", "b"], [["one; two", "three, four"]])).toBe('\uFEFFa,b\n"one; two","three, four"\n');
});

it("keeps words and numbers as they are", () => {
  expect(csvOf(["a", "b", "c"], [["Know the signs.", -0.2, undefined]])).toBe("\uFEFFa,b,c\nKnow the signs.,-0.2,\n");
});

it("begins with the mark by which a spreadsheet knows its letters, and has none elsewhere", () => {
  const table = csvOf(["text"], [["Ŵyl 💚"]]);

  expect(Buffer.from(table, "utf8").subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(table.lastIndexOf(mark)).toBe(0);
});
