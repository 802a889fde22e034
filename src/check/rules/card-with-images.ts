import type { Rule } from "../rule.ts";
import { whereWritten } from "../where-written.ts";

export const cardWithImages: Rule = {
  code: "card-with-images",
  severity: "error",
  summary: "A post has both images and a link card, on a network that shows only one of them.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, parts, card, profile } of rendered) {
      const images = parts[0]?.images.length ?? 0;
      if (card === undefined || images === 0 || profile.extras?.card.besideImages !== false) continue;
      report({
        message: `${delivery.account.id} cannot show images and a link card with one post: ${profile.network} takes one or the other.`,
        help: `Take the card away, or write \`images: []\` under \`for: { ${profile.network}: ... }\`.`,
        place: whereWritten(delivery, "card"),
        delivery: delivery.id,
      });
    }
  },
};
