/** The way in: a file of the workspace, read once, so that what is judged is what is used. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { isInside, relativeTo } from "../system/files/files.ts";
import { readPlainFile } from "../system/files/plain-file.ts";
import { findWritten, type WrittenPath } from "../system/files/written-path.ts";
import { shortened } from "../system/text/shorten.ts";
import { sha256 } from "./cache.ts";
import { bytesText, MAX_BYTES, refused } from "./faults.ts";
import type { ImageFault } from "./fit.ts";

export interface Admitted {
  readonly bytes: Buffer;
  /** sha256 of the bytes. */
  readonly hash: string;
  /** The file's own name, for sentences. */
  readonly name: string;
}

export function admit(
  root: string,
  written: string,
): { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly fault: ImageFault } {
  const found = findWritten(root, written);
  if (found.kind === "missing") return missing(root, written, found);
  const { file } = found;
  const name = path.basename(written);
  // Before anything of it is read.
  if (leadsOutside(root, file)) {
    return refused(
      "outside",
      `${name} lies outside of the workspace.`,
      "Copy it into the workspace's assets folder: links do not count.",
    );
  }
  const read = readPlainFile(file, { limit: MAX_BYTES, followLinks: true });
  switch (read.kind) {
    case "bytes":
      return { ok: true, admitted: { bytes: read.bytes, hash: sha256(read.bytes), name } };
    case "missing":
    case "link":
      return missing(root, written, { kind: "missing" });
    case "not-a-file":
      return refused("not-an-image", `${name} is ${read.what}, not a picture.`, "Name a picture that lies there.");
    case "too-large":
      return tooLarge(name, read.size);
    case "unreadable":
      return refused(
        "unreadable",
        `${shortName(name)} cannot be read: ${read.reason}.`,
        "Put the picture itself in its place, under a short name, and let this user read it.",
      );
    default:
      return read satisfies never;
  }
}

function missing(root: string, written: string, found: WrittenPath & { readonly kind: "missing" }) {
  const { instead, capitals } = found;
  const there = instead === undefined ? undefined : relativeTo(root, instead);
  const help =
    there === undefined
      ? "Check the name and the folder, or put the file there."
      : capitals
        ? `${there} is there: capitals and small letters differ. Write its name as it is.`
        : `${there} is there. If that is meant, write its name; else put the file there.`;
  const name = shortName(path.basename(written));
  const looked = shortened(relativeTo(root, written), 160);
  return refused("missing", `${name} does not exist: there is no ${looked} in the workspace.`, help);
}

function leadsOutside(root: string, file: string): boolean {
  try {
    return !isInside(root, realpathSync(file));
  } catch {
    // It is not there, or cannot be looked at: reading it says which.
    return false;
  }
}

/** Of a name that is itself the trouble a beginning is enough. */
function shortName(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 50)}…`;
}

export function tooLarge(
  name: string,
  bytes: number,
  limit = MAX_BYTES,
): { readonly ok: false; readonly fault: ImageFault } {
  return refused(
    "too-large",
    `${name} has ${bytesText(bytes)}, more than the ${bytesText(limit)} that are read.`,
    "Export it smaller: no network shows more than 4096 pixels across.",
  );
}
