/** Word files as other programs write them, and as somebody would who wants words in a post that nobody saw. */
import { describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readDocx } from "../../../src/handing/import/read/read-docx.ts";
import { toolkitDocx } from "../../support/handing/a-toolkit.ts";
import { p, readWord, run, spaces } from "../../support/handing/a-word-file.ts";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const hidden = p(`${run("Ask.")}${run("Blame.", "<w:vanish/>")}<w:del>${run("Gone.")}</w:del>`);
const document = (body: string) => `<w:document ${spaces.join(" ")}><w:body>${body}</w:body></w:document>`;
const styles = (inner: string) => ({ "word/styles.xml": `<w:styles ${spaces.join(" ")}>${inner}</w:styles>` });
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const relation = (more: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" ${more}/></Relationships>`;
const kept = `Type="${relations}/image" Target="media/image1.svg"`;
const linked = `Type="${relations}/image" Target="https://example.org/p.png?a=1&amp;b=2" TargetMode="External"`;
const pictured = (how: string) => `<pic:pic><pic:blipFill><a:blip ${how}/></pic:blipFill></pic:pic>`;
const drawing = (inner: string) =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Two hands"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
const box = (words: string) =>
  `<wps:wsp><wps:txbx><w:txbxContent>${p(run(words))}</w:txbxContent></wps:txbx></wps:wsp>`;

describe("hidden words never come in", () => {
  it.each([
    [
      "under another prefix",
      { "word/document.xml": document(hidden).replaceAll(/\bw:/g, "ns0:").replace("xmlns:w=", "xmlns:ns0=") },
    ],
    [
      "without a prefix",
      {
        "word/document.xml": document(hidden)
          .replaceAll(/(<\/?)w:/g, "$1")
          .replace("xmlns:w=", "xmlns="),
      },
    ],
    [
      "in a part of another name",
      {
        "word/document.xml": document(p(run("Decoy."))),
        "word/main.xml": document(hidden),
        "_rels/.rels": relation(`Type="${relations}/officeDocument" Target="word/main.xml"`),
      },
    ],
  ])("%s", async (_, parts: Readonly<Record<string, string>>) => {
    const { seen, left } = await readWord("", parts);

    expect(seen).toEqual(["Ask."]);
    expect(left).toContain("hidden text: Blame.");
  });

  const shown = run("Ask.", '<w:vanish w:val="0"/>');
  it.each([
    [
      "by the style of all that has none",
      p(`${shown}${run("Blame.")}`),
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
    [
      "by what is so without a style",
      p(`${shown}${run("Blame.")}`),
      "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
    ],
    [
      "by the style of a table",
      `${p(shown)}<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>${p(run("Blame."))}</w:tc></w:tr></w:tbl>`,
      '<w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
  ])("%s", async (_, body, inner) => {
    const { seen, left } = await readWord(body, styles(inner));

    expect(seen.filter((each) => each !== "")).toEqual(["Ask."]);
    expect(left).toContain("hidden text: Blame.");
  });

  it("as what a field within the code of another printed", async () => {
    const inner = `${mark("begin")}${code(" MERGEFIELD a ")}${mark("separate")}${run("Blame.")}${mark("end")}`;
    const field = `${mark("begin")}${code(" IF ")}${inner}${code(' = "1" "x" ')}${mark("separate")}${run("Ask.")}${mark("end")}`;

    expect(await readWord(p(`${field}${run(" Listen.")}`))).toMatchObject({
      seen: ["Ask. Listen."],
      left: ["the code of a field: Blame."],
    });
  });
});

describe("a picture", () => {
  const rels = (more: string) => ({ "word/_rels/document.xml.rels": relation(more) });

  it.each([
    ["by itself", pictured('r:embed="p1"')],
    ["in a group with a text box", `<wpg:wgp>${pictured('r:embed="p1"')}${box("Listen.")}</wpg:wgp>`],
    ["that fills a shape", '<wps:wsp><wps:spPr><a:blipFill><a:blip r:embed="p1"/></a:blipFill></wps:spPr></wps:wsp>'],
    ["that is kept and linked", pictured('r:embed="p1" r:link="p2"')],
  ])("%s comes in with its alt text", async (_, inner) => {
    const { seen, pictures } = await readWord(p(`${run("Ask.")}<w:r>${drawing(inner)}</w:r>`), rels(kept));

    expect(seen[0]).toBe("Ask.");
    expect(seen.slice(1)).toEqual(inner.includes("Listen.") ? ["Listen."] : []);
    expect(pictures).toEqual(["Two hands"]);
  });

  it.each([
    ["a drawing", drawing(pictured('r:link="p1"'))],
    ["the older form", '<w:pict><v:shape><v:imagedata r:id="p1" o:title="Two hands"/></v:shape></w:pict>'],
  ])("that lies elsewhere is listed with its alt text, and the words come in (%s)", async (_, inner) => {
    expect(await readWord(p(`${run("Ask.")}<w:r>${inner}</w:r>`), rels(linked))).toEqual({
      seen: ["Ask."],
      pictures: [],
      left: ["a picture that lies elsewhere: https://example.org/p.png?a=1&b=2: Two hands"],
    });
  });

  it("that is not in the file is listed, and the words come in", async () => {
    const { seen, left } = await readWord(p(`${run("Ask.")}<w:r>${drawing(pictured('r:embed="none"'))}</w:r>`));

    expect({ seen, left }).toEqual({ seen: ["Ask."], left: ["a picture that is not in the file: Two hands"] });
  });
});

it.each(["word/numbering.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])(
  "elements too deep in one another in %s are told, and nothing hangs",
  async (name) => {
    const deep = `<w:numbering ${spaces.join(" ")}>${"<w:ins>".repeat(60_000)}`;
    const found = await readDocx("a.docx", toolkitDocx({ [name]: deep }));

    expect(isFault(found) && found.code).toBe("import-unreadable");
  },
);
