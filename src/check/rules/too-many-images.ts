import type { Rule } from "../rule.ts";
import { forName, takerOf } from "../text/network-name.ts";

export const tooManyImages: Rule = {
  code: "too-many-images",
  severity: "error",
  summary: "A text has more images than the account's network takes.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, parts, profile } of rendered) {
      for (const { images, imagesPath } of parts) {
        const { count } = profile.images;
        if (images.length <= count) continue;
        report({
          message: `${images.length} images are too many for ${delivery.account.id}: ${takerOf(profile)} takes ${count}.`,
          help: `Take ${images.length - count} away, or list fewer under \`for: { ${forName(delivery.account)}: { images: [...] } }\`: a \`montage\` joins several into one.`,
          place: delivery.campaign.source.place(imagesPath),
          delivery: delivery.id,
        });
      }
    }
  },
};
