/** Fitting one image: layout, drawing, padding and encoding, with a sentence for each thing done. */
import { bytesText, damaged, refused, sizeText } from "../faults.ts";
import type { FitJob, Fitted } from "../jobs.ts";
import { chooseRegion } from "./attention.ts";
import { draw, drawVector, smaller } from "./draw.ts";
import { type Encoded, encode } from "./encoding/encode.ts";
import { keptJpeg } from "./jpeg/kept-jpeg.ts";
import {
  coverSize,
  cropLayout,
  cropSize,
  type Layout,
  type Region,
  regionAt,
  type Size,
  wholeLayout,
} from "./layout.ts";
import { colourText, pad } from "./pad.ts";
import type { Pixels } from "./pixels.ts";
import { silentChanges } from "./silent-changes.ts";

/** A picture that has to become smaller than this to fit is not worth posting. */
const SMALLEST_SIDE = 32;

export async function make(job: FitJob): Promise<Fitted> {
  const kept = await keptJpeg(job);
  if (kept !== undefined) return { ok: true, made: kept };
  const said: string[] = [];
  let content: Pixels;
  let layout: Layout;
  try {
    ({ content, layout } = job.fit === "crop" ? await cropped(job, said) : await whole(job, said));
  } catch (error) {
    return { ok: false, fault: damaged(job.name, error).fault };
  }
  said.push(...(await silentChanges(job)));
  const result = await withinBytes(job, content, layout);
  if (result === undefined) {
    return refused(
      "unfittable",
      `${job.name} cannot be made small enough: it may have ${bytesText(job.limits.bytes)} as ${job.limits.formats.join(" or ")}.`,
      "Use a simpler picture there.",
    );
  }
  const { encoded, size, steps } = result;
  return {
    ok: true,
    made: { bytes: encoded.bytes, format: encoded.format, ...size, done: [...said, ...steps, ...encoded.done] },
  };
}

async function whole(job: FitJob, said: string[]): Promise<{ content: Pixels; layout: Layout }> {
  const layout = wholeLayout(job.facts, job.limits, job.facts.vector);
  said.push(...sizeSentence(job, job.facts, layout.content));
  const { bytes, facts } = job;
  const size = layout.content;
  return { content: await (facts.vector ? drawVector(bytes, size) : draw(bytes, { from: facts, size })), layout };
}

async function cropped(job: FitJob, said: string[]): Promise<{ content: Pixels; layout: Layout }> {
  const size = job.facts.vector ? coverSize(job.facts, job.limits.frame) : job.facts;
  const piece = cropSize(size, job.limits.frame);
  const region = await regionOf(job, size, piece);
  const layout = cropLayout(piece, job.limits, false);
  if (piece.width !== size.width || piece.height !== size.height) {
    const about = job.focus === undefined ? "what draws the eye" : "its focus";
    said.push(`cropped from ${sizeText(size)} to ${sizeText(piece)} around ${about}`);
  }
  said.push(...sizeSentence(job, piece, layout.content));
  if (!job.facts.vector)
    return { content: await draw(job.bytes, { from: job.facts, region, size: layout.content }), layout };
  const drawn = await drawVector(job.bytes, size, region);
  return { content: await smaller(drawn, layout.content), layout };
}

async function regionOf(job: FitJob, size: Size, piece: Size): Promise<Region> {
  if (job.focus !== undefined) return regionAt(size, piece, job.focus);
  return chooseRegion(job, size, piece);
}

function sizeSentence(job: FitJob, from: Size, to: Size): readonly string[] {
  if (job.facts.vector) return [`drawn from SVG at ${sizeText(to)}`];
  return from.width === to.width && from.height === to.height
    ? []
    : [`scaled from ${sizeText(from)} to ${sizeText(to)}`];
}

interface Step {
  readonly encoded: Encoded;
  readonly size: Size;
  readonly steps: readonly string[];
}

/** Encodes, and makes it smaller as long as even the lowest good quality has too many bytes. */
async function withinBytes(job: FitJob, content: Pixels, layout: Layout): Promise<Step | undefined> {
  let [pixels, wanted] = [content, layout];
  const steps: string[] = [];
  for (;;) {
    const padded = await paddedTo(pixels, wanted.canvas);
    const encoded = await encode(padded.pixels, job.limits, job.facts);
    if ("bytes" in encoded) {
      const { width, height } = wanted.canvas;
      return { encoded, size: { width, height }, steps: [...steps, ...padded.done] };
    }
    const shrink = Math.min(0.95, Math.sqrt(job.limits.bytes / encoded.needs) * 0.98);
    const next = smallerLayout(job, wanted, shrink);
    if (Math.max(next.canvas.width, next.canvas.height) < SMALLEST_SIDE) return undefined;
    pixels = await smaller(content, next.content);
    steps.splice(0, 1, `made smaller, ${sizeText(next.content)}, to stay under ${bytesText(job.limits.bytes)}`);
    wanted = next;
  }
}

function smallerLayout(job: FitJob, layout: Layout, shrink: number): Layout {
  const { content, canvas } = layout;
  const limits = {
    ...job.limits,
    maxWidth: Math.max(1, Math.floor(canvas.width * shrink)),
    maxHeight: Math.max(1, Math.floor(canvas.height * shrink)),
  };
  return job.fit === "crop" ? cropLayout(content, limits, false) : wholeLayout(content, limits, false);
}

async function paddedTo(pixels: Pixels, canvas: Size): Promise<{ pixels: Pixels; done: readonly string[] }> {
  if (pixels.width === canvas.width && pixels.height === canvas.height) return { pixels, done: [] };
  const padded = await pad(pixels, canvas);
  return {
    pixels: padded.pixels,
    done: [`padded with ${colourText(padded.colour)} to ${sizeText(canvas)}, since its shape would be cropped there`],
  };
}
