/** Padding: in the colour of the picture's own edge, so that it looks meant. */
import { fromPixels } from "./draw.ts";
import type { Size } from "./layout.ts";
import type { Pixels } from "./pixels.ts";

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  /** From 0, seen through, to 1. */
  readonly alpha: number;
}

export async function pad(pixels: Pixels, canvas: Size): Promise<{ readonly pixels: Pixels; readonly colour: Colour }> {
  const across = canvas.width - pixels.width;
  const down = canvas.height - pixels.height;
  const colour = edgeColour(pixels, across > 0);
  const left = Math.floor(across / 2);
  const top = Math.floor(down / 2);
  const { data } = await fromPixels(pixels)
    .extend({ left, right: across - left, top, bottom: down - top, background: colour })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: { ...canvas, data, channels: pixels.channels }, colour };
}

/** The commonest colour along the two edges that the padding touches: the mean of the fullest of coarse bins. */
export function edgeColour(pixels: Pixels, sides: boolean): Colour {
  const bins = new Map<number, { count: number; sum: [number, number, number, number] }>();
  for (const at of edgeOffsets(pixels, sides)) {
    const alpha = pixels.channels === 4 ? (pixels.data[at + 3] ?? 255) : 255;
    const [r, g, b] = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0];
    const key = alpha < 8 ? -1 : ((alpha >> 5) << 12) | ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const bin = bins.get(key) ?? { count: 0, sum: [0, 0, 0, 0] };
    bins.set(key, { count: bin.count + 1, sum: [bin.sum[0] + r, bin.sum[1] + g, bin.sum[2] + b, bin.sum[3] + alpha] });
  }
  const [key, bin] = [...bins].sort((one, other) => other[1].count - one[1].count)[0] ?? [
    -1,
    { count: 1, sum: [0, 0, 0, 0] },
  ];
  if (key === -1) return { r: 255, g: 255, b: 255, alpha: 0 };
  const [r = 255, g = 255, b = 255, alpha = 255] = bin.sum.map((total) => Math.round(total / bin.count));
  return { r, g, b, alpha: alpha / 255 };
}

function* edgeOffsets(pixels: Pixels, sides: boolean): Generator<number> {
  const { width, height, channels } = pixels;
  const length = sides ? height : width;
  for (let step = 0; step < length; step += 1) {
    const [first, last] = sides ? [step * width, step * width + width - 1] : [step, (height - 1) * width + step];
    yield first * channels;
    yield last * channels;
  }
}

/** #00aabb, for sentences. */
export function colourText(colour: Colour): string {
  if (colour.alpha === 0) return "nothing (transparent)";
  const hex = `#${[colour.r, colour.g, colour.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  return colour.alpha === 1 ? hex : `${hex}, ${Math.round(colour.alpha * 100)} % opaque`;
}
