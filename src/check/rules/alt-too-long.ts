import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";
import { lengthIn, unitName } from "../text/length.ts";
import { takerOf } from "../text/network-name.ts";

export const altTooLong: Rule = {
  code: "alt-too-long",
  severity: "error",
  summary: "An alt text is longer than the account's network takes.",
  canBeTurnedOff: false,
  check(context, report) {
    reportImages(context, report, ({ rendered: { profile }, image }) => {
      const { limit, unit = "characters" } = profile.images.alt;
      const used = lengthIn(unit, image.alt);
      if (limit === undefined || used <= limit) return undefined;
      return {
        message: `The alt text of ${image.asset.id} is ${used - limit} over the limit of ${takerOf(profile)}: ${used} of ${limit} ${unitName(unit)}.`,
        help: "Keep what the picture shows and the words in it; leave out the rest.",
      };
    });
  },
};
