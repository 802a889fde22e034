/**
 * A small file beside the ledger: the ledger's id, the number and the hash of its last event, and the branch that event
 * is on. A ledger that does not hold that event was restored from a backup, and does not know what it has sent since.
 * Written after each commit, before anything is done that relies on it; not flushed, since it only ever follows a commit
 * that was.
 */
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { LedgerError } from "./ledger.ts";

export interface Mark {
  readonly ledger: string;
  readonly event: number;
  /** Of that event, and of the branch it is on; absent in a mark of the first version, which held the number alone. */
  readonly hash?: string;
  readonly branch?: string;
}

/** `damaged` is what a disk that filled up leaves behind: it proves nothing, so it counts as no mark that fits. */
export type Marked = Mark | "missing" | "damaged";

export function markerOf(ledgerFile: string): string {
  return `${ledgerFile}.marker`;
}

/** The branch of a ledger that was never restored, and the hash before its first event. */
export const trunk = "0".repeat(16);
export const noHash = "0".repeat(64);

const form = /^([0-9a-f]+) (\d{16})(?: ([0-9a-f]{64}) ([0-9a-f]{16}))?\n$/;

function textOf({ ledger, event, hash = noHash, branch = trunk }: Mark): string {
  return `${ledger} ${String(event).padStart(16, "0")} ${hash} ${branch}\n`;
}

function fault(file: string, does: "read" | "written", error: unknown): LedgerError {
  const { code = "an unknown fault" } = error as NodeJS.ErrnoException;
  const why = `The file ${file}, which says how far the ledger had come, cannot be ${does} (${code}).`;
  const full = code === "ENOSPC" || code === "EDQUOT";
  const way = full
    ? "There is no room left on its disk: free some space, then run this again; nothing is lost."
    : "Check whose it is, and whether it is a file on a disk that may be written. Do not delete it: without it the ledger counts as restored.";
  return new LedgerError(`${why} ${way}`, { cause: error });
}

/** A pipe in its place is never waited for. */
function textAt(file: string): string {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
  try {
    if (!fstatSync(handle).isFile()) throw Object.assign(new Error(), { code: "it is no file" });
    return readFileSync(handle, "utf8");
  } finally {
    closeSync(handle);
  }
}

/** @throws {LedgerError} where it is there and cannot be read. */
export function readMark(file: string): Marked {
  let text: string;
  try {
    text = textAt(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "missing";
    throw fault(file, "read", error);
  }
  const [, ledger, event, hash, branch] = form.exec(text) ?? [];
  if (ledger === undefined || event === undefined) return "damaged";
  const mark = { ledger, event: Number(event) };
  return hash === undefined || branch === undefined ? mark : { ...mark, hash, branch };
}

/** @throws {LedgerError} where it cannot be made. */
export function makeFolder(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
  } catch (error) {
    throw fault(file, "written", error);
  }
}

/** Why a mark cannot be compared, for those who only look. */
export interface Unknown {
  readonly kind: "unknown";
  /** A sentence or two. */
  readonly reason: string;
}

/** For those who only look, and may do so without being allowed to read the mark. */
export function markToCompare(file: string): Marked | Unknown {
  try {
    return readMark(file);
  } catch (error) {
    if (error instanceof LedgerError) return { kind: "unknown", reason: error.message };
    throw error;
  }
}

export function isUnknown(mark: Marked | Unknown): mark is Unknown {
  return typeof mark !== "string" && "kind" in mark;
}

/**
 * In place and of one length, so that a reader never sees half of it; a new one, or one of another length, appears
 * whole, since an empty file would tell of a disk that filled up. @throws {LedgerError} where it cannot be written.
 */
export function writeMark(file: string, mark: Mark): void {
  const text = textOf(mark);
  try {
    const whole = statSync(file, { throwIfNoEntry: false })?.size !== text.length;
    const target = whole ? `${file}.${process.pid}.part` : file;
    const handle = openSync(target, whole ? "w" : "r+", 0o600);
    try {
      writeSync(handle, text, 0);
    } finally {
      closeSync(handle);
    }
    if (whole) renameSync(target, file);
  } catch (error) {
    throw fault(file, "written", error);
  }
}

const isSame = (a: Marked, b: Marked) =>
  typeof a === "string" || typeof b === "string" ? a === b : textOf(a) === textOf(b) && a.hash === b.hash;

/**
 * Raises the mark; never lowers it on its own branch, since another process may have got further. `compared` is the
 * mark that was compared with the ledger: one that was changed since is left alone, unless it is behind on this branch.
 */
export function raiseMark(file: string, mark: Mark, compared: Marked): void {
  const present = readMark(file);
  const onThisBranch = typeof present !== "string" && present.ledger === mark.ledger && present.branch === mark.branch;
  if (onThisBranch ? present.event >= mark.event : !isSame(present, compared)) return;
  writeMark(file, mark);
}
