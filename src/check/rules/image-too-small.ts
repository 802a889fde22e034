import type { ImageFacts } from "../../images/fit.ts";
import type { Rule } from "../rule.ts";
import { type PlacedFile, reportFiles, reportPlaced } from "../shown-images.ts";

export const imageTooSmall: Rule = {
  code: "image-too-small",
  severity: "warning",
  summary:
    "A picture has fewer pixels than the account's network shows well, alone or in its place in a montage; only there is it enlarged.",
  canBeTurnedOff: true,
  check(context, report) {
    reportFiles(context, report, ({ asset, facts, limits, taker }) => {
      if (facts.vector) return undefined;
      const { minWidth, minHeight } = limits;
      if (facts.width >= minWidth && facts.height >= minHeight) return undefined;
      return {
        message: `${asset.file} is ${facts.width} by ${facts.height} pixels; ${taker} wants at least ${minWidth} by ${minHeight}.`,
        help: "Use a larger original, or an SVG.",
      };
    });
    reportPlaced(context, report, (placed) => {
      const { asset, facts, montage, taker } = placed;
      const wanted = wantedIn(placed);
      if (facts.vector || facts.width >= wanted.width) return undefined;
      return {
        message: `${asset.file} is ${facts.width} by ${facts.height} pixels; in the montage ${montage}, ${taker} wants at least ${wanted.width} by ${wanted.height} of it.`,
        help: "Use a larger original, or put fewer pictures into the montage's row.",
      };
    });
  },
};

/** So many pixels that it is as sharp as a picture of the least size that fills the frame alone. */
function wantedIn({ asset, facts, limits, cell, canvas }: PlacedFile): Pick<ImageFacts, "width" | "height"> {
  const [across, down] = [cell.width / facts.width, cell.height / facts.height];
  const shown = asset.fit === "crop" ? Math.max(across, down) : Math.min(across, down);
  const sharp = Math.max(limits.minWidth / canvas.width, limits.minHeight / canvas.height);
  const pixels = (side: number) => Math.ceil(side * shown * sharp - 1e-6);
  return { width: pixels(facts.width), height: pixels(facts.height) };
}
