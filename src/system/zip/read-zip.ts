/**
 * A zip that a stranger made, read in memory and within bounds: packs and toolkits. Nothing is written to the disk here.
 * The shape is that of PKWARE's APPNOTE 6.3; of it only what programs for people write: stored or deflated files on one
 * disk, without a password.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { bytesText } from "../text/bytes.ts";
import { printableLine } from "../text/printable.ts";
import { shortened } from "../text/shorten.ts";
import { entryName, faultOfName, nameKey, withSlashes } from "./entry-names.ts";

export interface ZipLimits {
  /** Of the zip itself, in bytes. */
  readonly file: number;
  /** Entries, folders too. */
  readonly entries: number;
  /** Bytes of one entry when unpacked. */
  readonly entry: number;
  /** Bytes of all entries together when unpacked. */
  readonly total: number;
}

/** More than the toolkits that partnerships send, and little enough to be held in memory. */
export const zipLimits: ZipLimits = { file: 200_000_000, entries: 2000, entry: 100_000_000, total: 400_000_000 };

export interface ZipEntry {
  /** With forward slashes, inside of the zip's folder, never twice whatever its case. Not safe on a terminal. */
  readonly name: string;
  /** Bytes when unpacked, as the zip says; `read` gives no more. */
  readonly size: number;
  /** Unpacks it, each time anew. A damaged one, or one of another size than it says, is a fault. */
  read(): Buffer | Fault;
}

export interface Zip {
  /** The files, in the order of the zip; folders are left out. */
  readonly entries: readonly ZipEntry[];
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
/** What a 32-bit number says where the true one stands in the zip64 part. */
const elsewhere = 0xffffffff;

/** Of the system's kinds of files, in the upper half of an entry's attributes where Unix or macOS wrote it. */
const kindMask = 0o170000;
const plainKinds = [0, 0o100000, 0o040000];

const help = "Ask whoever sent it for it again, made with an ordinary zip program. Nothing of it was used.";

function unusable(what: string): Fault {
  return fault("zip-unusable", `This zip cannot be used: ${what}.`, help);
}

function ofEntry(name: string, what: string): Fault {
  return unusable(`its entry "${printableLine(shortened(name, 80))}" ${what}`);
}

interface Listed {
  readonly name: string;
  readonly folder: boolean;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Where the list goes on. */
  readonly next: number;
  readonly fault?: string;
}

/** Where the packed bytes of an entry begin. */
interface Span {
  readonly entry: Listed;
  readonly start: number;
}

interface End {
  readonly count: number;
  readonly length: number;
  readonly offset: number;
}

/** The last of its marks whose comment ends with the file: what a comment holds is no mark. */
function endOf(bytes: Buffer): End | undefined {
  const first = Math.max(0, bytes.length - endLength - 0xffff);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) !== endMark || at + endLength + bytes.readUInt16LE(at + 20) !== bytes.length) continue;
    return {
      count: bytes.readUInt16LE(at + 10),
      length: bytes.readUInt32LE(at + 12),
      offset: bytes.readUInt32LE(at + 16),
    };
  }
  return undefined;
}

function listed(bytes: Buffer, at: number): Listed | undefined {
  if (bytes.readUInt32LE(at) !== entryMark) return undefined;
  const flags = bytes.readUInt16LE(at + 8);
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const written = entryName(bytes.subarray(at + entryLength, at + entryLength + nameLength));
  const name = withSlashes(written);
  const attributes = bytes.readUInt32LE(at + 38) >>> 16;
  const method = bytes.readUInt16LE(at + 10);
  const entry = {
    ...{ name, method, next, folder: name.endsWith("/") },
    sum: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  const wrong =
    faultOfName(name) ??
    (plainKinds.includes(attributes & kindMask) ? undefined : "is a link, or no plain file") ??
    ((flags & 0x2041) === 0 ? undefined : "is locked with a password") ??
    ([0, 8].includes(method) ? undefined : "is packed in a way that few programs know") ??
    ([entry.packed, entry.size, entry.offset].includes(elsewhere) ? "is larger than any toolkit" : undefined);
  return { ...entry, ...(wrong !== undefined && { fault: wrong }) };
}

/** Where its packed bytes begin, or what is wrong, as it goes on after "its entry … ". */
function judged(
  bytes: Buffer,
  entry: Listed,
  { listStart, most }: { readonly listStart: number; readonly most: number },
): number | string {
  if (entry.fault !== undefined) return entry.fault;
  if (entry.size > most) return `would be larger than ${bytesText(most)}`;
  return dataStart(bytes, entry, listStart);
}

/** Where the packed bytes begin, or what is wrong: both places that name an entry must say the same. */
function dataStart(bytes: Buffer, { name, offset, packed }: Listed, listStart: number): number | string {
  if (offset + localLength > listStart || bytes.readUInt32LE(offset) !== localMark) return "is not where the zip says";
  const nameLength = bytes.readUInt16LE(offset + 26);
  const start = offset + localLength + nameLength + bytes.readUInt16LE(offset + 28);
  if (start + packed > listStart) return "is not where the zip says";
  const local = withSlashes(entryName(bytes.subarray(offset + localLength, offset + localLength + nameLength)));
  return local === name ? start : "has two names";
}

function unpacked(packed: Buffer, { name, method, size, sum }: Listed): Buffer | Fault {
  let content: Buffer;
  try {
    // zlib takes no limit of nothing.
    content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return ofEntry(name, code === "ERR_BUFFER_TOO_LARGE" ? "holds more than it says" : "is damaged");
  }
  return content.length === size && crc32(content) === sum ? content : ofEntry(name, "is damaged");
}

/** Reads the list of a zip and judges all of it before anything is unpacked. Never throws. */
export function readZip(bytes: Buffer, limits: ZipLimits = zipLimits): Zip | Fault {
  if (bytes.length > limits.file) return unusable(`it is larger than ${bytesText(limits.file)}`);
  const end = bytes.length < endLength ? undefined : endOf(bytes);
  if (end === undefined) return unusable("it is no zip, or its end is missing");
  if (end.offset === elsewhere || end.count === 0xffff) return unusable("it is larger than any toolkit");
  if (end.count > limits.entries) return unusable(`it has more than ${limits.entries} entries`);
  const listEnd = end.offset + end.length;
  if (listEnd > bytes.length - endLength) return unusable("its list of entries is damaged");

  const spans: Span[] = [];
  let total = 0;
  let at = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    const entry = at + entryLength > listEnd ? undefined : listed(bytes, at);
    if (entry === undefined || entry.next > listEnd) return unusable("its list of entries is damaged");
    const start = judged(bytes, entry, { listStart: end.offset, most: limits.entry });
    if (typeof start === "string") return ofEntry(entry.name, start);
    total += entry.size;
    if (total > limits.total) return unusable(`unpacked it would be larger than ${bytesText(limits.total)}`);
    spans.push({ entry, start });
    at = entry.next;
  }
  const unclear = sameNames(spans) ?? overlapping(spans);
  if (unclear !== undefined) return unclear;
  return {
    entries: spans.flatMap(({ entry, start }) =>
      entry.folder
        ? []
        : {
            name: entry.name,
            size: entry.size,
            read: () => unpacked(bytes.subarray(start, start + entry.packed), entry),
          },
    ),
  };
}

/** What would lie in one place on a disk. */
function sameNames(spans: readonly Span[]): Fault | undefined {
  const names = new Set<string>();
  for (const { entry } of spans) {
    const key = nameKey(entry.name).replace(/\/$/, "");
    if (names.has(key)) return ofEntry(entry.name, "is there twice");
    names.add(key);
  }
  const files = new Set(spans.flatMap(({ entry }) => (entry.folder ? [] : nameKey(entry.name))));
  const inside = spans.find(({ entry }) => {
    const parts = nameKey(entry.name).split("/");
    return parts.some((_, index) => index > 0 && files.has(parts.slice(0, index).join("/")));
  });
  return inside && ofEntry(inside.entry.name, "lies in a file");
}

/** A small zip that unpacks to millions of bytes lets its entries begin in one another. */
function overlapping(spans: readonly Span[]): Fault | undefined {
  const inOrder = spans.toSorted((a, b) => a.entry.offset - b.entry.offset);
  const found = inOrder.find(({ entry }, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && before.start + before.entry.packed > entry.offset;
  });
  return found && ofEntry(found.entry.name, "shares its bytes with another");
}
