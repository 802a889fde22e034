/** Telling graphics from photographs. */
import type { Pixels } from "../pixels.ts";

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

/** Rows, spread over the picture: as many tell of it what all would. */
const LOOKED_AT = 250;

/**
 * Whether most pixels are exactly like their left neighbour. In posters nine of ten are, in photographs one of ten;
 * a half leaves room for a photograph with a burnt-out sky and for a poster with a photograph in it.
 */
export function isFlat({ data, width, height, channels }: Pixels): boolean {
  const rows = Math.min(height, LOOKED_AT);
  let alike = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor(((row + 0.5) * height) / rows) * width * channels;
    const end = start + width * channels;
    for (let at = start + channels; at < end; at += channels) {
      const before = at - channels;
      if (data[at] === data[before] && data[at + 1] === data[before + 1] && data[at + 2] === data[before + 2])
        alike += 1;
    }
  }
  const looked = rows * (width - 1);
  return looked > 0 && alike / looked >= 0.5;
}

function rgb(data: Buffer, at: number): number {
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}
