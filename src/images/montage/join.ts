/**
 * A montage as a drawing of one size. Each picture is fitted to its place like any other, so that it is upright and
 * without hidden data before it is joined. One that cannot be had makes the whole unusable: there is never a hole.
 */
import type { ImageLimits } from "../../networks/network.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import type { Admitted } from "../admit.ts";
import { sha256 } from "../cache.ts";
import { MAX_SVG_BYTES, refused } from "../faults.ts";
import type { Fitter, ImageFault, MontageRequest } from "../fit.ts";
import { type Cell, canvasOf, cellsOf } from "./grid.ts";

/** Of a drawing's bytes, for all its pictures before they are written as base64. */
const share = 0.7;

type Joined = { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly fault: ImageFault };

export async function joined(montage: MontageRequest, limits: ImageLimits, drawn: Fitter["fit"]): Promise<Joined> {
  const canvas = canvasOf(limits);
  const { of, columns, background, name } = montage;
  const cells = cellsOf(of.length, canvas, columns);
  const bytes = Math.floor((MAX_SVG_BYTES * share) / of.length);
  const placed = await Promise.all(
    cells.map(async (cell, index) => {
      const picture = of[index];
      if (picture === undefined) return refused("unfittable", `${name} has no picture ${index + 1}.`, "Name another.");
      const result = await drawn({ ...picture, limits: limitsIn(cell, limits, bytes) });
      if (!result.ok) return result;
      const { file, sha256: hash, format } = result.report.image;
      const read = readPlainFile(file, { limit: MAX_SVG_BYTES });
      if (read.kind !== "bytes" || sha256(read.bytes) !== hash) {
        return refused("unreadable", `A picture of ${name} was lost while it was joined.`, "Try again.");
      }
      return { ok: true, image: imageIn(cell, read.bytes, { format, fit: picture.fit }) } as const;
    }),
  );
  const failed = placed.find((each) => !each.ok);
  if (failed?.ok === false) return failed;
  const { width, height } = canvas;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...placed.flatMap((each) => (each.ok ? [each.image] : [])),
    "</svg>",
  ].join("\n");
  const drawing = Buffer.from(svg, "utf8");
  return { ok: true, admitted: { bytes: drawing, hash: sha256(drawing), name } };
}

function limitsIn({ width, height }: Cell, { maxPixels: _, ...limits }: ImageLimits, bytes: number): ImageLimits {
  return {
    ...limits,
    bytes,
    formats: ["png", "jpeg"],
    maxWidth: width,
    maxHeight: height,
    ratio: { min: 0.001, max: 1000 },
    frame: { width, height },
  };
}

function imageIn(
  { x, y, width, height }: Cell,
  bytes: Buffer,
  { format, fit }: { readonly format: string; readonly fit: "whole" | "crop" },
): string {
  const inCell = fit === "crop" ? "slice" : "meet";
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid ${inCell}" href="data:image/${format};base64,${bytes.toString("base64")}"/>`;
}
