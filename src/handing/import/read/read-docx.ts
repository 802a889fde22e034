/** A Word file as blocks, by way of mammoth's HTML, and what mammoth leaves out: headers, comments, drawings. */
import { zipSync } from "fflate";
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import type { Block, Document } from "../blocks.ts";
import { officeParts, type Parts, wordsOfPart } from "./office-parts.ts";
import { readHtml } from "./read-html.ts";
import { targetsOf } from "./word-pictures.ts";
import { hidingStyles, shownPart } from "./word-shown.ts";
import { refuseDeep } from "./word-tree.ts";

/** Parts of words that are not in the text, and what they are to a reader. */
const besides: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, "the head of the pages"],
  [/^word\/footer\d*\.xml$/, "the foot of the pages"],
  [/^word\/comments\.xml$/, "a comment"],
  [/^word\/diagrams\/data\d*\.xml$/, "a drawing"],
  [/^word\/charts\/chart\d*\.xml$/, "a chart"],
];
/** By their root: a file may call its parts as it likes. */
const ofWords = /^(?:document|footnotes|endnotes|comments|hdr|ftr)$/;

interface Shown {
  readonly parts: Parts;
  readonly asides: readonly Block[];
}

/** @throws {RangeError} where a part's elements lie deeper in one another than people write. */
function shownIn(file: string, parts: Parts): Shown {
  const roots = new Map([...parts].map(([name, bytes]) => [name, rootOf(bytes)] as const));
  const written = [...parts].filter(([name]) => roots.get(name) !== undefined);
  for (const [name, bytes] of written) if (!ofWords.test(roots.get(name) ?? "")) refuseDeep(bytes.toString("utf8"));
  const hiding = hidingStyles(
    written.filter(([name]) => roots.get(name) === "styles").map(([, bytes]) => bytes.toString("utf8")),
  );
  const asides: Block[] = [];
  let [inserted, deleted] = [0, 0];
  const shown = [...parts].map(([name, bytes]) => {
    if (!ofWords.test(roots.get(name) ?? "")) return [name, bytes] as const;
    const part = shownPart(bytes.toString("utf8"), { hiding, targets: targetsOf(parts, name) });
    inserted += part.inserted;
    deleted += part.deleted;
    asides.push(...part.unseen.map(({ what, text }) => asideOf({ file, name, what, text })));
    return [name, Buffer.from(part.xml, "utf8")] as const;
  });
  if (inserted + deleted > 0) {
    const text = `${countOf(inserted, "insertion")}, ${countOf(deleted, "deletion")}`;
    asides.unshift(asideOf({ file, name: "word/document.xml", what: "tracked changes, taken as accepted", text }));
  }
  return { parts: new Map(shown), asides };
}

/** The name of its root without a prefix, where it is written in XML. */
function rootOf(bytes: Buffer): string | undefined {
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*</.test(bytes.toString("latin1", 0, 64))) return undefined;
  return /<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(bytes.toString("latin1", 0, 65_536))?.[1];
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function asidesOf(file: string, parts: Parts): readonly Block[] {
  return [...parts].flatMap(([name, part]) => {
    const what = besides.find(([pattern]) => pattern.test(name))?.[1];
    if (what !== undefined) return wordsOfPart(part).map((text) => asideOf({ file, name, what, text }));
    const isEmbedded = /^word\/embeddings\/|^word\/afchunk/i.test(name);
    return isEmbedded ? [asideOf({ file, name, what: "a file inside of it", text: name })] : [];
  });
}

interface Aside {
  readonly file: string;
  readonly name: string;
  readonly what: string;
  readonly text: string;
}

function asideOf({ file, name, what, text }: Aside): Block {
  return { kind: "aside", where: `${file}, ${name}`, what, words: { text, pictures: [], notes: [] } };
}

/** Not packed: it is read at once. */
function zipped(parts: Parts): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
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
    const shown = shownIn(file, parts);
    const { value } = await mammoth.convertToHtml(
      { buffer: zipped(shown.parts) },
      { convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false, styleMap: ["br[type='page'] => br"] },
    );
    const blocks = readHtml(value, { where: ({ number }) => `${file}, paragraph ${number}` });
    if ("code" in blocks) return blocks;
    return { file, blocks: [...blocks, ...shown.asides, ...asidesOf(file, shown.parts)], pictures };
  } catch (error) {
    return fault(
      "import-unreadable",
      `It cannot be read as a Word file (${(error as Error).message.split("\n")[0]}).`,
      "Open it in Word or LibreOffice, save it as .docx anew, and import that.",
    );
  }
}
