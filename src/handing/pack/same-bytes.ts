/**
 * A docx with nothing of clock or chance in it: the library writes the present instant, ids that it draws, and numbers of
 * pictures that go on from one document to the next.
 */
import { zipSync } from "fflate";
import { isFault } from "../../diagnostics/fault.ts";
import { markupText } from "../../system/text/markup.ts";
import { readZip } from "../../system/zip/read-zip.ts";

/** The oldest day that a zip knows. */
export const zipDay = new Date(1980, 0, 1);

const drawn = /\brId[A-Za-z0-9_-]{20,}/g;
const numbered = /(<wp:docPr\b[^>]*? id=")\d+"/g;

const marks: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Words between tags and in attributes, as somebody reads them. */
function maskedXml(xml: string, masked: (text: string) => string): string {
  return xml.replace(/(?<=>)[^<>]+(?=<)|(?<==")[^"<]*(?=")/g, (written) => {
    const text = written.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => marks[name] ?? "");
    const shown = masked(text);
    return shown === text ? written : markupText(shown);
  });
}

/** `masked`: without secrets, whatever a campaign says. */
export function sameBytes(docx: Buffer, masked: (text: string) => string): Buffer {
  const zip = readZip(docx);
  if (isFault(zip)) throw new Error(zip.message);
  const names = new Map<string, string>();
  const renamed = (text: string) =>
    text.replace(drawn, (id) => {
      const known = names.get(id) ?? `rIdp${names.size + 1}`;
      names.set(id, known);
      return known;
    });
  let pictures = 0;
  const files = zip.entries.map(({ name, read }) => {
    const content = read();
    if (isFault(content)) throw new Error(content.message);
    if (!/\.(xml|rels)$/.test(name)) return [name, new Uint8Array(content)] as const;
    const text = renamed(maskedXml(content.toString("utf8"), masked))
      .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "")
      .replace(numbered, (_, head: string) => {
        pictures += 1;
        return `${head}${pictures}"`;
      });
    return [name, new Uint8Array(Buffer.from(text))] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(files), { mtime: zipDay, level: 9 }));
}
