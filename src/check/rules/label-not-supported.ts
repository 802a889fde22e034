import type { Rule } from "../rule.ts";
import { whereWritten } from "../where-written.ts";

export const labelNotSupported: Rule = {
  code: "label-not-supported",
  severity: "error",
  summary: "A content label is to go to a network that does not know it, so that it would be lost.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, profile } of rendered) {
      const known = profile.extras?.labels;
      const unknown = known && delivery.labels?.filter((label) => !known.includes(label));
      if (unknown === undefined || unknown.length === 0) continue;
      const { network } = profile;
      const has = known?.length ? `it has ${known.join(", ")}` : "it has no labels at all";
      report({
        message: `${network} does not know the label ${unknown.join(", ")}: ${has}.`,
        help: `Leave it out there with \`for: { ${network}: { labels: [] } }\`, or write the labels only under \`for: { bluesky: ... }\`.`,
        place: whereWritten(delivery, "labels"),
        delivery: delivery.id,
      });
    }
  },
};
