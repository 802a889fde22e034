/**
 * Where to crop a photograph that names no focus: over the piece that holds most of what draws the eye. Edges,
 * strong colours and skin draw it; a mild pull to the middle decides between equals.
 */
import type { FitJob } from "../jobs.ts";
import { drawVector, open, toPixels } from "./draw.ts";
import type { Region, Size } from "./layout.ts";
import type { Pixels } from "./pixels.ts";

/** Longest side of the small copy that is looked at: enough to find a face, little enough to cost nothing. */
const LOOK = 160;

export async function chooseRegion(job: FitJob, size: Size, piece: Size): Promise<Region> {
  const look = smallSize(size);
  const small = job.facts.vector
    ? await drawVector(job.bytes, look)
    : await toPixels(open(job.bytes).resize(look.width, look.height, { fit: "fill" }));
  const across = piece.width < size.width;
  const lines = linesOf(interest(small), look, across);
  const wide = across ? piece.width / size.width : piece.height / size.height;
  const start = bestStart(lines, Math.max(1, Math.round(wide * lines.length))) / lines.length;
  const left = across ? Math.min(size.width - piece.width, Math.round(start * size.width)) : 0;
  const top = across ? 0 : Math.min(size.height - piece.height, Math.round(start * size.height));
  return { left, top, ...piece };
}

function smallSize(size: Size): Size {
  const scale = Math.min(1, LOOK / Math.max(size.width, size.height));
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}

/** How much each pixel draws the eye, from 0 upwards. */
function interest(pixels: Pixels): Float64Array {
  const { data, width, height, channels } = pixels;
  const light = new Float64Array(width * height);
  const drawn = new Float64Array(width * height);
  for (let pixel = 0; pixel < light.length; pixel += 1) {
    const at = pixel * channels;
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    light[pixel] = (0.299 * r + 0.587 * g + 0.114 * b) / 255;
    const high = Math.max(r, g, b);
    const saturation = high === 0 ? 0 : (high - Math.min(r, g, b)) / high;
    drawn[pixel] = 0.2 * saturation * (high / 255) + 0.6 * skin(r, g, b);
  }
  for (let pixel = 0; pixel < light.length; pixel += 1) {
    const [x, here] = [pixel % width, light[pixel] ?? 0];
    const right = x + 1 < width ? (light[pixel + 1] ?? here) : here;
    const below = light[pixel + width] ?? here;
    drawn[pixel] = (drawn[pixel] ?? 0) + Math.abs(right - here) + Math.abs(below - here);
  }
  return drawn;
}

/** Skin of every tone keeps to a narrow band of hue: chrominance within bounds of the usual YCbCr model (Chai and Ngan, 1999). */
function skin(r: number, g: number, b: number): number {
  const blueness = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
  const redness = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
  return blueness >= 77 && blueness <= 127 && redness >= 133 && redness <= 173 ? 1 : 0;
}

/** Interest by column, or by row. */
function linesOf(drawn: Float64Array, { width, height }: Size, columns: boolean): Float64Array {
  const lines = new Float64Array(columns ? width : height);
  for (let pixel = 0; pixel < drawn.length; pixel += 1) {
    const line = columns ? pixel % width : Math.floor(pixel / width);
    lines[line] = (lines[line] ?? 0) + (drawn[pixel] ?? 0);
  }
  return lines;
}

/** First line of the window with most interest. A twentieth of all interest is what the middle is worth. */
function bestStart(lines: Float64Array, length: number): number {
  const last = lines.length - length;
  const all = lines.reduce((sum, line) => sum + line, 0);
  let [best, bestScore] = [0, Number.NEGATIVE_INFINITY];
  for (let start = 0; start <= last; start += 1) {
    const offCentre = last === 0 ? 0 : Math.abs(start - last / 2) / (last / 2);
    const score = framed(lines.subarray(start, start + length)) - 0.05 * all * offCentre;
    if (score > bestScore + 1e-9) [best, bestScore] = [start, score];
  }
  return best;
}

/** Interest within a window: what touches its edge counts less, so that a head gets air above it. */
function framed(lines: Float64Array): number {
  const margin = Math.max(1, lines.length * 0.15);
  return lines.reduce((sum, line, at) => {
    const inwards = Math.min(at + 0.5, lines.length - at - 0.5);
    return sum + line * Math.min(1, 0.25 + (0.75 * inwards) / margin);
  }, 0);
}
