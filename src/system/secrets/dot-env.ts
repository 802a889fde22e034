/** The text of a workspace's `.env`, as editors on any system save it. */
import { beneath } from "../files/beneath.ts";
import { readPlainFile } from "../files/plain-file.ts";

export type DotEnv =
  | { readonly kind: "missing" }
  | { readonly kind: "text"; readonly text: string }
  /** `reason` goes on after "The .env file is not read: ". */
  | { readonly kind: "unreadable"; readonly reason: string };

/** Bytes: far more than names and passwords need. */
const limit = 1_000_000;

export function readDotEnv(root: string): DotEnv {
  const read = readPlainFile(beneath(root, ".env"), { limit });
  switch (read.kind) {
    case "missing":
      return { kind: "missing" };
    case "bytes": {
      const text = decoded(read.bytes);
      if (text !== undefined) return { kind: "text", text };
      return { kind: "unreadable", reason: "it is not saved as UTF-8 text. Save it again with that encoding" };
    }
    case "link":
      return { kind: "unreadable", reason: "it is a link. Put the file itself there" };
    case "too-large":
      return { kind: "unreadable", reason: "it is larger than 1 MB, which no list of secrets is" };
    case "not-a-file":
      return { kind: "unreadable", reason: `it is ${read.what}, not a file` };
    case "unreadable":
      return { kind: "unreadable", reason: read.reason };
    default:
      return read satisfies never;
  }
}

/** UTF-8 with or without a mark at its start, and UTF-16 with one: what Notepad and PowerShell write. */
function decoded(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    // Bytes that are no letters in that encoding.
    return undefined;
  }
}
