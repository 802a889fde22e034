/** Telling graphics from photographs. */
import type { Pixels } from "./draw.ts";

/** How many colours there are, counted no further than just past `most`. */
export function colourCount(pixels: Pixels, most: number): number {
  const seen = new Set<number>();
  const { data, channels } = pixels;
  let last = -1;
  for (let at = 0; at < data.length && seen.size <= most; at += channels) {
    const colour = rgb(data, at);
    if (colour !== last) seen.add(colour);
    last = colour;
  }
  return seen.size;
}

/**
 * Whether most pixels are exactly like their left neighbour. In posters nine of ten are, in photographs one of ten;
 * a half leaves room for a photograph with a burnt-out sky and for a poster with a photograph in it.
 */
export function isFlat(pixels: Pixels): boolean {
  const { data, width, height, channels } = pixels;
  let [alike, looked] = [0, 0];
  for (let row = 0; row < height; row += 1) {
    const start = row * width * channels;
    for (let at = start + channels; at < start + width * channels; at += channels) {
      looked += 1;
      if (rgb(data, at) === rgb(data, at - channels)) alike += 1;
    }
  }
  return looked > 0 && alike / looked >= 0.5;
}

function rgb(data: Buffer, at: number): number {
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}
