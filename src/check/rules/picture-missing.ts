import type { Rule } from "../rule.ts";
import { forName } from "../text/network-name.ts";

/** A person who opens the hand-off at its minute could only send it back. */
export const pictureMissing: Rule = {
  code: "picture-missing",
  severity: "error",
  summary: "A post has no picture, and the place that it is handed off to takes nothing without one, as Instagram.",
  canBeTurnedOff: false,
  check({ rendered }, report) {
    for (const { delivery, parts, profile } of rendered) {
      if (profile.place?.needsPicture !== true) continue;
      // Further parts are answers to the first, which hold words alone.
      const [first] = parts;
      if (first === undefined || first.images.length > 0) continue;
      const { account } = delivery;
      report({
        message: `This post has no picture for ${account.id}, and ${profile.place.name} takes nothing without one.`,
        help: `Give it one under \`images:\`, or leave this account out: \`for: { ${forName(account)}: { skip: true } }\`.`,
        place: delivery.campaign.source.place([...first.path, "text"]),
        delivery: delivery.id,
      });
    }
  },
};
