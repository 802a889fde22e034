/** What can be wrong with a picture, as problems at the asset that names it. */
import type { Asset, Campaign } from "../campaign/model.ts";
import type { Problem, ProblemKind } from "../diagnostics/problem.ts";
import type { ImageFault } from "./fit.ts";

export const kinds = [
  {
    code: "image-missing",
    severity: "error",
    summary: "An asset names a file that does not exist.",
  },
  {
    code: "image-outside",
    severity: "error",
    summary: "An asset's file lies outside of the workspace, perhaps through a link; it is not read.",
  },
  {
    code: "image-unreadable",
    severity: "error",
    summary:
      "An asset's file cannot be read: a folder, a link in a circle, a name too long, or one that this user may not open.",
  },
  {
    code: "image-too-large",
    severity: "error",
    summary: "An asset's file has more bytes than are read (50 MB, an SVG 5 MB).",
  },
  {
    code: "image-too-many-pixels",
    severity: "error",
    summary: "A picture has more than 100 million pixels, or more than 20,000 on a side.",
  },
  {
    code: "image-not-an-image",
    severity: "error",
    summary: "An asset's file is no picture, whatever its ending says, or is damaged.",
  },
  {
    code: "image-unsupported-format",
    severity: "error",
    summary: "A picture is of a kind that cannot be read, or it moves, which is not supported yet.",
  },
  {
    code: "image-external-reference",
    severity: "error",
    summary: "An SVG refers to something outside of itself, or carries scripts or entities; a poster must stand alone.",
  },
  {
    code: "image-missing-font",
    severity: "error",
    summary: "An SVG has text with characters that no shipped font has; they would be drawn as empty boxes.",
  },
  {
    code: "image-time-out",
    severity: "error",
    summary: "A picture took too long to draw, and was given up.",
  },
  {
    code: "image-unfittable",
    severity: "error",
    summary: "A picture cannot be made to fit what the network takes, or cannot be drawn within the memory allowed.",
  },
] as const satisfies readonly (ProblemKind & { readonly code: `image-${ImageFault["kind"]}` })[];

/** At the line that names the file. */
export function faultProblem(
  fault: ImageFault,
  at: { readonly asset: Asset; readonly campaign: Campaign; readonly delivery?: string },
): Problem {
  return {
    code: `image-${fault.kind}`,
    severity: "error",
    message: fault.reason,
    help: fault.help,
    place: at.campaign.source.place([...at.asset.path, "file"]),
    ...(at.delivery === undefined ? {} : { delivery: at.delivery }),
  };
}
