/** Reading a file that somebody else may have put there: bounded, never a pipe that waits, never a link unless asked to. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats, statSync } from "node:fs";

export type PlainFile =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "missing" }
  /** `size`: bytes, as the system tells them. */
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "link" }
  /** `what`: "a folder", "a pipe", "a socket" or "a device". */
  | { readonly kind: "not-a-file"; readonly what: string }
  /** `reason` goes on after "it cannot be read: ". */
  | { readonly kind: "unreadable"; readonly reason: string };

export interface ReadWish {
  /** Bytes. A larger file is not read. */
  readonly limit: number;
  readonly followLinks?: boolean;
}

/** Never throws, and never waits for somebody who writes. */
export function readPlainFile(file: string, { limit, followLinks = false }: ReadWish): PlainFile {
  try {
    // Mostly it is a file that need not be there, and an error takes longer to make than the look.
    const found = (followLinks ? statSync : lstatSync)(file, { throwIfNoEntry: false });
    if (found === undefined) return { kind: "missing" };
    if (found.isSymbolicLink()) return { kind: "link" };
    // Before it is opened, since opening alone can do something: a device may be one that acts.
    if (!found.isFile()) return { kind: "not-a-file", what: kindOf(found) };
    // Between the two looks it may have become a pipe or a link.
    const flags = constants.O_NONBLOCK | (followLinks ? 0 : constants.O_NOFOLLOW);
    const handle = openSync(file, constants.O_RDONLY | (flags || 0));
    try {
      const opened = fstatSync(handle);
      if (!opened.isFile()) return { kind: "not-a-file", what: kindOf(opened) };
      if (opened.size > limit) return { kind: "too-large", size: opened.size };
      const bytes = readBounded(handle, limit, opened.size);
      return bytes.length > limit ? { kind: "too-large", size: bytes.length } : { kind: "bytes", bytes };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return { kind: "unreadable", reason: reasonOf(error) };
  }
}

/** One byte more than the limit at most: a file that grows, or one of /proc that says it is empty, is never held whole. */
function readBounded(handle: number, limit: number, size: number): Buffer {
  let buffer = Buffer.alloc(Math.min(limit, size) + 1);
  let used = 0;
  for (;;) {
    const read = readSync(handle, buffer, used, buffer.length - used, null);
    used += read;
    if (read === 0 || used > limit) return buffer.subarray(0, used);
    if (used === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit + 1, 2 * buffer.length));
  }
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  if (found.isSocket()) return "a socket";
  return "a device";
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM") return "this user may not read it";
  if (code === "ELOOP") return "its link leads in a circle";
  if (code === "ENAMETOOLONG") return "its name is longer than this system takes";
  return `the system answers ${code ?? String(error)}`;
}
