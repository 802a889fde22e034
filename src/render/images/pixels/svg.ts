/** SVG: facts, and the reasons to refuse one. Read strictly by our own eyes before librsvg sees it. */
import { bytesText, MAX_SVG_BYTES, refused } from "../faults.ts";
import type { Inspected, InspectJob } from "../jobs.ts";

export async function inspectSvg(job: InspectJob): Promise<Inspected> {
  const { bytes, name } = job;
  if (bytes.length > MAX_SVG_BYTES) {
    return refused(
      "too-large",
      `${name} has ${bytesText(bytes.length)}, more than the ${bytesText(MAX_SVG_BYTES)} an SVG may have.`,
      "Take embedded photographs out of it, or export it as PNG.",
    );
  }
  const { default: sharp } = await import("sharp");
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return { ok: true, facts: { format: "svg", width, height, bytes: bytes.length, vector: true, metadata: false } };
}
