/** What a page hides in a table, as Excel and others write it: listed, and no message. */
import { expect, it } from "vitest";
import { importFiles } from "../../../src/handing/import/import.ts";

async function imported(html: string): Promise<{ readonly draft: string; readonly list: string }> {
  const found = await importFiles({
    ...{ id: "it", files: [{ name: "plan.html", read: () => Buffer.from(html) }], wish: { accounts: new Map() } },
    ...{ to: ["a"], others: [], today: "2026-11-28" },
  });
  if ("faults" in found) throw new Error(found.faults.map(({ fault }) => fault.message).join("\n"));
  return {
    draft: String(found.files.get("drafts/it.yaml")),
    list: String(found.files.get("drafts/it.left-over.txt") ?? ""),
  };
}

const page = (row: string, css = "") => `<html><head><style>${css}</style></head><body><table>
<tr><th>Message</th><th>Audience</th></tr>
<tr><td>Somebody will listen.</td><td>parents</td></tr>
${row}
<tr><td>It is never your fault.</td><td>parents</td></tr></table></body></html>`;

const withdrawn = "<td>Withdrawn <b>words</b>, <a href='https://example.org/old'>old</a>.</td><td>parents</td>";

it.each([
  ["by its style", `<tr style='mso-height-source:userset;display:none'>${withdrawn}</tr>`, ""],
  ["by an attribute", `<tr hidden>${withdrawn}</tr>`, ""],
  ["by a class", `<tr class="xl1 gone">${withdrawn}</tr>`, "p { color: red }\n.gone, .other { display: none }"],
  [
    "by a class of its mark",
    `<tr class="gone">${withdrawn}</tr>`,
    "@page { margin: 1cm } tr.gone { visibility: collapse }",
  ],
])("a row that is hidden %s", async (_, row, css) => {
  const { draft, list } = await imported(page(row, css));

  expect(draft).toContain("Somebody will listen.");
  expect(draft).toContain("It is never your fault.");
  expect(draft).not.toMatch(/Withdrawn|example\.org/);
  expect(list).toMatch(/\(what is hidden from readers\):\n {4}Withdrawn words, old\. parents/);
});

it("words in a cell, a cell, and a comment as LibreOffice writes it", async () => {
  const { draft, list } = await imported(
    page(
      `<tr><td>Look twice.<span style="mso-hide:all"> secret</span><comment>ask Jo</comment></td><td style="display:none">hidden cell</td></tr>`,
      "comment { display:none;  }",
    ),
  );

  expect(draft).toContain("text: Look twice.\n");
  for (const words of ["secret", "ask Jo", "hidden cell"]) {
    expect(draft).not.toContain(words);
    expect(list).toContain(`    ${words}\n`);
  }
});

it("but not what only a printer hides", async () => {
  const { draft } = await imported(
    page(`<tr class="gone">${withdrawn}</tr>`, "@media print { .gone { display: none } }"),
  );

  expect(draft).toContain("Withdrawn words, old https://example.org/old.");
});
