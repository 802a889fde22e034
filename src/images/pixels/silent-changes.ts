/** Sentences for what drawing does without being asked: turning, converting, leaving out, drawing another font. */
import sharp from "sharp";
import { FALLBACK, strangerTo } from "../fonts/families.ts";
import type { FitJob } from "../jobs.ts";
import { readSvg } from "./svg/text.ts";

export async function silentChanges(job: FitJob): Promise<readonly string[]> {
  if (job.facts.vector) return otherFonts(job.bytes);
  const { orientation = 1, icc, space } = await sharp(job.bytes, { limitInputPixels: false }).metadata();
  return [
    ...(orientation > 1 ? ["turned upright, as its camera noted"] : []),
    ...coloursSentence(icc, space),
    ...(job.facts.metadata ? ["camera data and other metadata removed"] : []),
  ];
}

function coloursSentence(icc: Buffer | undefined, space: string | undefined): readonly string[] {
  if (space === "cmyk") return ["colours converted from CMYK (for print) to sRGB"];
  return icc === undefined || isSrgb(icc) ? [] : ["colours converted from its own profile to sRGB"];
}

/** By the profile's description, which every maker of sRGB profiles begins alike, in either of its two encodings. */
export function isSrgb(icc: Buffer): boolean {
  return icc.includes("sRGB", 0, "latin1") || icc.includes(Buffer.from("\0s\0R\0G\0B", "latin1"));
}

function otherFonts(bytes: Uint8Array): readonly string[] {
  const { families, text } = readSvg(new TextDecoder().decode(bytes));
  if (text.trim() === "") return [];
  const strangers = [...new Set(families)].filter(strangerTo);
  return strangers.map((name) => `${name} is not a font that comes along: ${FALLBACK} drawn in its place`);
}
