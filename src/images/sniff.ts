/** What a file is, by its first bytes: an ending may say anything. */
import type { ImageFacts } from "./fit.ts";

export type Sniffed = ImageFacts["format"] | "pdf" | "empty" | "unknown";

const brands: Readonly<Record<string, "avif" | "heif">> = {
  avif: "avif",
  avis: "avif",
  heic: "heif",
  heix: "heif",
  hevc: "heif",
  heim: "heif",
  heis: "heif",
  mif1: "heif",
  msf1: "heif",
};

const signatures: readonly (readonly [string, Sniffed])[] = [
  ["\xff\xd8\xff", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF87a", "gif"],
  ["GIF89a", "gif"],
  ["II*\0", "tiff"],
  ["MM\0*", "tiff"],
  ["II+\0", "tiff"],
  ["MM\0+", "tiff"],
  ["%PDF-", "pdf"],
  ["BM", "other"],
  ["\0\0\x01\0", "other"],
  ["8BPS", "other"],
  ["\xff\x0a", "other"],
  ["\0\0\0\x0cJXL ", "other"],
  ["\0\0\0\x0cjP  ", "other"],
];

export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return "empty";
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.slice(4, 8) === "ftyp") return brands[head.slice(8, 12)] ?? "unknown";
  const known = signatures.find(([signature]) => head.startsWith(signature));
  if (known !== undefined) return known[1];
  return looksLikeSvg(bytes) ? "svg" : "unknown";
}

/** XML whose first element is `svg`, after any declaration, comments, instructions and document type. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  return head.startsWith("<") && /<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]/.test(head);
}
