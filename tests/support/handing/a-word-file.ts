/** A Word file of a few paragraphs, written by hand as XML, and what is read of it. */
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readDocx } from "../../../src/handing/import/read/read-docx.ts";
import { toolkitDocx } from "./a-toolkit.ts";

export const spaces = [
  ["w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"],
  ["mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"],
  ["m", "http://schemas.openxmlformats.org/officeDocument/2006/math"],
  ["v", "urn:schemas-microsoft-com:vml"],
  ["wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"],
  ["a", "http://schemas.openxmlformats.org/drawingml/2006/main"],
  ["wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"],
  ["pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"],
  ["r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
].map(([prefix, name]) => `xmlns:${prefix}="${name}"`);

export const run = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (inner: string) => `<w:p>${inner}</w:p>`;

interface Read {
  readonly seen: readonly string[];
  /** Alt texts. */
  readonly pictures: readonly string[];
  /** "what: words". */
  readonly left: readonly string[];
}

export async function readWord(body: string, more: Readonly<Record<string, string>> = {}): Promise<Read> {
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n<w:document ${spaces.join(" ")}><w:body>${body}</w:body></w:document>`;
  const found = await readDocx(
    "a.docx",
    toolkitDocx({ "word/document.xml": document, "word/header1.xml": "<w:hdr/>", ...more }),
  );
  if (isFault(found)) throw new Error(found.message);
  const blocks = found.blocks.map((block) => {
    if (block.kind === "table") return block.rows.map(({ cells }) => cells.map(({ text }) => text).join(" | "));
    return block.kind === "aside" ? [] : [block.words.text];
  });
  const left = found.blocks.flatMap((block) => (block.kind === "aside" ? [`${block.what}: ${block.words.text}`] : []));
  const pictures = found.blocks.flatMap((block) => (block.kind === "table" ? [] : block.words.pictures));
  return { seen: blocks.flat(), pictures: pictures.map(({ alt }) => alt), left };
}
