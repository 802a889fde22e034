/**
 * A small file beside the ledger with the ledger's id and the number of its last event. A ledger that is behind it
 * was restored from a backup, and does not know what it has sent since. Written after each commit, before anything is
 * done that relies on it; not flushed, since it only ever follows a commit that was.
 */
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

export interface Mark {
  readonly ledger: string;
  readonly event: number;
}

export function markerOf(ledgerFile: string): string {
  return `${ledgerFile}.marker`;
}

const form = /^([0-9a-f]+) (\d{16})\n$/;

/** `damaged` is what a disk that filled up leaves behind: it proves nothing, so it counts as no mark that fits. */
export function readMark(file: string): Mark | "missing" | "damaged" {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "missing";
    throw error;
  }
  const match = form.exec(text);
  return match?.[1] === undefined ? "damaged" : { ledger: match[1], event: Number(match[2]) };
}

/**
 * In place and of one length, so that a reader never sees half of it; a new one appears whole, since an empty file
 * would tell of a disk that filled up.
 */
export function writeMark(file: string, mark: Mark): void {
  const isNew = !existsSync(file);
  const target = isNew ? `${file}.${process.pid}.part` : file;
  const handle = openSync(target, isNew ? "w" : "r+", 0o600);
  try {
    writeSync(handle, `${mark.ledger} ${String(mark.event).padStart(16, "0")}\n`, 0);
  } finally {
    closeSync(handle);
  }
  if (isNew) renameSync(target, file);
}

/** Raises the mark; never lowers it, since another process may have got further. */
export function raiseMark(file: string, mark: Mark): void {
  const present = readMark(file);
  if (typeof present !== "string" && present.ledger === mark.ledger && present.event >= mark.event) return;
  writeMark(file, mark);
}
