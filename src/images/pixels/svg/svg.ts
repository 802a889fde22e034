/** SVG: facts, and the reasons to refuse one. Read strictly by our own eyes before librsvg sees it. */
import sharp from "sharp";
import { tooLarge } from "../../admit.ts";
import { damaged, MAX_SVG_BYTES, refused } from "../../faults.ts";
import type { Inspected, InspectJob } from "../../jobs.ts";
import { drawVector } from "../draw.ts";
import { groundFor } from "../ground.ts";
import type { Size } from "../layout.ts";
import type { Pixels } from "../pixels.ts";
import { uncovered } from "./font-coverage.ts";
import { readSvg, type SvgReading } from "./text.ts";

type Refused = Inspected & { readonly ok: false };

/** How deep SVGs may stand inside each other as `data:`. */
const MAX_DEPTH = 3;

/** Longest side of the drawing that is made to see whether it can be made. */
const LOOK = 512;

export async function inspectSvg(job: InspectJob): Promise<Inspected> {
  const { bytes, name } = job;
  if (bytes.length > MAX_SVG_BYTES) return tooLarge(name, bytes.length, MAX_SVG_BYTES);
  const refusal = judge(job, bytes, 1);
  if (refusal !== undefined) return refusal;
  const size = await sizeOf(bytes);
  if (size === undefined) {
    return refused(
      "not-an-image",
      `${name} has no size that can be drawn.`,
      'Give its svg element a viewBox, as in viewBox="0 0 1600 900".',
    );
  }
  const drawn = await drawnSmall(bytes, size);
  if (drawn instanceof Error) return damaged(name, drawn);
  const ground = groundFor(drawn);
  const facts = { format: "svg", ...size, bytes: bytes.length, vector: true, metadata: false } as const;
  return { ok: true, facts: { ...facts, ...(ground && { ground }) } };
}

async function sizeOf(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number } | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    // librsvg gives no size to a drawing that is empty, or whose root has a size of nought.
    return undefined;
  }
}

/** Drawn once, small: what cannot be drawn, or never ends, is found before its minute. */
async function drawnSmall(bytes: Uint8Array, { width, height }: Size): Promise<Pixels | Error> {
  const scale = LOOK / Math.max(width, height);
  const look = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  try {
    return await drawVector(bytes, look);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function judge(job: InspectJob, bytes: Uint8Array, depth: number): Refused | undefined {
  const { name } = job;
  const reading = readingOf(bytes);
  if (reading instanceof Error) {
    return refused(
      "not-an-image",
      `${name} is not well-formed SVG: ${reading.message}.`,
      "Export it again from the program it was drawn in.",
    );
  }
  return (
    outsideReference(name, reading) ??
    forbiddenContent(name, reading) ??
    missingFont(job, reading) ??
    nested(job, reading, depth)
  );
}

function readingOf(bytes: Uint8Array): SvgReading | Error {
  try {
    const source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/i.exec(source)?.[1]?.toLowerCase() ?? "utf-8";
    const ascii = bytes.every((byte) => byte < 0x80);
    if (declared !== "utf-8" && !ascii) return new Error("it says that it is not UTF-8");
    return readSvg(source);
  } catch (error) {
    if (error instanceof TypeError) return new Error("it is not UTF-8");
    return error instanceof Error ? error : new Error(String(error));
  }
}

function outsideReference(name: string, { references }: SvgReading): Refused | undefined {
  const [first] = references;
  if (first === undefined) return undefined;
  const more = references.length === 1 ? "" : `, and to ${references.length - 1} more`;
  return refused(
    "external-reference",
    `${name} refers to something outside of itself: ${first}${more}.`,
    "Embed pictures in it when exporting, use one of the shipped fonts or turn text into paths, or export it as PNG.",
  );
}

function forbiddenContent(name: string, { forbidden }: SvgReading): Refused | undefined {
  const [first] = forbidden;
  if (first === undefined) return undefined;
  return refused(
    "external-reference",
    `${name} holds ${first}, which a picture that is posted cannot use.`,
    "Export it as plain SVG without scripts, HTML text and entities, or as PNG.",
  );
}

function missingFont(job: InspectJob, { text }: SvgReading): Refused | undefined {
  const missing = uncovered(text, job.fonts);
  if (missing.length === 0) return undefined;
  const named = missing.slice(0, 8).map((character) => `${character} (${codePointText(character)})`);
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : "";
  return refused(
    "missing-font",
    `${job.name} has text with characters that no shipped font can draw: ${named.join(", ")}${more}.`,
    "Turn that text into paths in the program it was drawn in, export it as PNG, or use other characters.",
  );
}

function nested(job: InspectJob, { embedded }: SvgReading, depth: number): Refused | undefined {
  if (embedded.length > 0 && depth >= MAX_DEPTH) {
    return refused("unsupported-format", `${job.name} holds drawings inside drawings, too deep.`, "Export it as PNG.");
  }
  return embedded.map((bytes) => judge(job, bytes, depth + 1)).find((refusal) => refusal !== undefined);
}

function codePointText(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
