/** The sentences for assets that cannot be used. */
import type { ImageFault } from "./fit.ts";

export const MAX_BYTES = 50_000_000;
export const MAX_SVG_BYTES = 5_000_000;
export const MAX_PIXELS = 100_000_000;
export const MAX_SIDE = 20_000;

export function fault(kind: ImageFault["kind"], reason: string, help: string): ImageFault {
  return { kind, reason, help };
}

/** A fault as the answer of any job. */
export function refused(
  kind: ImageFault["kind"],
  reason: string,
  help: string,
): { readonly ok: false; readonly fault: ImageFault } {
  return { ok: false, fault: fault(kind, reason, help) };
}

/** With what the decoder said about it, where it said anything. */
export function damaged(name: string, error?: unknown): { readonly ok: false; readonly fault: ImageFault } {
  const said =
    error instanceof Error
      ? ` (${error.message
          .split("\n", 1)[0]
          ?.replace(/^Vips\w+: /, "")
          .trim()})`
      : "";
  return refused(
    "not-an-image",
    `${name} is damaged: it ends early or cannot be decoded${said}.`,
    "Save it again from where it came from.",
  );
}

/** 1600 x 1200 */
export function sizeText(size: { readonly width: number; readonly height: number }): string {
  return `${size.width} x ${size.height}`;
}

/** In the unit a person would use: `840 kB`, `2.1 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`;
}
