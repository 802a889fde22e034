/** Reads one file of the workspace without trusting it: bounded, a real file inside the workspace, and UTF-8. */
import { statSync } from "node:fs";
import path from "node:path";
import { isInside } from "../../system/files/files.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";

/** More than any campaign needs; larger files are not read at all. */
export const fileLimit = 1_000_000;

export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large" }
  | { readonly kind: "not-utf8"; readonly line: number }
  /** A folder, a pipe, a link, or a file that we may not read. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** The line of the first byte that is not UTF-8. */
function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

function decode(bytes: Buffer): ReadResult {
  // UTF-16 of plain English is valid UTF-8 full of NUL characters, which no text has.
  if (bytes.includes(0)) return { kind: "not-utf8", line: 1 };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "not-utf8", line: lineOfBadByte(bytes) };
  }
}

/** A link is refused, wherever it leads: what it names is not what was looked through, and may be a secret. */
export function readWorkspaceFile(root: string, file: string): ReadResult {
  const absolute = path.join(root, file);
  if (!isInside(root, path.dirname(absolute))) return folderOf(root, file);
  const read = readPlainFile(absolute, { limit: fileLimit });
  switch (read.kind) {
    case "bytes":
      return decode(read.bytes);
    case "link":
      return { kind: "unreadable", reason: "it is a link, and links are not followed here" };
    case "not-a-file":
      return { kind: "unreadable", reason: `it is ${read.what}, not a file` };
    case "missing":
    case "unreadable":
      return read;
    case "too-large":
      return { kind: "too-large" };
    default:
      return read satisfies never;
  }
}

/** Its folder is not there, or leads elsewhere. */
function folderOf(root: string, file: string): ReadResult {
  const folder = path.dirname(file);
  const found = statSync(path.join(root, folder), { throwIfNoEntry: false });
  if (found === undefined) return { kind: "missing" };
  return { kind: "unreadable", reason: `${folder}/ is a link that leads out of the workspace` };
}
