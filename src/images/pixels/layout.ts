/** Sizes only: how large an image becomes, what is cut off, what is added. Pure arithmetic, no pixels. */
import type { ImageLimits } from "../../networks/network.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** What the picture itself becomes, in pixels. */
  readonly content: Size;
  /** The whole output: larger than the content where it is padded. */
  readonly canvas: Size;
}

export type Limits = Pick<ImageLimits, "maxWidth" | "maxHeight" | "maxPixels" | "ratio" | "frame">;

/** A vector drawing has no size of its own; beyond this only its file grows: no screen shows a post larger. */
const VECTOR_SIDE = 2048;

/** How much `size` may be multiplied by; never above 1 for a picture made of pixels. */
function largestScale(size: Size, limits: Limits, vector: boolean): number {
  const own = vector ? VECTOR_SIDE / Math.max(size.width, size.height) : 1;
  const area = Math.sqrt((limits.maxPixels ?? Number.POSITIVE_INFINITY) / (size.width * size.height));
  return Math.min(own, area, limits.maxWidth / size.width, limits.maxHeight / size.height);
}

type Rounding = (side: number) => number;

/** A whole number stays one, whatever multiplying has done to its last digits. */
const down: Rounding = (side) => Math.floor(side + 1e-6);
const up: Rounding = (side) => Math.ceil(side - 1e-6);

function scaled(size: Size, scale: number, round: Rounding): Size {
  return { width: Math.max(1, round(size.width * scale)), height: Math.max(1, round(size.height * scale)) };
}

function fits(size: Size, limits: Limits): boolean {
  const { width, height } = size;
  return (
    width <= limits.maxWidth &&
    height <= limits.maxHeight &&
    width * height <= (limits.maxPixels ?? Number.POSITIVE_INFINITY)
  );
}

/** Takes a pixel or two off, where rounding has put a ratio just outside of what is shown uncut. */
function trimmedToRatio(size: Size, { ratio, frame }: Limits): Size {
  const { width, height } = size;
  if (ratio.min === ratio.max && width / height !== ratio.min) return ofShape(size, frame, Math.floor);
  if (width / height < ratio.min) return { width, height: Math.max(1, Math.floor(width / ratio.min)) };
  if (width / height > ratio.max) return { width: Math.max(1, Math.floor(height * ratio.max)), height };
  return size;
}

/** The smallest canvas of an allowed ratio that holds all of `size`. */
function paddedToRatio(size: Size, { ratio, frame }: Limits): Size {
  const { width, height } = size;
  if (ratio.min === ratio.max) return ofShape(size, frame, Math.ceil);
  if (width / height < ratio.min) return { width: Math.ceil(height * ratio.min - 1e-9), height };
  if (width / height > ratio.max) return { width, height: Math.ceil(width / ratio.max - 1e-9) };
  return size;
}

/** Of a screen's own shape to the pixel, just around `size` or just within it: nothing stays empty, or is cut off. */
function ofShape({ width, height }: Size, frame: Size, round: typeof Math.ceil | typeof Math.floor): Size {
  const unit = greatestDivisor(frame.width, frame.height);
  const shape = { width: frame.width / unit, height: frame.height / unit };
  const [wide, high] = [round(width / shape.width), round(height / shape.height)];
  const units = Math.max(1, round === Math.ceil ? Math.max(wide, high) : Math.min(wide, high));
  return { width: units * shape.width, height: units * shape.height };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/** Before any rounding: what it may be multiplied by must not depend on a pixel more or less. */
function paddedShape({ width, height }: Size, ratio: Limits["ratio"]): Size {
  return { width: Math.max(width, height * ratio.min), height: Math.max(height, width / ratio.max) };
}

/** A layout, and whether pixels had to go because rounding had put its ratio outside of what is shown uncut. */
interface Attempt extends Layout {
  readonly trimmed?: boolean;
}

/**
 * Rounded to the nearest pixel; where that takes the ratio over its limit, up, so that no side loses one; down where
 * rounding breaks another limit; and ever smaller where that does not help either: one or two steps in practice.
 */
function shrinkUntil(
  scale: number,
  make: (scale: number, round: Rounding) => Attempt,
  accept: (layout: Layout) => boolean,
): Layout {
  for (let next = scale; ; next *= 0.998) {
    const [nearest, larger, smaller] = [make(next, Math.round), make(next, up), make(next, down)];
    const attempts = [...[nearest, larger].filter(({ trimmed }) => !trimmed), nearest, smaller];
    const found = attempts.find(accept) ?? (next > scale / 1000 ? undefined : smaller);
    if (found !== undefined) return { content: found.content, canvas: found.canvas };
  }
}

function trimmedAttempt(size: Size, limits: Limits): Attempt {
  const canvas = trimmedToRatio(size, limits);
  return { content: canvas, canvas, trimmed: canvas.width < size.width || canvas.height < size.height };
}

/** All of the picture, at its own ratio, padded only where the network would cut it. */
export function wholeLayout(size: Size, limits: Limits, vector: boolean): Layout {
  const ratio = size.width / size.height;
  const padded = ratio < limits.ratio.min || ratio > limits.ratio.max;
  const frame = padded ? paddedShape(size, limits.ratio) : size;
  const make = (scale: number, round: Rounding): Attempt => {
    const content = scaled(size, scale, round);
    return padded ? { content, canvas: paddedToRatio(content, limits) } : trimmedAttempt(content, limits);
  };
  return shrinkUntil(largestScale(frame, limits, vector), make, (layout) => fits(layout.canvas, limits));
}

/** The size at which a drawing just covers the frame. */
export function coverSize(size: Size, frame: Size): Size {
  const scale = Math.max(frame.width / size.width, frame.height / size.height);
  return {
    width: Math.max(frame.width, Math.round(size.width * scale)),
    height: Math.max(frame.height, Math.round(size.height * scale)),
  };
}

/** The largest piece of the picture with the frame's ratio, in its own pixels. */
export function cropSize(size: Size, frame: Size): Size {
  const ratio = frame.width / frame.height;
  if (size.width / size.height > ratio) {
    return { width: clamp(Math.round(size.height * ratio), 1, size.width), height: size.height };
  }
  return { width: size.width, height: clamp(Math.round(size.width / ratio), 1, size.height) };
}

/** What such a piece becomes: the frame, or less where it has fewer pixels than that. */
export function cropLayout(piece: Size, limits: Limits, vector: boolean): Layout {
  const toFrame = Math.min(limits.frame.width / piece.width, limits.frame.height / piece.height);
  const make = (scale: number, round: Rounding): Attempt => {
    const rounded = scaled(piece, scale, round);
    const bounded = {
      width: Math.min(rounded.width, limits.frame.width),
      height: Math.min(rounded.height, limits.frame.height),
    };
    return trimmedAttempt(bounded, limits);
  };
  const full = { content: limits.frame, canvas: limits.frame };
  const enough = vector || (piece.width >= limits.frame.width && piece.height >= limits.frame.height);
  if (enough && fits(limits.frame, limits)) return full;
  return shrinkUntil(Math.min(toFrame, largestScale(piece, limits, vector)), make, (layout) =>
    fits(layout.canvas, limits),
  );
}

export interface Region extends Size {
  readonly left: number;
  readonly top: number;
}

/** A piece of the picture with its middle at `focus`, moved inside where that would leave it. */
export function regionAt(size: Size, piece: Size, focus: readonly [number, number]): Region {
  const left = clamp(Math.round(focus[0] * size.width - piece.width / 2), 0, size.width - piece.width);
  const top = clamp(Math.round(focus[1] * size.height - piece.height / 2), 0, size.height - piece.height);
  return { left, top, ...piece };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
