import type { Rule } from "../rule.ts";
import { whereWritten } from "../where-written.ts";

export const cardLinkLost: Rule = {
  code: "card-link-lost",
  severity: "warning",
  summary: "A link stands only on a card, and the network makes cards from the links in texts: it would be lost.",
  canBeTurnedOff: true,
  check({ rendered }, report) {
    for (const { delivery, parts, card, profile } of rendered) {
      if (card === undefined || profile.extras?.card.carriesLink !== false) continue;
      if (parts.some(({ text }) => text.includes(card.url))) continue;
      report({
        message: `Readers on ${profile.network} would not see ${card.url}: it stands on the card only, and ${profile.network} takes no cards.`,
        help: `Put the link into the text under \`for: { ${profile.network}: { text: ... } }\`; ${profile.network} makes a card of it by itself.`,
        place: whereWritten(delivery, "card"),
        delivery: delivery.id,
      });
    }
  },
};
