/**
 * Finding a file by the name that somebody wrote. A Mac may keep é as e and an accent, where a keyboard writes one
 * character: both are the same name to a person, and two to Linux.
 */
import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { nearest } from "../../diagnostics/suggest.ts";
import { isInside, liesBelow } from "./files.ts";

export type WrittenPath =
  | { readonly kind: "found"; readonly file: string }
  /** `instead`: what is there under nearly that name, absolute; `capitals` where only capitals differ. */
  | { readonly kind: "missing"; readonly instead?: string; readonly capitals?: boolean };

/** `file` below `root`, both absolute: as it is named on the disk. Nothing outside of `root` is listed. */
export function findWritten(root: string, file: string): WrittenPath {
  if (exists(file) || !liesBelow(root, file)) return { kind: "found", file };
  const names = path.relative(root, file).split(path.sep);
  const found = walk(root, names, (written, there) => composed(written) === composed(there));
  if (found !== undefined) return { kind: "found", file: found };
  const other = walk(root, names, (written, there) => folded(written) === folded(there));
  if (other !== undefined) return { kind: "missing", instead: other, capitals: true };
  const close = nearlyNamed(root, names);
  return close === undefined ? { kind: "missing" } : { kind: "missing", instead: close };
}

/** The file as it is named on the disk, or as it was written where there is none. */
export function asOnDisk(root: string, file: string): string {
  const found = findWritten(root, file);
  return found.kind === "found" ? found.file : file;
}

/** Name by name, the very one before one that is only the `same`. */
function walk(
  root: string,
  names: readonly string[],
  same: (written: string, there: string) => boolean,
): string | undefined {
  let at = root;
  for (const name of names) {
    const next = exists(path.join(at, name)) ? name : namesIn(root, at).find((there) => same(name, there));
    if (next === undefined) return undefined;
    at = path.join(at, next);
  }
  return at;
}

/** In the folder that was written: another ending, a slip of the pen. */
function nearlyNamed(root: string, names: readonly string[]): string | undefined {
  const folder = walk(root, names.slice(0, -1), (written, there) => composed(written) === composed(there));
  const written = composed(names.at(-1) ?? "");
  if (folder === undefined) return undefined;
  const there = namesIn(root, folder);
  const stem = (name: string) => path.parse(composed(name)).name;
  const near = there.find((name) => stem(name) === stem(written)) ?? nearest(written, there);
  return near === undefined ? undefined : path.join(folder, near);
}

const composed = (name: string) => name.normalize("NFC");
const folded = (name: string) => name.normalize("NFKC").toLowerCase();

function exists(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What cannot be looked at is told by whoever reads it. A file where a folder should be holds nothing.
    return (error as NodeJS.ErrnoException).code !== "ENOTDIR";
  }
}

function namesIn(root: string, folder: string): readonly string[] {
  if (folder !== root && !isInside(root, folder)) return [];
  try {
    return readdirSync(folder).sort();
  } catch {
    // No folder, or one that this user may not list: then nothing in it can be suggested.
    return [];
  }
}
