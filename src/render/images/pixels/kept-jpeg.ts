/**
 * A JPEG that already fits is not encoded a second time, since every encoding costs quality: only its metadata is
 * taken out, segment by segment (ITU-T T.81, annex B).
 */
import sharp from "sharp";
import type { FitJob, Made } from "../jobs.ts";
import { open } from "./draw.ts";
import { cropSize, wholeLayout } from "./layout.ts";
import { isSrgb } from "./silent-changes.ts";

/** The file without metadata, or nothing where it has to be drawn anew. */
export async function keptJpeg(job: FitJob): Promise<Made | undefined> {
  const { bytes, facts, limits } = job;
  if (facts.format !== "jpeg" || !limits.formats.includes("jpeg") || !keepsSize(job)) return undefined;
  const { orientation = 1, icc, space, channels } = await sharp(bytes, { failOn: "error" }).metadata();
  if (orientation > 1 || space !== "srgb" || channels !== 3 || (icc !== undefined && !isSrgb(icc))) return undefined;
  const bare = withoutMetadata(bytes);
  if (bare === undefined || bare.length > limits.bytes || !(await decodes(bare))) return undefined;
  const removed = facts.metadata ? ["camera data and other metadata removed"] : [];
  const { width, height } = facts;
  return { bytes: bare, format: "jpeg", width, height, done: [...removed, "kept as it is: it already fits"] };
}

function keepsSize({ facts, fit, limits }: FitJob): boolean {
  const { width, height } = facts;
  const { canvas } = wholeLayout(facts, limits, false);
  if (canvas.width !== width || canvas.height !== height) return false;
  if (fit === "whole") return true;
  const piece = cropSize(facts, limits.frame);
  const uncut = piece.width === width && piece.height === height;
  return uncut && width <= limits.frame.width && height <= limits.frame.height;
}

/** The whole of it is decoded once: a file that ends early must not pass because it was never looked at. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  try {
    await open(bytes).stats();
    return true;
  } catch {
    // Drawing it anew will say what is wrong with it.
    return false;
  }
}

const SOS = 0xda;
const EOI = 0xd9;
const JFIF_LENGTH = 16;

/**
 * Application segments and comments. Two decide how the pixels are read and stay: Adobe's colour transform (14), and
 * JFIF (0) as long as it holds no thumbnail, which may show what was cropped away.
 */
function isMetadata(marker: number, length: number): boolean {
  if (marker === 0xe0) return length !== JFIF_LENGTH;
  return marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);
}

/** Nothing where the file is not built as expected; what stands behind the picture's end (a film, a second picture) goes too. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [file.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return Buffer.concat([...kept, file.subarray(at, at + 2)]);
    const length = file.readUInt16BE(at + 2);
    const end = at + 2 + length;
    const next = marker === SOS ? endOfScan(file, end) : end;
    if (next > file.length) return undefined;
    if (!isMetadata(marker, length)) kept.push(file.subarray(at, next));
    at = next;
  }
  return at + 2 <= file.length && file[at] === 0xff && file[at + 1] === EOI
    ? Buffer.concat([...kept, file.subarray(at, at + 2)])
    : undefined;
}

/** The next marker that is neither a stuffed byte nor a restart marker. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}
