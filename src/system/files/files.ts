/** Reading with a limit, writing so that a reader sees the old file or the new one, and staying inside a folder. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** Whether `file`, symlinks resolved, lies in `folder`. False when it does not exist. */
export function isInside(folder: string, file: string): boolean {
  try {
    return liesBelow(realpathSync(folder), realpathSync(file));
  } catch {
    return false;
  }
}

/** Whether `file` lies in `folder` by their words alone; both absolute. A folder lies not in itself. */
export function liesBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative);
}

/** A path for people and JSON: relative to the workspace, with forward slashes. */
export function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/") || ".";
}

interface Writing {
  readonly mode?: number;
  /** Not for what whoever reads it can tell from a torn one, and make again: waiting for the disk takes long. */
  readonly flush?: boolean;
}

/** Writes beside the target, flushes, then renames over it. Makes the folders it needs. */
export function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  { mode = 0o644, flush = true }: Writing = {},
): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  const handle = openSync(draft, "wx", mode);
  try {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    let offset = 0;
    while (offset < bytes.length) offset += writeSync(handle, bytes, offset);
    if (flush) fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
