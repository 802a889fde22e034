import { cropSize } from "../../images/pixels/layout.ts";
import type { Rule } from "../rule.ts";
import { reportFiles } from "../shown-images.ts";

const mostLost = 1 / 3;

export const imageCropped: Rule = {
  code: "image-cropped",
  severity: "warning",
  summary:
    "A picture with `fit: crop` loses more than a third of itself, as an upright photograph does in a wide frame.",
  canBeTurnedOff: true,
  check(context, report) {
    reportFiles(context, report, ({ asset, facts, limits, taker, forName }) => {
      if (asset.fit !== "crop") return undefined;
      const piece = cropSize(facts, limits.frame);
      const lost = 1 - (piece.width * piece.height) / (facts.width * facts.height);
      if (!(lost > mostLost)) return undefined;
      const kept = asset.focus === undefined ? "Say what must stay with `focus: [x, y]`, write" : "Write";
      return {
        message: `${Math.round(lost * 100)} % of ${asset.file} will be cut off on ${taker}.`,
        help: `Look at it with \`campaign images\`. ${kept} \`fit: whole\`, or give ${forName} a picture of another shape under \`for:\`.`,
      };
    });
  },
};
