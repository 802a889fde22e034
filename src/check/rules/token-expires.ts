import { localOf } from "../../calendar/local-time.ts";
import { byTime } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

/** Once an account: what goes out after the end of its token needs a new one, made by a person. */
export const tokenExpires: Rule = {
  code: "token-expires",
  severity: "warning",
  summary: "An account's token ends before its last post goes out.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ rendered, campaign, tokenEnds, now }, report) {
    for (const [account, end] of tokenEnds ?? []) {
      const [first, ...others] = rendered
        .filter(({ delivery: { account: own, dueAt, late } }) => {
          return own.id === account && dueAt >= end && !now.isAfter(dueAt.getTime() + late);
        })
        .toSorted(byTime);
      if (first === undefined) continue;
      const { delivery } = first;
      const local = localOf(end, campaign.timezone).text.replace("T", " ");
      const posts = others.length === 0 ? "this post goes" : `this post and ${others.length} more go`;
      report({
        message: `The token of ${account} ends on ${local}, before ${posts} out.`,
        help: `Make a new one before then, and put it in the place of the old: docs/networks/${delivery.account.network}.md. Then run \`campaign accounts check\`.`,
        place: campaign.source.place(delivery.atPath),
        delivery: delivery.id,
      });
    }
  },
};
