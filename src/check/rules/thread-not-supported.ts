import type { Rule } from "../rule.ts";
import { forName, takerOf } from "../text/network-name.ts";

export const threadNotSupported: Rule = {
  code: "thread-not-supported",
  severity: "error",
  summary: "A thread is to go to a network where one post cannot answer another.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, parts, profile } of rendered) {
      if (profile.threads || parts.length < 2) continue;
      report({
        message: `${delivery.account.id} cannot take a thread: ${takerOf(profile)} has none.`,
        help: `Give it one text under \`for: { ${forName(delivery.account)}: { text: ... } }\`, or \`skip: true\`.`,
        place: delivery.campaign.source.place(delivery.path),
        delivery: delivery.id,
      });
    }
  },
};
