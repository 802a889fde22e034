/** Each file as what it is: a document with words, a picture, or something that is not read. */
import path from "node:path";
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import { sniff } from "../../../images/sniff.ts";
import { readZip } from "../../../system/zip/read-zip.ts";
import type { Document } from "../blocks.ts";
import { readCsv } from "../read/read-csv.ts";
import { readDocx } from "../read/read-docx.ts";
import { byLine, readHtml } from "../read/read-html.ts";
import { readXlsx } from "../read/read-xlsx.ts";
import { type Given, isOffice, otherKindIn } from "./files.ts";
import { otherKind } from "./other-kinds.ts";

export type ReadGiven =
  | { readonly kind: "document"; readonly document: Document }
  | { readonly kind: "picture"; readonly bytes: Buffer }
  /** `fault`: what it is, where that is known, and what to save it as. */
  | { readonly kind: "other"; readonly fault?: Fault };

const htmlLimit = 10_000_000;
export const pictureEndings: Readonly<Record<string, string>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  gif: "gif",
  heif: "heic",
  svg: "svg",
};

const saveAnew = "Save it as .docx, .html, .csv or .xlsx, and import that.";

function decodedHtml(bytes: Buffer): string {
  const head = bytes.toString("latin1", 0, 2000);
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? "utf-8";
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(/^(?:windows-1252|iso-8859-1|latin1)$/i.test(charset) ? "windows-1252" : "utf-8").decode(
      bytes,
    );
  }
}

async function byEnding(
  name: string,
  bytes: Buffer,
): Promise<Document | (Fault & { readonly line?: number }) | undefined> {
  switch (path.extname(name).toLowerCase()) {
    case ".csv":
    case ".tsv":
      return readCsv(name, bytes);
    case ".html":
    case ".htm":
    case ".xhtml": {
      if (bytes.length > htmlLimit) return fault("import-too-large", "The page is larger than 10 MB.", saveAnew);
      const html = decodedHtml(bytes);
      const blocks = readHtml(html, byLine(name, html));
      return "code" in blocks ? blocks : { file: name, blocks, pictures: new Map() };
    }
    case ".docx":
    case ".docm":
    case ".xlsx":
    case ".xlsm":
      return fault("import-unreadable", "It is no Office file, whatever its name says.", saveAnew);
    case ".doc":
    case ".xls":
      return fault("import-unreadable", "It is of Word or Excel before 2007, or damaged, and is not read.", saveAnew);
    default:
      return undefined;
  }
}

/** @throws only for a bug. */
export async function readGiven({ name, read }: Given): Promise<ReadGiven | (Fault & { readonly line?: number })> {
  const bytes = read();
  if (isFault(bytes)) return bytes;
  if (bytes.toString("latin1", 0, 2) === "PK") {
    const zip = readZip(bytes);
    if (isFault(zip)) return zip;
    const office = isOffice(zip.entries.map((entry) => entry.name));
    if (office === undefined) {
      const other = otherKindIn(zip);
      return { kind: "other", ...(other && { fault: other }) };
    }
    const document = await (office === "docx" ? readDocx : readXlsx)(name, bytes);
    return isFault(document) ? document : { kind: "document", document };
  }
  const other = otherKind(name, bytes);
  if (other !== undefined) return { kind: "other", fault: other };
  const document = await byEnding(name, bytes);
  if (document !== undefined) return isFault(document) ? document : { kind: "document", document };
  return pictureEndings[sniff(bytes)] === undefined ? { kind: "other" } : { kind: "picture", bytes };
}
