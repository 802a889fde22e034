/** A campaign taken through plan and render, as the printed forms get it. */

import type { Campaign } from "../../../src/campaign/model.ts";
import type { Standing } from "../../../src/ledger/standing.ts";
import type { Account } from "../../../src/networks/network.ts";
import { unasked } from "../../../src/permission/permit.ts";
import { planCampaign } from "../../../src/plan/plan.ts";
import { type CostOf, planEntry } from "../../../src/preview/plan/entry.ts";
import type { PlannedCampaign } from "../../../src/preview/plan/planned.ts";
import { shownDelivery } from "../../../src/preview/went-out.ts";
import { renderDelivery } from "../../../src/render/text.ts";
import { aCampaign, anAccount, aProfile, aWorkspace } from "./a-plan.ts";

export interface Staging {
  readonly accounts?: readonly Account[];
  readonly standing?: (id: string) => Standing;
  readonly costOf?: CostOf;
  readonly limit?: number;
}

export function aPlannedCampaign(campaign: Partial<Campaign> = {}, staging: Staging = {}): PlannedCampaign {
  const { accounts = [anAccount("one")], costOf, limit } = staging;
  const standing = staging.standing ?? (() => ({ state: "planned", changed: false }));
  const plan = planCampaign(aCampaign(campaign), aWorkspace(accounts));
  const results = plan.deliveries.map((each) => renderDelivery(each, aProfile(each.account.network, limit)));
  return {
    plan,
    rows: results.map(({ rendered }) => {
      const known = standing(rendered.delivery.id);
      const shown = shownDelivery(rendered, known);
      return {
        ...shown,
        entry: planEntry(shown, { standing: known, permit: unasked, problem: false, ...(costOf && { costOf }) }),
      };
    }),
    aside: [],
    problems: [...plan.problems, ...results.flatMap((result) => result.problems)],
  };
}
