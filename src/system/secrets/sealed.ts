/**
 * What was found out before, kept where others may write: under `.campaign`, which may have come with a stranger's files.
 * It is believed only where it carries a seal that was made with a key from outside of the tree, for this very name.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { writeFileAtomically } from "../files/files.ts";
import { readPlainFile } from "../files/plain-file.ts";

function sealOf(seal: Uint8Array, name: string, text: string): string {
  return createHmac("sha256", seal).update(`${name}\n${text}`).digest("hex");
}

/** Undefined where the file is not there, is larger than `limit` bytes, or was not sealed with this key for this name. */
export function readSealed(
  file: string,
  { seal, name, limit }: { readonly seal: Uint8Array; readonly name: string; readonly limit: number },
): string | undefined {
  const read = readPlainFile(file, { limit });
  if (read.kind !== "bytes") return undefined;
  const [found = "", text = ""] = read.bytes.toString("utf8").split("\n");
  const due = Buffer.from(sealOf(seal, name, text));
  const given = Buffer.from(found);
  return given.length === due.length && timingSafeEqual(given, due) ? text : undefined;
}

/** `text`: one line. What the file system throws, this throws. */
export function writeSealed(
  file: string,
  { seal, name, text }: { readonly seal: Uint8Array; readonly name: string; readonly text: string },
): void {
  writeFileAtomically(file, `${sealOf(seal, name, text)}\n${text}\n`, { mode: 0o600, flush: false });
}
