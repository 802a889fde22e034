import type { Rule } from "../rule.ts";
import { reportFiles } from "../shown-images.ts";

export const imageTooSmall: Rule = {
  code: "image-too-small",
  severity: "warning",
  summary: "A picture has fewer pixels than the account's network shows well; nothing is ever enlarged.",
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
  },
};
