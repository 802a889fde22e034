import { byAccount, judgedIds } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

function minutes(milliseconds: number): string {
  const count = Math.round(milliseconds / 60_000);
  return count === 1 ? "1 minute" : `${count} minutes`;
}

export const tooClose: Rule = {
  code: "too-close",
  severity: "warning",
  summary: "Two posts of one account are nearer to each other than the workspace's `gap`.",
  canBeTurnedOff: true,
  check({ all, rendered, workspace: { gap }, campaign }, report) {
    const judged = judgedIds(rendered);
    for (const deliveries of byAccount(all).values()) {
      deliveries.forEach(({ delivery }, index) => {
        const earlier = deliveries[index - 1]?.delivery;
        if (earlier === undefined || !judged.has(delivery.id)) return;
        const apart = delivery.dueAt.getTime() - earlier.dueAt.getTime();
        if (apart >= gap) return;
        report({
          message:
            apart < 60_000
              ? `This post goes out at the same time as ${earlier.campaign.id}/${earlier.post} from one account.`
              : `This post follows ${earlier.campaign.id}/${earlier.post} from one account after ${minutes(apart)}.`,
          help: `Leave at least ${minutes(gap)} between them (\`policies: gap\` in accounts.yaml).`,
          place: campaign.source.place(delivery.atPath),
          delivery: delivery.id,
          related: [earlier.campaign.source.place(earlier.atPath)],
        });
      });
    }
  },
};
