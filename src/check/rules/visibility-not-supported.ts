import type { Rule } from "../rule.ts";
import { whereWritten } from "../where-written.ts";

export const visibilityNotSupported: Rule = {
  code: "visibility-not-supported",
  severity: "error",
  summary: "A post that not everybody should see is to go to a network where everybody would.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, profile } of rendered) {
      const { visibility } = delivery;
      if (visibility === undefined || profile.extras?.visibility.includes(visibility) !== false) continue;
      const { network } = profile;
      report({
        message: `${delivery.account.id} cannot post "${visibility}": on ${network} a post is ${profile.extras.visibility.join(", ")}.`,
        help: `Leave it out there with \`for: { ${network}: { skip: true } }\`, or say \`visibility: public\` for ${network}.`,
        place: whereWritten(delivery, "visibility"),
        delivery: delivery.id,
      });
    }
  },
};
