/** A Word file as blocks, by way of mammoth's HTML, and what mammoth leaves out: headers, comments, drawings. */
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import type { Block, Document } from "../blocks.ts";
import { officeParts, type Parts, wordsOfPart } from "./office-parts.ts";
import { readHtml } from "./read-html.ts";

/** Parts of words that are not in the text, and what they are to a reader. */
const besides: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, "the head of the pages"],
  [/^word\/footer\d*\.xml$/, "the foot of the pages"],
  [/^word\/comments\.xml$/, "a comment"],
  [/^word\/diagrams\/data\d*\.xml$/, "a drawing"],
  [/^word\/charts\/chart\d*\.xml$/, "a chart"],
];

function asidesOf(file: string, parts: Parts): readonly Block[] {
  return [...parts].flatMap(([name, part]) => {
    const what = besides.find(([pattern]) => pattern.test(name))?.[1];
    if (what !== undefined) {
      return wordsOfPart(part).map(
        (text): Block => ({ ...aside(file, name), what, words: { text, pictures: [], notes: [] } }),
      );
    }
    const isEmbedded = /^word\/embeddings\//.test(name);
    return isEmbedded
      ? [{ ...aside(file, name), what: "a file inside of it", words: { text: name, pictures: [], notes: [] } }]
      : [];
  });
}

function aside(file: string, name: string) {
  return { kind: "aside" as const, where: `${file}, ${name}` };
}

export async function readDocx(file: string, bytes: Buffer): Promise<Document | Fault> {
  const parts = officeParts(bytes);
  if (isFault(parts)) return parts;
  const { default: mammoth } = await import("mammoth");
  const pictures = new Map<string, Buffer>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const name = `picture:${pictures.size + 1}`;
    pictures.set(name, await image.readAsBuffer());
    return { src: name };
  });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false, styleMap: ["br[type='page'] => br"] },
    );
    const blocks = readHtml(value, { where: ({ number }) => `${file}, paragraph ${number}` });
    if ("code" in blocks) return blocks;
    return { file, blocks: [...blocks, ...asidesOf(file, parts)], pictures };
  } catch (error) {
    return fault(
      "import-unreadable",
      `It cannot be read as a Word file (${(error as Error).message.split("\n")[0]}).`,
      "Open it in Word or LibreOffice, save it as .docx anew, and import that.",
    );
  }
}
