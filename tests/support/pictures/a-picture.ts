/** Pictures made for a test, in a workspace of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import type { FitReport, FitRequest, Fitter, ImageFault } from "../../../src/images/fit.ts";
import { createFitter, type FitterSettings } from "../../../src/images/fitter.ts";
import type { ImageLimits } from "../../../src/networks/network.ts";

export interface Darkroom {
  readonly root: string;
  readonly cache: string;
  readonly fitter: Fitter;
  /** Puts a file into the workspace and returns its path. */
  put(name: string, content: Uint8Array | string): string;
  /** The report of a fit that must succeed. */
  fit(file: string, wish?: Partial<FitRequest>): Promise<FitReport>;
  /** The fault of a file that must be refused when it is inspected. */
  refused(file: string): Promise<ImageFault>;
  close(): Promise<void>;
}

export function aDarkroom(settings: Partial<FitterSettings> = {}): Darkroom {
  const root = mkdtempSync(path.join(tmpdir(), "campaign-images-"));
  const cache = path.join(root, ".campaign", "images");
  const fitter = createFitter({ root, cache, ...settings });
  return {
    root,
    cache,
    fitter,
    put(name, content) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    async fit(file, wish = {}) {
      const result = await fitter.fit({ file, fit: "whole", limits: someLimits(), ...wish });
      if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.reason}`);
      return result.report;
    },
    async refused(file) {
      const result = await fitter.inspect(file);
      if (result.ok) throw new Error(`${file} was accepted.`);
      return result.fault;
    },
    async close() {
      await fitter.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function someLimits(more: Partial<ImageLimits> = {}): ImageLimits {
  return {
    source: "https://example.org",
    checkedOn: "2026-11-20",
    count: 4,
    bytes: 2_000_000,
    formats: ["jpeg", "png", "webp"],
    maxWidth: 2000,
    maxHeight: 2000,
    ratio: { min: 0.5, max: 2 },
    frame: { width: 1200, height: 675 },
    minWidth: 600,
    minHeight: 335,
    alt: { supported: true },
    ...more,
  };
}

export function aPlain(width: number, height: number, colour = "#006d77"): Sharp {
  return sharp({ create: { width, height, channels: 3, background: colour } });
}

/** Noise over a gradient: as hard to compress as a photograph, and different at every point. */
export function aPhotograph(width: number, height: number, grain = 20): Sharp {
  let seed = 12345;
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const pixel = at / 3;
    const noise = ((seed >> 16) % (2 * grain + 1)) - grain;
    data[at] = clamp(60 + (150 * (pixel % width)) / width + noise);
    data[at + 1] = clamp(60 + (150 * Math.floor(pixel / width)) / height + noise);
    data[at + 2] = clamp(120 + noise);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

export const cornerColours = [
  [220, 20, 20],
  [20, 200, 20],
  [20, 20, 220],
  [230, 200, 20],
] as const;

/** A plain picture with a square of its own colour in each corner: red, green, blue, yellow, as one reads. */
export async function withCorners(width: number, height: number): Promise<Buffer> {
  const side = Math.max(1, Math.floor(Math.min(width, height) / 4));
  const squares = await Promise.all(
    cornerColours.map(async ([r, g, b], index) => ({
      input: await sharp({ create: { width: side, height: side, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer(),
      left: index % 2 === 0 ? 0 : width - side,
      top: index < 2 ? 0 : height - side,
    })),
  );
  return aPlain(width, height, "#808080").composite(squares).png().toBuffer();
}

export function anSvg(content: string, size = 'viewBox="0 0 400 200"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}><rect width="400" height="200" fill="#006d77"/>${content}</svg>`;
}

/** The colour of one pixel of an image file, from its bytes. */
export async function pixelAt(file: Uint8Array | string, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + 3)];
}

export function near(one: readonly number[], other: readonly number[], within = 40): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= within);
}
