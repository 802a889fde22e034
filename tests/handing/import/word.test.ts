/** What Word writes besides plain words: a message has what its readers see, all else is listed, nothing comes from nowhere. */
import { describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { messagesIn } from "../../../src/handing/import/find/messages.ts";
import { readDocx } from "../../../src/handing/import/read/read-docx.ts";
import { toolkitDocx } from "../../support/handing/a-toolkit.ts";
import { p, readWord as read, run, spaces } from "../../support/handing/a-word-file.ts";

const change = 'w:id="1" w:author="Sam" w:date="2026-11-02T09:00:00Z"';
const box = (words: string) => `<w:txbxContent>${p(run(words))}</w:txbxContent>`;
const newBox = (words: string) =>
  `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(words)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const oldBox = (words: string) => `<w:pict><v:shape><v:textbox>${box(words)}</v:textbox></v:shape></w:pict>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const placeholder = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>";

describe("words that Word shows come in", () => {
  it.each([
    [
      "an insertion",
      p(`${run("Ask ")}<w:ins ${change}>${run("and listen ")}</w:ins>${run("today.")}`),
      ["Ask and listen today."],
    ],
    ["a moved stretch", p(`<w:moveTo ${change}>${run("Ask first.")}</w:moveTo>`), ["Ask first."]],
    [
      "a smart tag",
      p(`${run("See you in ")}<w:smartTag w:element="place">${run("Northdale")}</w:smartTag>`),
      ["See you in Northdale"],
    ],
    [
      "a content control",
      p(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run("Ask.")}</w:sdtContent></w:sdt>`),
      ["Ask."],
    ],
    [
      "a control around paragraphs",
      `<w:sdt><w:sdtContent>${p(run("Ask."))}${p(run("Listen."))}</w:sdtContent></w:sdt>`,
      ["Ask.", "Listen."],
    ],
    [
      "a text box of today",
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${newBox("Ask in a box.")}</mc:Choice></mc:AlternateContent></w:r>`,
      ),
      ["Ask in a box."],
    ],
    [
      "a text box in both forms, once",
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${newBox("Ask in a box.")}</mc:Choice><mc:Fallback>${oldBox("Ask in a box.")}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ["Ask in a box."],
    ],
    ["a text box of before", p(`<w:r>${oldBox("Ask in a box.")}</w:r>`), ["Ask in a box."]],
    [
      "a link as a simple field",
      p(
        `${run("Help: ")}<w:fldSimple w:instr=' HYPERLINK "https://help.example.org/a?b=1&amp;c=2" '>${run("here it is")}</w:fldSimple>${run(".")}`,
      ),
      ["Help: here it is https://help.example.org/a?b=1&c=2."],
    ],
    [
      "a link as a field of parts",
      p(
        `${run("Help: ")}${field("begin")}<w:r><w:instrText> HYPERLINK "https://help.example.org" </w:instrText></w:r>${field("separate")}${run("here it is")}${field("end")}`,
      ),
      ["Help: here it is https://help.example.org"],
    ],
    [
      "what another field printed",
      p(`${run("Day ")}<w:fldSimple w:instr=" SEQ day ">${run("3")}</w:fldSimple>`),
      ["Day 3"],
    ],
    [
      "a line that ends with a carriage return",
      p(`<w:r><w:t>Ask.</w:t><w:cr/><w:t>Listen.</w:t></w:r>`),
      ["Ask.\nListen."],
    ],
    [
      "words that change direction",
      p(`<w:bdo w:val="ltr">${run("Ask.")}</w:bdo><w:dir w:val="ltr">${run(" Listen.")}</w:dir>`),
      ["Ask. Listen."],
    ],
    ["a formula", p(`${run("1 in ")}<m:oMath><m:r><m:t>6</m:t></m:r></m:oMath>`), ["1 in 6"]],
    [
      "hyphens that do not break, and no soft ones",
      p(
        `<w:r><w:t>0800</w:t><w:noBreakHyphen/><w:t>11\u00a011 for child\u00adren and par</w:t><w:softHyphen/><w:t>ents</w:t></w:r>`,
      ),
      ["0800-11\u00a011 for children and parents"],
    ],
    [
      "white text in a dark paragraph",
      `<w:p><w:pPr><w:shd w:val="clear" w:fill="0D5C5C"/></w:pPr>${run("Ask.", '<w:color w:val="FFFFFF"/>')}</w:p>`,
      ["Ask."],
    ],
    ["white text that is marked", p(run("Ask.", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>')), ["Ask."]],
    [
      "white text of a style that may be dark",
      `<w:p><w:pPr><w:pStyle w:val="Banner"/></w:pPr>${run("Ask.", '<w:color w:val="FFFFFF"/>')}</w:p>`,
      ["Ask."],
    ],
    ["what says that it is not hidden", p(run("Ask.", '<w:vanish w:val="0"/>')), ["Ask."]],
    ["entities", p(run("Ask &amp; listen &lt;3 &#8220;today&#x201D;")), ["Ask & listen <3 “today”"]],
  ])("%s", async (_, body, seen) => {
    expect((await read(body)).seen).toEqual(seen);
  });
});

const hiding = `<w:styles ${spaces[0]}><w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Inner"><w:basedOn w:val="Note"/></w:style><w:style w:type="paragraph" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;

describe("words that Word does not show never do", () => {
  it.each([
    [
      "a deletion",
      p(`${run("Ask.")}<w:del ${change}><w:r><w:delText>Blame.</w:delText></w:r></w:del>`),
      "tracked changes, taken as accepted: 0 insertions, 1 deletion",
    ],
    [
      "a deletion that kept its text as text",
      p(`${run("Ask.")}<w:del ${change}>${run("Blame.")}</w:del>`),
      "tracked changes, taken as accepted: 0 insertions, 1 deletion",
    ],
    [
      "what was moved away",
      p(`${run("Ask.")}<w:moveFrom ${change}>${run("Blame.")}</w:moveFrom>`),
      "tracked changes, taken as accepted: 0 insertions, 1 deletion",
    ],
    [
      "an insertion that was deleted again",
      p(`${run("Ask.")}<w:ins ${change}><w:del ${change}>${run("Blame.")}</w:del></w:ins>`),
      "tracked changes, taken as accepted: 1 insertion, 1 deletion",
    ],
    [
      "hidden text",
      p(`${run("Ask.")}${run("Bl", "<w:vanish/>")}${run("ame.", "<w:b/><w:vanish/>")}`),
      "hidden text: Blame.",
    ],
    [
      "white text on the white page",
      p(`${run("Ask.")}${run("Blame.", '<w:color w:val="FFFFFF"/>')}`),
      "white text: Blame.",
    ],
    [
      "hidden text by its style",
      p(`${run("Ask.")}${run("Blame.", '<w:rStyle w:val="Note"/>')}`),
      "hidden text: Blame.",
    ],
    [
      "hidden text by the style behind its style",
      p(`${run("Ask.")}${run("Blame.", '<w:rStyle w:val="Inner"/>')}`),
      "hidden text: Blame.",
    ],
    [
      "a hidden paragraph",
      `${p(run("Ask."))}<w:p><w:pPr><w:pStyle w:val="Aside"/></w:pPr>${run("Blame.")}</w:p>`,
      "hidden text: Blame.",
    ],
    [
      "an empty form field",
      p(`${run("Ask.")}<w:sdt>${placeholder}<w:sdtContent>${run("Click here to enter text.")}</w:sdtContent></w:sdt>`),
      "a form field that nobody has filled in: Click here to enter text.",
    ],
    [
      "what is there for programs before 2010",
      p(
        `${run("Ask.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${newBox("")}</mc:Choice><mc:Fallback>${oldBox("Blame.")}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      undefined,
    ],
    [
      "the code of a field",
      p(`${run("Ask.")}${field("begin")}<w:r><w:instrText> IF 1 = 2 "Blame." </w:instrText></w:r>${field("end")}`),
      undefined,
    ],
  ])("%s", async (_, body, left) => {
    const found = await read(body, { "word/styles.xml": hiding });

    expect(found.seen).toEqual(["Ask."]);
    expect(found.left.filter((each) => !each.startsWith("footnote"))).toEqual(left === undefined ? [] : [left]);
  });

  it("as a comment, which is listed", async () => {
    const comments = `<w:comments ${spaces[0]}><w:comment w:id="1">${p(run("Is this agreed?"))}</w:comment></w:comments>`;
    const found = await read(
      p(
        `<w:commentRangeStart w:id="1"/>${run("Ask.")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      {
        "word/comments.xml": comments,
      },
    );

    expect(found).toEqual({ seen: ["Ask."], pictures: [], left: ["a comment: Is this agreed?"] });
  });

  it("in a footnote either", async () => {
    const notes = `<w:footnotes ${spaces[0]}><w:footnote w:id="2"><w:p>${run("From our survey.")}<w:del ${change}>${run(" Draft.")}</w:del>${run(" Secret.", "<w:vanish/>")}</w:p></w:footnote></w:footnotes>`;
    const found = await read(p(`${run("Ask.")}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      "word/footnotes.xml": notes,
    });

    expect(found.seen).toEqual(["Ask."]);
    expect(found.left).toEqual([
      "footnote 1: From our survey.",
      "tracked changes, taken as accepted: 0 insertions, 1 deletion",
      "hidden text:  Secret.",
    ]);
  });
});

it("says of elements that lie too deep in one another that it cannot be read", async () => {
  const document = `<w:document ${spaces.join(" ")}>${"<w:ins>".repeat(60_000)}`;
  const found = await readDocx("a.docx", toolkitDocx({ "word/document.xml": document }));

  expect(isFault(found) && found.code).toBe("import-unreadable");
});

describe("cells of a table that are merged", () => {
  const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(run(text))}</w:tc>`;
  const below = "<w:vMerge/>";

  it("stand below their own titles, in each row that they reach into", async () => {
    const rows = [
      cell("Audience") + cell("Message") + cell("Link"),
      cell("Parents", '<w:vMerge w:val="restart"/>') + cell("Ask.") + cell("a.example.org"),
      cell("", below) + cell("Listen.") + cell("b.example.org"),
      cell("Everybody, everywhere", '<w:gridSpan w:val="2"/>') + cell("c.example.org"),
    ];

    expect((await read(`<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`)).seen).toEqual([
      "Audience | Message | Link",
      "Parents | Ask. | a.example.org",
      "Parents | Listen. | b.example.org",
      "Everybody, everywhere |  | c.example.org",
    ]);
  });

  it("are one message where it reaches into several rows, and what stands beside it below is listed", async () => {
    const rows = [
      cell("Channel") + cell("Message"),
      cell("X") + cell("Ask and listen.", '<w:vMerge w:val="restart"/>'),
      cell("Mastodon") + cell("", below),
    ];
    const table = `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
    const document = `<w:document ${spaces.join(" ")}><w:body>${table}</w:body></w:document>`;
    const found = await readDocx(
      "a.docx",
      toolkitDocx({ "word/document.xml": document, "word/header1.xml": "<w:hdr/>" }),
    );
    if (isFault(found)) throw new Error(found.message);
    const { messages, left } = messagesIn(found, { accounts: new Map() });

    expect(messages.map(({ text }) => text)).toEqual(["Ask and listen."]);
    expect(left.map(({ text }) => text)).toEqual(expect.arrayContaining(["X", "Mastodon"]));
  });
});
