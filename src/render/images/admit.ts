/** The way in: a file of the workspace, read once, so that what is judged is what is used. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isInside } from "../../system/files.ts";
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
  file: string,
): { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly fault: ImageFault } {
  const name = path.basename(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    return refused(
      "missing",
      `${name} does not exist.`,
      "Check the name, or put the file there. Capitals and small letters differ.",
    );
  }
  if (!isInside(root, file)) {
    return refused(
      "outside",
      `${name} lies outside of the workspace.`,
      "Copy it into the workspace's assets folder: links do not count.",
    );
  }
  if (!found.isFile()) return refused("not-an-image", `${name} is a folder, not a picture.`, "Name a file in it.");
  if (found.size > MAX_BYTES) return tooLarge(name, found.size);
  const bytes = readFileSync(file);
  return { ok: true, admitted: { bytes, hash: sha256(bytes), name } };
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
