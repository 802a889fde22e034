/** Encoding: the format and quality that look best within the bytes a network takes. */
import type { ImageFormat } from "../../../networks/network.ts";
import type { ImageFacts } from "../../fit.ts";
import { flattened, fromPixels } from "../draw.ts";
import type { Pixels } from "../pixels.ts";
import { colourCount, isFlat } from "./flatness.ts";
import { highestQuality } from "./highest-quality.ts";

export interface Encoded {
  readonly bytes: Buffer;
  readonly format: ImageFormat;
  readonly done: readonly string[];
}

export interface Budget {
  readonly bytes: number;
  readonly formats: readonly ImageFormat[];
}

/** Below this the loss shows; the picture is made smaller instead. */
const LOWEST_QUALITY = 60;
/** Above these nothing more can be seen, only the file grows: text and flat colours show loss sooner than photographs. */
const PHOTOGRAPH_QUALITY = 90;
const GRAPHIC_QUALITY = 95;
/** Of the bytes that a photograph may have: what is left then is worth a point of quality or two, and each costs an encoding. */
const ENOUGH = 0.97;

/** The best encoding within the budget at this size, or how many bytes the smallest acceptable one would need. */
export async function encode(
  pixels: Pixels,
  budget: Budget,
  { vector, ground = "#ffffff" }: Pick<ImageFacts, "vector" | "ground">,
): Promise<Encoded | { readonly needs: number }> {
  const graphic = vector || pixels.channels === 4 || isFlat(pixels);
  const lossless = graphic || !budget.formats.some((format) => format !== "png");
  const sizes: number[] = [];
  if (lossless && budget.formats.includes("png")) {
    const png = await losslessPng(pixels);
    if (png.length <= budget.bytes) return { bytes: png, format: "png", done: ["saved as PNG, without loss"] };
    sizes.push(png.length);
  }
  const lossy = lossyFormat(pixels, budget.formats);
  if (lossy === undefined) return { needs: Math.min(...sizes) };
  const found = await bestQuality(lossy === "jpeg" ? await flattened(pixels, ground) : pixels, lossy, {
    graphic,
    ...budget,
  });
  if ("needs" in found) return { needs: Math.min(found.needs, ...sizes) };
  const onWhite = lossy === "jpeg" && pixels.channels === 4 ? [onGround(ground)] : [];
  const name = lossy === "jpeg" ? "JPEG" : "WebP";
  return { bytes: found.bytes, format: lossy, done: [...onWhite, `saved as ${name} at quality ${found.quality}`] };
}

function onGround(ground: string): string {
  if (ground === "#ffffff") return "transparent parts put on white";
  return `transparent parts put on ${ground}, since what is light in it would be lost on white`;
}

function lossyFormat(pixels: Pixels, formats: readonly ImageFormat[]): "jpeg" | "webp" | undefined {
  if (pixels.channels === 4 && formats.includes("webp")) return "webp";
  if (formats.includes("jpeg")) return "jpeg";
  return formats.includes("webp") ? "webp" : undefined;
}

/** With a palette where no more than 256 colours are in it and a look at the result proves that none has changed. */
async function losslessPng(pixels: Pixels): Promise<Buffer> {
  const full = { compressionLevel: 9, effort: 10, palette: false };
  if (pixels.channels === 3 && colourCount(pixels, 256) <= 256) {
    const small = await fromPixels(pixels)
      .png({ ...full, palette: true, colours: 256, quality: 100, dither: 0 })
      .toBuffer();
    if (await sameAs(pixels, small)) return small;
  }
  return fromPixels(pixels)
    .png({ ...full, adaptiveFiltering: true })
    .toBuffer();
}

async function sameAs(pixels: Pixels, encoded: Buffer): Promise<boolean> {
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(encoded).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return info.channels === pixels.channels && data.equals(pixels.data);
}

interface Wish extends Budget {
  readonly graphic: boolean;
}

async function bestQuality(
  pixels: Pixels,
  format: "jpeg" | "webp",
  { graphic, bytes: most }: Wish,
): Promise<{ readonly bytes: Buffer; readonly quality: number } | { readonly needs: number }> {
  const quality = graphic ? GRAPHIC_QUALITY : PHOTOGRAPH_QUALITY;
  const bytes = await lossyBytes(pixels, format, { quality, graphic, tight: false });
  if (bytes.length <= most) return { bytes, quality };
  // Tightly at the same quality is a tenth less, which is what a point more would have been without.
  const tooMany = { quality: format === "jpeg" && !graphic ? quality + 1 : quality, bytes: bytes.length };
  return highestQuality((lower) => lossyBytes(pixels, format, { quality: lower, graphic, tight: true }), {
    ...{ tooMany, lowest: LOWEST_QUALITY, bytes: most, enough: graphic ? 1 : ENOUGH },
  });
}

/**
 * Colour at full resolution for graphics: red text on white frays at half of it. They are packed by all that mozjpeg knows, which
 * takes twenty times as long; a photograph by its table alone where it is to be `tight`, a tenth fewer bytes for no more work.
 * Codes of its own would be a twentieth less for twice the work.
 */
async function lossyBytes(
  pixels: Pixels,
  format: "jpeg" | "webp",
  { quality, graphic, tight }: { readonly quality: number; readonly graphic: boolean; readonly tight: boolean },
): Promise<Buffer> {
  if (format === "webp") return fromPixels(pixels).webp({ quality, smartSubsample: true, effort: 5 }).toBuffer();
  const packing = graphic ? { mozjpeg: true } : { optimiseCoding: false, quantisationTable: tight ? 3 : 0 };
  return fromPixels(pixels)
    .jpeg({ quality, ...packing, chromaSubsampling: graphic ? "4:4:4" : "4:2:0" })
    .toBuffer();
}
