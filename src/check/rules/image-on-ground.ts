import type { Rule } from "../rule.ts";
import { reportFiles } from "../shown-images.ts";

export const imageOnGround: Rule = {
  code: "image-on-ground",
  severity: "warning",
  summary:
    "A transparent picture with white or light parts goes where nothing is transparent, so it gets a dark ground.",
  canBeTurnedOff: true,
  check(context, report) {
    reportFiles(context, report, ({ asset, facts, limits, taker, forName }) => {
      if (facts.ground === undefined) return undefined;
      if (limits.formats.some((format) => format !== "jpeg")) return undefined;
      return {
        message: `${asset.file} is transparent, and what is light in it would be lost on white: ${taker} takes no transparency, so it is put on ${facts.ground}.`,
        help: `Look at it with \`campaign images\`, or give ${forName} a picture on a ground of its own under \`for:\`.`,
      };
    });
  },
};
