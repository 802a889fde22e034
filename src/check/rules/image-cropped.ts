import { cropSize } from "../../images/pixels/layout.ts";
import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";
import { forName, takerOf } from "../text/network-name.ts";

const mostLost = 1 / 3;

export const imageCropped: Rule = {
  code: "image-cropped",
  severity: "warning",
  summary:
    "A picture with `fit: crop` loses more than a third of itself, as an upright photograph does in a wide frame.",
  canBeTurnedOff: true,
  check(context, report) {
    reportImages(
      context,
      report,
      ({
        rendered: {
          profile,
          delivery: { account },
        },
        image: { asset },
        limits,
      }) => {
        const facts = context.images.get(asset.id);
        if (asset.fit !== "crop" || facts === undefined || "kind" in facts) return undefined;
        const piece = cropSize(facts, limits.frame);
        const lost = 1 - (piece.width * piece.height) / (facts.width * facts.height);
        if (!(lost > mostLost)) return undefined;
        const kept = asset.focus === undefined ? "Say what must stay with `focus: [x, y]`, write" : "Write";
        return {
          message: `${Math.round(lost * 100)} % of ${asset.file} will be cut off on ${takerOf(profile)}.`,
          help: `Look at it with \`campaign images\`. ${kept} \`fit: whole\`, or give ${forName(account)} a picture of another shape under \`for:\`.`,
          at: "file",
        };
      },
    );
  },
};
