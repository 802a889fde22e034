import type { Rule } from "../rule.ts";
import { underSixteen } from "../text/audience/minimum-ages.ts";
import { findingAt, type Reached, reachedIn, reachesThem } from "../text/audience/where.ts";

/** What is so today, and what is announced: the second forbids nothing. */
function missing({ ages, minimum, announced, places }: Reached): readonly string[] {
  const youngest = ages.from === minimum - 1 ? `${ages.from}` : `${ages.from} to ${minimum - 1}`;
  return [
    ...(ages.from < minimum
      ? [`Those of ${youngest} may have no account on ${places}, and this post goes nowhere else.`]
      : []),
    ...(announced && ages.from < 16 ? [`Rules that keep under-16s off ${places}: ${underSixteen}.`] : []),
  ];
}

export const audiencePartlyThere: Rule = {
  code: "audience-partly-there",
  severity: "info",
  summary:
    "A post for children goes only to networks on which the youngest of them may have no account, or which the announced rules for under-16s name.",
  canBeTurnedOff: true,
  check(context, report) {
    for (const reached of reachedIn(context)) {
      const { ages, minimum } = reached;
      if (ages.until !== undefined && ages.until < minimum) continue;
      const said = missing(reached);
      if (said.length > 0) report(findingAt(reached, said.join(" "), reachesThem));
    }
  },
};
