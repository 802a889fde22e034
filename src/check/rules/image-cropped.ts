import { cropSize } from "../../images/pixels/layout.ts";
import type { Box } from "../../images/poster/layout.ts";
import type { Rule } from "../rule.ts";
import { reportFiles, reportPlaced, type ShownFile } from "../shown-images.ts";

const mostLost = 1 / 3;

/** In hundredths of the picture; undefined where that is no more than any frame takes. */
function lostIn({ asset, facts }: Pick<ShownFile, "asset" | "facts">, frame: Box): number | undefined {
  if (asset.fit !== "crop") return undefined;
  const piece = cropSize(facts, frame);
  const lost = 1 - (piece.width * piece.height) / (facts.width * facts.height);
  return lost > mostLost ? Math.round(lost * 100) : undefined;
}

function help({ asset }: Pick<ShownFile, "asset">, otherwise: string): string {
  const kept = asset.focus === undefined ? "Say what must stay with `focus: [x, y]`, write" : "Write";
  return `Look at it with \`campaign images\`. ${kept} \`fit: whole\`, or ${otherwise}.`;
}

export const imageCropped: Rule = {
  code: "image-cropped",
  severity: "warning",
  summary:
    "A picture with `fit: crop` loses more than a third of itself, as an upright photograph does in a wide frame or in its place in a montage.",
  canBeTurnedOff: true,
  check(context, report) {
    reportFiles(context, report, (shown) => {
      const lost = lostIn(shown, shown.limits.frame);
      if (lost === undefined) return undefined;
      return {
        message: `${lost} % of ${shown.asset.file} will be cut off on ${shown.taker}.`,
        help: help(shown, `give ${shown.forName} a picture of another shape under \`for:\``),
      };
    });
    reportPlaced(context, report, (placed) => {
      const lost = lostIn(placed, placed.cell);
      if (lost === undefined) return undefined;
      return {
        message: `${lost} % of ${placed.asset.file} will be cut off in the montage ${placed.montage} on ${placed.taker}.`,
        help: help(placed, "give the montage other `columns`"),
      };
    });
  },
};
