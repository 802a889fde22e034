/** A JPEG that already fits is not encoded a second time, since every encoding costs quality: only its metadata is taken out. */
import sharp from "sharp";
import type { FitJob, Made } from "../../jobs.ts";
import { ofPictureInHand } from "../in-hand.ts";
import { cropSize, wholeLayout } from "../layout.ts";
import { isSrgb } from "../silent-changes.ts";
import { flawAt } from "../wholeness.ts";
import { bareJpeg } from "./bare-jpeg.ts";

/** The file without metadata, or nothing where it has to be drawn anew. */
export async function keptJpeg(job: FitJob): Promise<Made | undefined> {
  const { bytes, facts, limits } = job;
  if (facts.format !== "jpeg" || !limits.formats.includes("jpeg") || !keepsSize(job)) return undefined;
  const { orientation = 1, icc, space, channels } = await sharp(bytes, { failOn: "error" }).metadata();
  if (orientation > 1 || space !== "srgb" || channels !== 3 || (icc !== undefined && !isSrgb(icc))) return undefined;
  const bare = await bareOf(bytes, limits.bytes);
  if (bare === undefined) return undefined;
  const removed = facts.metadata ? ["camera data and other metadata removed"] : [];
  const { width, height } = facts;
  return { bytes: bare, format: "jpeg", width, height, done: [...removed, "kept as it is: it already fits"] };
}

function keepsSize({ facts, fit, limits }: FitJob): boolean {
  const { width, height } = facts;
  const { canvas } = wholeLayout(facts, limits, false);
  if (canvas.width !== width || canvas.height !== height) return false;
  if (fit === "whole") return true;
  const piece = cropSize(facts, limits.frame);
  const uncut = piece.width === width && piece.height === height;
  return uncut && width <= limits.frame.width && height <= limits.frame.height;
}

async function bareOf(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const made = ofPictureInHand(bytes);
  if (made.bare !== undefined) return made.bare.length <= most ? made.bare : undefined;
  const bare = bareJpeg(bytes, most);
  // Drawing it anew will say what is wrong with it.
  if (bare === undefined || (await flawAt(bare, "error")) !== undefined) return undefined;
  made.bare = bare;
  return bare;
}
