/** Reads one file of the workspace without trusting it: bounded, a real file inside the workspace, and UTF-8. */
import { constants, type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { isInside } from "../system/files.ts";

/** More than any campaign needs; larger files are not read at all. */
export const fileLimit = 1_000_000;

export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large" }
  | { readonly kind: "not-utf8"; readonly line: number }
  /** A folder, a pipe, a link that leads out of the workspace, or a file that we may not read. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** One byte more than the limit, so that a file of exactly the limit passes and nothing larger is ever held. */
async function readBounded(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(fileLimit + 1);
  let used = 0;
  while (used < buffer.length) {
    const { bytesRead } = await handle.read(buffer, used, buffer.length - used, null);
    if (bytesRead === 0) break;
    used += bytesRead;
  }
  return buffer.subarray(0, used);
}

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
  if (bytes.length > fileLimit) return { kind: "too-large" };
  // UTF-16 of plain English is valid UTF-8 full of NUL characters, which no text has.
  if (bytes.includes(0)) return { kind: "not-utf8", line: 1 };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "not-utf8", line: lineOfBadByte(bytes) };
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM") return "this user may not read it";
  if (code === "ELOOP") return "its link leads in a circle";
  return `the system answers ${code ?? String(error)}`;
}

export async function readWorkspaceFile(root: string, file: string): Promise<ReadResult> {
  const absolute = path.join(root, file);
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
    handle = await open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { kind: "missing" };
    return { kind: "unreadable", reason: reasonOf(error) };
  }
  try {
    if (!(await handle.stat()).isFile()) return { kind: "unreadable", reason: "it is not a file" };
    if (!isInside(root, absolute)) return { kind: "unreadable", reason: "its link leads out of the workspace" };
    return decode(await readBounded(handle));
  } catch (error) {
    return { kind: "unreadable", reason: reasonOf(error) };
  } finally {
    await handle.close();
  }
}
