import type { Delivery } from "../../plan/delivery.ts";
import type { Now } from "../now.ts";
import type { Rule } from "../rule.ts";

function isOver({ dueAt, late }: Delivery, now: Now): boolean {
  return now.isAfter(dueAt.getTime() + late);
}

/** A campaign of which everything is over says so once: it is an old file, or has the wrong year. */
export const inThePast: Rule = {
  code: "in-the-past",
  severity: "warning",
  summary: "A post's time, and how late it may be, are over: if it has not gone out, it will not.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ rendered, plan, campaign, now }, report) {
    const over = rendered.filter(({ delivery }) => isOver(delivery, now));
    if (over.length > 1 && plan.deliveries.every((delivery) => isOver(delivery, now))) {
      report({
        message: "Every post of this campaign is in the past.",
        help: "Nothing is left to do if it has been published. If not, look at its year and dates.",
        place: campaign.source.place(["campaign"]),
      });
      return;
    }
    for (const { delivery } of over) {
      report({
        message: `${delivery.local.replace("T", " ")} is in the past.`,
        help: "If this has not gone out it never will: give it a later time, or delete the post.",
        place: campaign.source.place(delivery.atPath),
        delivery: delivery.id,
      });
    }
  },
};
