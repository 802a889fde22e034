import type { Rule } from "../rule.ts";
import { findingAt, reachedIn, reachesThem } from "../text/audience/where.ts";

export const audienceNotThere: Rule = {
  code: "audience-not-there",
  severity: "warning",
  summary: "A post for children goes only to networks on which none of them may have an account.",
  canBeTurnedOff: true,
  check(context, report) {
    for (const reached of reachedIn(context)) {
      const { audience, ages, minimum, places } = reached;
      if (ages.until === undefined || ages.until >= minimum) continue;
      const span = ages.from === ages.until ? `${ages.from}` : `${ages.from} to ${ages.until}`;
      const message = `This post is for ${audience} (${span}) and goes only to ${places}, where accounts are for people of ${minimum} and over.`;
      report(findingAt(reached, message, reachesThem));
    }
  },
};
