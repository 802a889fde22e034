import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";
import { forName, takerOf } from "../text/network-name.ts";

export const imageOnGround: Rule = {
  code: "image-on-ground",
  severity: "warning",
  summary:
    "A transparent picture with white or light parts goes where nothing is transparent, so it gets a dark ground.",
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
        if (facts === undefined || "kind" in facts || facts.ground === undefined) return undefined;
        if (limits.formats.some((format) => format !== "jpeg")) return undefined;
        return {
          message: `${asset.file} is transparent, and what is light in it would be lost on white: ${takerOf(profile)} takes no transparency, so it is put on ${facts.ground}.`,
          help: `Look at it with \`campaign images\`, or give ${forName(account)} a picture on a ground of its own under \`for:\`.`,
          at: "file",
        };
      },
    );
  },
};
