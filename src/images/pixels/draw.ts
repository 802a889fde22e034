/** Decoding: from the bytes of a file to upright sRGB pixels of the size wanted. */
import sharp, { type Sharp } from "sharp";
import { MAX_PIXELS } from "../faults.ts";
import { ofPictureInHand } from "./in-hand.ts";
import type { Region, Size } from "./layout.ts";
import type { Pixels } from "./pixels.ts";

/**
 * Upright, and `failOn: "error"`: half a picture is refused, but not the harmless oddities that cameras write, which
 * the default would refuse too. Always from memory: from a path librsvg would read neighbouring files.
 */
export function open(bytes: Uint8Array, failOn: "error" | "warning" = "error"): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn }).autoOrient();
}

/** Pixels of a picture that is kept as such, 48 MB: a telephone's photograph. */
const MOST_KEPT = 16_000_000;

interface Piece {
  /** The picture's own size, upright. */
  readonly from: Size;
  readonly region?: Region;
  readonly size: Size;
}

/** All of it, or a piece of it, at `size`. What its colour profile says is carried over into sRGB. */
export async function draw(bytes: Uint8Array, { from, region, size }: Piece): Promise<Pixels> {
  const piece = (source: Sharp) => resized(region === undefined ? source : source.extract(region), size);
  // What becomes less than half is decoded at half of its size at once.
  const kept = from.width * from.height <= MOST_KEPT && (region ?? from).width < 2 * size.width;
  if (!kept) return opaque(await toPixels(piece(open(bytes))));
  const made = ofPictureInHand(bytes);
  made.upright ??= toPixels(open(bytes)).then(opaque);
  const upright = await made.upright;
  const whole = upright.width === size.width && upright.height === size.height;
  return whole && region === undefined ? upright : opaque(await toPixels(piece(fromPixels(upright))));
}

/** A drawing is made at the size `whole`, and `region` of it taken. What size it gives itself sets no limit. */
export async function drawVector(bytes: Uint8Array, whole: Size, region?: Region): Promise<Pixels> {
  const drawn = sharp(bytes, { limitInputPixels: false }).resize(whole.width, whole.height, { fit: "fill" });
  return opaque(await toPixels(region === undefined ? drawn : drawn.extract(region)));
}

export async function smaller(pixels: Pixels, size: Size): Promise<Pixels> {
  return toPixels(resized(fromPixels(pixels), size));
}

export function fromPixels(pixels: Pixels): Sharp {
  const { width, height, channels } = pixels;
  return sharp(pixels.data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
}

function resized(source: Sharp, size: Size): Sharp {
  return source.resize(size.width, size.height, { fit: "fill" });
}

export async function toPixels(source: Sharp): Promise<Pixels> {
  const { data, info } = await source
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 3 || channels === 4) return { data, width, height, channels };
  return widened({ data, width, height, channels });
}

/** Grey pixels, with or without transparency, as colours. */
function widened(grey: { data: Buffer; width: number; height: number; channels: number }): Pixels {
  const { width, height } = grey;
  const channels = grey.channels === 2 ? 4 : 3;
  const data = Buffer.alloc(width * height * channels);
  for (let from = 0, to = 0; to < data.length; from += grey.channels, to += channels) {
    const light = grey.data[from] ?? 0;
    data[to] = light;
    data[to + 1] = light;
    data[to + 2] = light;
    if (channels === 4) data[to + 3] = grey.data[from + 1] ?? 255;
  }
  return { data, width, height, channels };
}

/** Without its fourth channel, where that says nothing. */
function opaque(pixels: Pixels): Pixels {
  if (pixels.channels === 3) return pixels;
  const { data, width, height } = pixels;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return pixels;
  const plain = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; to < plain.length; from += 4, to += 3) {
    plain[to] = data[from] ?? 0;
    plain[to + 1] = data[from + 1] ?? 0;
    plain[to + 2] = data[from + 2] ?? 0;
  }
  return { data: plain, width, height, channels: 3 };
}

/** Transparent parts become the ground. */
export async function flattened(pixels: Pixels, ground: string): Promise<Pixels> {
  if (pixels.channels === 3) return pixels;
  return toPixels(fromPixels(pixels).flatten({ background: ground }));
}
