/** Facts from the header, and the reasons to refuse a file before a pixel of it is decoded. */
import sharp, { type Metadata } from "sharp";
import { damaged, MAX_PIXELS, MAX_SIDE, refused, sizeText } from "../faults.ts";
import type { ImageFacts } from "../fit.ts";
import type { Inspected, InspectJob } from "../jobs.ts";
import { sniff } from "../sniff.ts";
import { open, toPixels } from "./draw.ts";
import { groundFor } from "./ground.ts";
import { inspectSvg } from "./svg/svg.ts";
import { flawOf } from "./wholeness.ts";

/** Longest side of the copy in which outlines are looked for. */
const LOOK = 512;

const SAVE_AS = "Save it as PNG or JPEG and use that file.";

export async function inspect(job: InspectJob): Promise<Inspected> {
  const { bytes, name } = job;
  const format = sniff(bytes);
  switch (format) {
    case "empty":
      return refused("not-an-image", `${name} is empty.`, "Save the picture again, or name another file.");
    case "pdf":
      return refused("unsupported-format", `${name} is a PDF.`, "Export its page as PNG or SVG and use that file.");
    case "unknown":
      return refused(
        "not-an-image",
        `${name} is not a picture, whatever its ending says.`,
        "Name a PNG, JPEG, WebP or SVG file.",
      );
    case "other":
      return refused("unsupported-format", `${name} is a kind of picture that cannot be read here.`, SAVE_AS);
    case "svg":
      return inspectSvg(job);
    case "jpeg":
    case "png":
    case "webp":
    case "gif":
    case "avif":
    case "heif":
    case "tiff":
      return inspectRaster(job, format);
    default:
      return format satisfies never;
  }
}

async function inspectRaster(job: InspectJob, format: ImageFacts["format"]): Promise<Inspected> {
  const { bytes, name } = job;
  const header = await headerOf(bytes);
  if (header === undefined) {
    if (format === "avif" || format === "heif") {
      return refused(
        "unsupported-format",
        `${name} is a ${format.toUpperCase()} picture that cannot be read here.`,
        SAVE_AS,
      );
    }
    return damaged(name);
  }
  const width = header.autoOrient?.width ?? header.width;
  const height = header.autoOrient?.height ?? header.height;
  if (isMoving(header, bytes)) {
    return refused(
      "unsupported-format",
      `${name} has several frames or pages, and moving images are not supported yet.`,
      "Save one of them as PNG and use that file.",
    );
  }
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    return refused(
      "too-many-pixels",
      `${name} is ${sizeText({ width, height })} pixels, more than can be read (${MAX_SIDE} on a side, ${MAX_PIXELS / 1_000_000} million in all).`,
      "Export it smaller: no network shows more than 4096 pixels across.",
    );
  }
  const broken = await flawOf(bytes, format);
  if (broken !== undefined) return damaged(name, broken);
  const metadata = carriesMetadata(header);
  const ground = header.hasAlpha ? await groundOf(bytes) : undefined;
  const facts = { format, width, height, bytes: bytes.length, vector: false, metadata, ...(ground && { ground }) };
  return { ok: true, facts };
}

/** The header alone: no limit on pixels, since none is decoded and the size is judged by us. */
async function headerOf(bytes: Uint8Array): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
  } catch {
    // Whatever sharp could not read in it: the caller says so with the file's name.
    return undefined;
  }
}

/** Looked for on a small copy: an outline is one at any size. */
async function groundOf(bytes: Uint8Array): Promise<string | undefined> {
  const small = open(bytes).resize(LOOK, LOOK, { fit: "inside", withoutEnlargement: true });
  return groundFor(await toPixels(small));
}

function isMoving(header: Metadata, bytes: Uint8Array): boolean {
  if ((header.pages ?? 1) > 1 && header.format !== "heif") return true;
  // Animated PNG announces itself before its pixels; sharp would show the first frame and say nothing.
  if (header.format !== "png") return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const animation = buffer.indexOf("acTL", 0, "latin1");
  return animation !== -1 && animation < buffer.indexOf("IDAT", 0, "latin1");
}

function carriesMetadata(header: Metadata): boolean {
  const { exif, xmp, iptc, tifftagPhotoshop, comments } = header;
  return [exif, xmp, iptc, tifftagPhotoshop].some((block) => block !== undefined) || (comments?.length ?? 0) > 0;
}
