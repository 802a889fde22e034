/** What Excel does not show: hidden rows, columns and sheets stay out of the draft, and are listed. */
import { expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { importFiles } from "../../../src/handing/import/import.ts";
import { readZip } from "../../../src/system/zip/read-zip.ts";
import { xlsxOf } from "../../support/handing/a-toolkit.ts";

const rows = [
  ["Message", "Notes", "Date"],
  ["Somebody will listen.", "ask Jo first", "2027-03-18 09:00"],
  ["This one was withdrawn.", "do not use", "2027-03-18 10:00"],
  ["It is never your fault.", "approved", "2027-03-18 12:00"],
];

async function imported(bytes: Buffer): Promise<{ readonly draft: string; readonly list: string }> {
  const found = await importFiles({
    ...{ id: "it", files: [{ name: "plan.xlsx", read: () => bytes }], wish: { accounts: new Map() } },
    ...{ to: ["a"], others: [], today: "2026-11-28" },
  });
  if ("faults" in found) throw new Error(found.faults.map(({ fault }) => fault.message).join("\n"));
  return {
    draft: String(found.files.get("drafts/it.yaml")),
    list: String(found.files.get("drafts/it.left-over.txt") ?? ""),
  };
}

function partOf(bytes: Buffer, name: string): string {
  const zip = readZip(bytes);
  const part = isFault(zip) ? zip : zip.entries.find((entry) => entry.name === name)?.read();
  if (part === undefined || isFault(part)) throw new Error(`No part ${name}.`);
  return part.toString("utf8");
}

const sheet = (name: string, change: (xml: string) => string): Buffer => {
  const [plain, path] = [xlsxOf(rows), `xl/worksheets/${name}.xml`];
  const xml = partOf(plain, path);
  return xlsxOf(rows, { [path]: change(xml) });
};

it.each([
  ["hidden", ' hidden="1"'],
  ["hidden, in other words", ' hidden="true"'],
  ["filtered away, with its height", ' spans="1:3" ht="15" customHeight="1" hidden="1"'],
  ["of no height", ' ht="0" customHeight="1"'],
])("a row that is %s is listed, and no message", async (_, attributes) => {
  const { draft, list } = await imported(
    sheet("sheet1", (xml) => xml.replace('<row r="3"', `<row r="3"${attributes}`)),
  );

  expect(draft).not.toContain("withdrawn");
  expect(draft).toContain("Somebody will listen.");
  expect(draft).toContain("It is never your fault.");
  expect(list).toContain(
    'plan.xlsx, sheet "Messages", row 3 (a hidden row):\n    This one was withdrawn. | do not use',
  );
});

it.each([
  ["hidden", '<col min="2" max="2" width="9" hidden="1"/>'],
  ["of no width", '<col min="2" max="2" width="0" customWidth="1"/>'],
])("a column that is %s is listed, and the others are read as they are", async (_, column) => {
  const { draft, list } = await imported(
    sheet("sheet1", (xml) => xml.replace("<sheetData>", `<cols>${column}</cols><sheetData>`)),
  );

  expect(draft).toContain("at: 2027-03-18 10:00");
  expect(draft).not.toContain("ask Jo");
  expect(list).toContain("row 2 (a hidden column):\n    ask Jo first");
  expect(list).not.toContain("the column Notes");
});

it.each(["hidden", "veryHidden"])("a sheet that is %s is listed, and gives no messages", async (state) => {
  const plain = xlsxOf(rows);
  const book = partOf(plain, "xl/workbook.xml");
  const relations = partOf(plain, "xl/_rels/workbook.xml.rels");
  const other = partOf(plain, "xl/worksheets/sheet1.xml").replaceAll("Somebody will listen.", "An older draft.");
  const { draft, list } = await imported(
    xlsxOf(rows, {
      "xl/workbook.xml": book.replace(
        "</sheets>",
        `<sheet name="Old &amp; gone" sheetId="2" state="${state}" r:id="rId2"/></sheets>`,
      ),
      "xl/_rels/workbook.xml.rels": relations.replace(
        "</Relationships>",
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
      "xl/worksheets/sheet2.xml": other,
    }),
  );

  expect(draft).toContain("Somebody will listen.");
  expect(draft).not.toContain("An older draft.");
  expect(list).toContain('plan.xlsx, sheet "Old & gone", row 2 (a row of a hidden sheet):\n    An older draft. |');
});

it.each([
  ["white on the white page", 'fontId="1" fillId="0"', false],
  ["in the colour of the page", 'fontId="2" fillId="0"', false],
  ["white on white", 'fontId="1" fillId="2"', false],
  ["of a format that shows nothing", 'fontId="0" fillId="0" numFmtId="164"', false],
  ["white on a dark ground", 'fontId="1" fillId="1"', true],
  ["in black", 'fontId="0" fillId="0"', true],
])("words of a cell that are %s", async (_, style, isShown) => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts><font/><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0D5C5C"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills><cellXfs><xf/><xf ${style}/></cellXfs></styleSheet>`;
  const xml = partOf(xlsxOf(rows), "xl/worksheets/sheet1.xml").replace('<c r="A3"', '<c r="A3" s="1"');
  const { draft, list } = await imported(xlsxOf(rows, { "xl/worksheets/sheet1.xml": xml, "xl/styles.xml": styles }));

  expect(draft.includes("This one was withdrawn.")).toBe(isShown);
  expect(list.includes("(a cell whose words nobody sees):\n    This one was withdrawn.")).toBe(!isShown);
  expect(draft).toContain("Somebody will listen.");
});

it("that is merged downwards stands in each of its rows, as Excel shows it", async () => {
  const { draft, list } = await imported(
    sheet("sheet1", (xml) =>
      xml
        .replace(/(<row r="3"[^>]*>[\s\S]*?)<c r="C3"[\s\S]*?<\/c>/, "$1")
        .replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'),
    ),
  );

  expect(draft.match(/at: 2027-03-18 09:00/g)).toHaveLength(2);
  expect(draft).not.toContain("choose a time");
  expect(list).not.toContain("09:00");
});

it("with names of another prefix is read the same", async () => {
  const { draft } = await imported(
    sheet("sheet1", (xml) =>
      xml
        .replace('<row r="3"', '<row r="3" hidden="1"')
        .replace("<worksheet xmlns=", "<x:worksheet xmlns:x=")
        .replaceAll(/<(\/?)(sheetData|row|c|is|t|worksheet)\b/g, "<$1x:$2")
        .replace("<x:x:", "<x:"),
    ),
  );

  expect(draft).not.toContain("withdrawn");
});

it.each([
  ["a row that no workbook has", 'r="999999999"', "no workbook has"],
  ["a row at the end of a sheet, and a column too", 'r="1048576"><c r="XFD1048576"><v>1</v></c', "further apart"],
])("that names %s is a problem before it is read", async (_, place, words) => {
  const far = sheet("sheet1", (xml) => xml.replace("</sheetData>", `<row ${place}></row></sheetData>`));

  await expect(imported(far)).rejects.toThrow(words);
});

it("with a style alone at the end of a sheet is read", async () => {
  const styled = sheet("sheet1", (xml) =>
    xml.replace("</sheetData>", '<row r="9000"><c r="A9000" s="1"/></row></sheetData>'),
  );

  expect((await imported(styled)).draft).toContain("It is never your fault.");
});
