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

const whole = (css: string, body: string) =>
  `<html><head><style>${css}</style></head><body><h2>Messages</h2>
<p>Somebody will listen.</p>${body}<p>It is never your fault.</p></body></html>`;
const gone = (attributes: string) => `<p ${attributes}>Withdrawn words.</p>`;

it.each([
  ["by no size", "", gone('style="opacity: 0"')],
  ["far outside of the page", "", gone('style="position:absolute; left:-9999px"')],
  ["by its indent", "", gone('style="text-indent: -9999px"')],
  ["in a box of no height", "", gone('style="height:0; overflow:hidden"')],
  ["cut off, for screen readers alone", ".sr { position: absolute; clip: rect(0, 0, 0, 0) }", gone('class="sr"')],
  ["cut off", "", gone('style="clip-path: inset(50%)"')],
  ["made small", "", gone('style="transform: scale(0)"')],
  ["in letters of no size", "", gone('style="font-size:0px"')],
  ["white on the white page", "", gone('style="color: #FFF"')],
  [
    "white on white",
    "",
    `<div style="background:#123"><p style="color:white;background:#ffffff">Withdrawn words.</p></div>`,
  ],
  ["on every screen", "@media screen { .gone { display: none } }", gone('class="gone"')],
  ["by two classes", "p.old.gone { display: NONE !important }", gone('class="gone old"')],
  ["within something else", "div.deep > p.inner { display: none }", `<div class="deep">${gone('class="inner"')}</div>`],
  ["against its own style", ".gone { display: none !important }", gone('class="gone" style="display:block"')],
  ["in a dialog that is closed", "", `<dialog>${gone("")}</dialog>`],
])("words that are hidden %s", async (_, css, body) => {
  const { draft, list } = await imported(whole(css, body));

  expect(draft).toContain("Somebody will listen.");
  expect(draft).toContain("It is never your fault.");
  expect(draft).not.toContain("Withdrawn");
  expect(list).toMatch(/\(what is hidden from readers\):\n {4}Withdrawn words\./);
});

it.each([
  ["in small letters", "", gone('style="font-size:0.9em"')],
  ["a little see-through", "", gone('style="opacity:0.85"')],
  ["of a tab that is open", ".tab { display: none } .tab.open { display: block }", gone('class="tab open"')],
  ["shown by its own style", ".gone { display: none }", gone('class="gone" style="display: block"')],
  ["elsewhere than in what hides", "div.deep p { display: none }", gone("")],
  ["on narrow screens alone", "@media (max-width: 400px) { p { display: none } }", gone("")],
  ["white on a dark ground", "", `<div style="background-color:#0a6b6b">${gone('style="color:#ffffff"')}</div>`],
  ["white in a dark cell of old", "", `<div bgcolor="#000080">${gone('style="color:white"')}</div>`],
  [
    "white in colours that are not here",
    '</style><link rel="stylesheet" href="x.css"><style>',
    gone('style="color:white"'),
  ],
  ["behind More", "", `<details><summary>More</summary>${gone("")}</details>`],
  ["in a dialog that is open", "", `<dialog open>${gone("")}</dialog>`],
])("keeps words %s", async (_, css, body) => {
  const { draft, list } = await imported(whole(css, body));

  expect(draft).toContain("Withdrawn words.");
  expect(list).not.toContain("hidden from readers");
});

it("does not grow with the square of a page's rules and marks", async () => {
  const css = Array.from({ length: 20_000 }, (_, index) => `.x${index} .a { display: none }`).join("\n");
  const { draft } = await imported(whole(css, gone('class="a"').repeat(2000)));

  expect(draft).toContain("Somebody will listen.");
});
