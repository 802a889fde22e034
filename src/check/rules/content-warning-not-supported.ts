import type { Rule } from "../rule.ts";
import { whereWritten } from "../where-written.ts";

export const contentWarningNotSupported: Rule = {
  code: "content-warning-not-supported",
  severity: "error",
  summary: "A content warning in words is to go to a network that has none, so that it would not warn anybody.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, contentWarning, profile } of rendered) {
      if (contentWarning === undefined || profile.extras?.contentWarning !== false) continue;
      const labels = profile.extras.labels.filter((label) => !label.startsWith("!"));
      const instead = labels.length > 0 ? `, and for ${profile.network} \`labels\`: one of ${labels.join(", ")}` : "";
      report({
        message: `${delivery.account.id} cannot show a content warning: ${profile.network} has none in words.`,
        help: `Write it only for networks that have them, as in \`for: { mastodon: { content-warning: ... } }\`${instead}. Or begin the text with the warning.`,
        place: whereWritten(delivery, "contentWarning"),
        delivery: delivery.id,
      });
    }
  },
};
