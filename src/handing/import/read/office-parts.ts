/** What an office file is made of, judged before any library reads it: no macros, nothing from elsewhere, nothing huge. */
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import { bytesText } from "../../../system/text/bytes.ts";
import { shortened } from "../../../system/text/shorten.ts";
import { readZip } from "../../../system/zip/read-zip.ts";

/** A book of a thousand pages has fewer bytes of XML; reading more takes a machine's time and nobody's words. */
const xmlLimit = 8_000_000;
const limits = { file: 50_000_000, entries: 3000, entry: 50_000_000, total: 150_000_000 };

export type Parts = ReadonlyMap<string, Buffer>;

function unsafe(what: string, help: string): Fault {
  return fault("import-unsafe", what, help);
}

const saveAgain = "Open it, take that out, save it as a new .docx or .xlsx, and import that.";

export function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, "i").exec(tag)?.[1] ?? "";
}

interface Relation {
  readonly id: string;
  /** The last word of its type, such as `image`. */
  readonly kind: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** Of a part `.rels`. */
export function relationsIn(xml: string): readonly Relation[] {
  return [...xml.matchAll(/<(?:[\w.-]+:)?Relationship\b[^>]*>/gi)].map(([tag]) => ({
    id: attribute(tag, "Id"),
    kind: attribute(tag, "Type").split("/").at(-1) ?? "",
    target: unescaped(attribute(tag, "Target")),
    isExternal: attribute(tag, "TargetMode").toLowerCase() === "external",
  }));
}

/**
 * Links that a reader may follow stay, and pictures that are only named: they are listed, and never fetched. All else that
 * lies elsewhere would be fetched by whoever opens the file.
 */
function elsewhere(xml: string): Fault | undefined {
  for (const { kind, target, isExternal } of relationsIn(xml)) {
    if (!isExternal || kind === "hyperlink" || kind === "image") continue;
    // Word writes where the template of its own machine lies; nobody else finds it there.
    if (kind === "attachedTemplate" && /^(?:file:\/\/\/)?[a-z]:[\\/]/i.test(target)) continue;
    return unsafe(
      `It holds a part that lies elsewhere (${shortened(kind)}: ${shortened(target)}), which is never fetched.`,
      saveAgain,
    );
  }
  return undefined;
}

function faultOf(name: string, bytes: Buffer): Fault | undefined {
  if (/(?:^|\/)(?:vbaProject|vbaData)[^/]*$|\/activeX\/|\/macrosheets\//i.test(name)) {
    return unsafe("It holds macros, which are programs.", saveAgain);
  }
  if (!/\.(?:xml|rels)$/i.test(name)) return undefined;
  if (bytes.length > xmlLimit) {
    return fault(
      "import-too-large",
      `Its part ${shortened(name)} is larger than ${bytesText(xmlLimit)}.`,
      "Save only the pages with the messages as a file of their own, and import that.",
    );
  }
  const xml = bytes.toString("utf8");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    return unsafe("It declares names of its own in its XML, which no office program writes.", saveAgain);
  }
  if (name === "[Content_Types].xml" && /macroEnabled/i.test(xml)) {
    return unsafe("It is of a kind that may hold macros.", saveAgain);
  }
  return /\.rels$/i.test(name) ? elsewhere(xml) : undefined;
}

/** Every part unpacked, or what is wrong. Never throws. */
export function officeParts(bytes: Buffer): Parts | Fault {
  const zip = readZip(bytes, limits);
  if (isFault(zip)) return zip;
  const parts = new Map<string, Buffer>();
  for (const entry of zip.entries) {
    const part = entry.read();
    if (isFault(part)) return part;
    const wrong = faultOf(entry.name, part);
    if (wrong !== undefined) return wrong;
    parts.set(entry.name, part);
  }
  return parts;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** The words of a part, a paragraph each: of headers, comments and drawings, which no library hands over. */
export function wordsOfPart(part: Buffer): readonly string[] {
  return part
    .toString("utf8")
    .split(/<\/(?:w:p|a:p|t|text)>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<(?:w:|a:|c:)?(?:t|v)(?:\s[^>]*)?>([^<]*)/g)]
        .map(([, text = ""]) => unescaped(text))
        .join(""),
    )
    .map((text) => text.trim())
    .filter((text) => text !== "");
}
