import type { Delivery } from "../../plan/delivery.ts";
import { byAccount, concerning, foundAmongAll, judgedIds, namedTogether } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

function minutes(milliseconds: number): string {
  const count = Math.round(milliseconds / 60_000);
  return count === 1 ? "1 minute" : `${count} minutes`;
}

interface Pair {
  readonly delivery: Delivery;
  readonly earlier: Delivery;
  /** Milliseconds. */
  readonly apart: number;
}

/** The languages of one post are meant to go together. */
function isOfOnePost(pair: Delivery["pair"], other: Delivery["pair"]): boolean {
  return pair !== undefined && pair.ids[0] === other?.ids[0];
}

/** Two posts that meet on several accounts are one thing to put right. */
function keyOf({ delivery, earlier, apart }: Pair): string {
  return JSON.stringify([delivery.post, delivery.local, earlier.campaign.id, earlier.post, apart]);
}

/** Each delivery with the one before it on its account. */
const successions = foundAmongAll(
  (all) =>
    [...byAccount(all).values()].flatMap((deliveries) =>
      deliveries.slice(1).map(({ delivery }, index): Pair => {
        const earlier = deliveries[index]?.delivery ?? delivery;
        return { delivery, earlier, apart: delivery.dueAt.getTime() - earlier.dueAt.getTime() };
      }),
    ),
  ({ delivery }) => delivery,
);

export const tooClose: Rule = {
  code: "too-close",
  severity: "warning",
  summary: "Two posts of one account are nearer to each other than the workspace's `gap`.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ all, rendered, workspace: { gap }, campaign }, report) {
    const judged = judgedIds(rendered);
    const pairs = successions(all, campaign.id).filter(
      ({ delivery, earlier, apart }) =>
        apart < gap && judged.has(delivery.id) && !isOfOnePost(delivery.pair, earlier.pair),
    );
    for (const same of Map.groupBy(pairs, keyOf).values()) {
      const [first] = same;
      if (first === undefined) continue;
      const { delivery, earlier, apart } = first;
      const accounts = namedTogether(same.map((pair) => pair.delivery.account.id));
      const other = `${earlier.campaign.id}/${earlier.post}`;
      report({
        message:
          apart < 60_000
            ? `This post goes out at the same time as ${other} from ${accounts}.`
            : `This post follows ${other} from ${accounts} after ${minutes(apart)}.`,
        help: `Leave at least ${minutes(gap)} between them (\`policies: gap\` in accounts.yaml).`,
        place: campaign.source.place(delivery.atPath),
        ...concerning(same.map((pair) => pair.delivery.id)),
        related: [earlier.campaign.source.place(earlier.atPath)],
      });
    }
  },
};
