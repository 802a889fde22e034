import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";
import { takerOf } from "../text/network-name.ts";

export const imageTooSmall: Rule = {
  code: "image-too-small",
  severity: "warning",
  summary: "A picture has fewer pixels than the account's network shows well; nothing is ever enlarged.",
  canBeTurnedOff: true,
  check(context, report) {
    reportImages(context, report, ({ rendered: { profile }, image: { asset }, limits }) => {
      const facts = context.images.get(asset.id);
      if (facts === undefined || "kind" in facts || facts.vector) return undefined;
      const { minWidth, minHeight } = limits;
      if (facts.width >= minWidth && facts.height >= minHeight) return undefined;
      return {
        message: `${asset.file} is ${facts.width} by ${facts.height} pixels; ${takerOf(profile)} wants at least ${minWidth} by ${minHeight}.`,
        help: "Use a larger original, or an SVG.",
        at: "file",
      };
    });
  },
};
