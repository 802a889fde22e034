/** What stands behind the transparent parts of a picture where a network takes none: white, unless that hides something. */
import type { Pixels } from "./pixels.ts";

const white = "#ffffff";
/** In the order they are tried; the last is seen beside black and beside white. */
const others = ["#1d1d1f", "#767676"] as const;

/** Contrast (WCAG 2) below which one does not see where a shape ends. */
const LEAST_CONTRAST = 1.5;
/** Shares of the picture, and of the outlines in it. The white corners of a rounded poster may well be lost on white. */
const LEAST_SEEN_THROUGH = 0.1;
const MOST_LOST = 0.25;

/** The colour, where it is not white. */
export function groundFor(pixels: Pixels): string | undefined {
  if (pixels.channels === 3) return undefined;
  const outline = outlineOf(pixels);
  if (outline === undefined) return undefined;
  const lost = (ground: string) => lostOn(lightOfHex(ground), outline);
  if (lost(white) <= MOST_LOST) return undefined;
  const best = others.reduce((one, other) => (lost(other) < lost(one) ? other : one));
  return lost(best) < lost(white) ? best : undefined;
}

/** Relative luminance of what is seen beside what is seen through; nothing where hardly anything is seen through. */
function outlineOf({ data, width, height }: Pixels): readonly number[] | undefined {
  const seen = (pixel: number) => (data[4 * pixel + 3] ?? 0) >= 128;
  const outline: number[] = [];
  let through = 0;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (!seen(pixel)) {
      through += 1;
      continue;
    }
    const x = pixel % width;
    const around = [x > 0 ? pixel - 1 : pixel, x + 1 < width ? pixel + 1 : pixel, pixel - width, pixel + width];
    if (around.every((each) => each < 0 || each >= width * height || seen(each))) continue;
    outline.push(light(data[4 * pixel] ?? 0, data[4 * pixel + 1] ?? 0, data[4 * pixel + 2] ?? 0));
  }
  return outline.length > 0 && through >= LEAST_SEEN_THROUGH * width * height ? outline : undefined;
}

function lostOn(ground: number, outline: readonly number[]): number {
  const contrast = (one: number) => (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05);
  return outline.filter((one) => contrast(one) < LEAST_CONTRAST).length / outline.length;
}

function lightOfHex(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return light(value >> 16, (value >> 8) & 255, value & 255);
}

function light(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
