import type { Rule } from "../rule.ts";
import { reportFiles } from "../shown-images.ts";

const mostPadding = 0.25;

/** How much of the padded picture is not the picture, from 0 to 1. */
function padding(ratio: number, { min, max }: { readonly min: number; readonly max: number }): number {
  if (ratio < min) return 1 - ratio / min;
  return ratio > max ? 1 - max / ratio : 0;
}

export const imagePadded: Rule = {
  code: "image-padded",
  severity: "info",
  summary: "A whole picture is much taller or wider than the network shows, so that broad bars are added to it.",
  canBeTurnedOff: true,
  check(context, report) {
    reportFiles(context, report, ({ asset, facts, limits, taker, forName }) => {
      if (asset.fit !== "whole" || facts.height <= 0) return undefined;
      const share = padding(facts.width / facts.height, limits.ratio);
      if (share <= mostPadding) return undefined;
      return {
        message: `${Math.round(share * 100)} % of ${asset.file} will be bars on ${taker}.`,
        help: `Give ${forName} a picture of another shape under \`for:\`, or write \`fit: crop\` for a photograph.`,
      };
    });
  },
};
