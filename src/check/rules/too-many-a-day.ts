import { longDay } from "../../calendar/dates.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { byAccount, concerning, foundAmongAll, judgedIds, namedTogether } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

interface Placed {
  readonly delivery: Delivery;
  /** Its place among those of its account and its local day, from 1. */
  readonly place: number;
  /** How many those are. */
  readonly of: number;
}

function dayOf({ local }: Delivery): string {
  return local.slice(0, 10);
}

const placed = foundAmongAll(
  (all) =>
    [...byAccount(all).values()].flatMap((deliveries) =>
      [...Map.groupBy(deliveries, ({ delivery }) => dayOf(delivery)).values()].flatMap((day) =>
        day.map(({ delivery }, index): Placed => ({ delivery, place: index + 1, of: day.length })),
      ),
    ),
  ({ delivery }) => delivery,
);

export const tooManyADay: Rule = {
  code: "too-many-a-day",
  severity: "warning",
  summary: "More posts go out from one account in a local day than `policies: per-day` allows.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ all, rendered, workspace, campaign }, report) {
    const limit = campaign.perDay ?? workspace.perDay;
    if (limit === undefined) return;
    const judged = judgedIds(rendered);
    const over = placed(all, campaign.id).filter(({ delivery, place }) => place > limit && judged.has(delivery.id));
    // A day that is too full is one thing to put right, on however many accounts.
    for (const same of Map.groupBy(over, ({ delivery }) => dayOf(delivery)).values()) {
      const [first] = same;
      if (first === undefined) continue;
      const most = Math.max(...same.map(({ of }) => of));
      const accounts = namedTogether(same.map(({ delivery }) => delivery.account.id));
      const where = campaign.perDay === undefined ? "accounts.yaml" : "this file";
      report({
        message: `${most} posts go out from ${accounts} on ${longDay(dayOf(first.delivery))}, more than ${limit} a day.`,
        help: `Move some to another day, or raise \`policies: per-day\` in ${where}.`,
        place: campaign.source.place(first.delivery.atPath),
        ...concerning(same.map(({ delivery }) => delivery.id)),
      });
    }
  },
};
