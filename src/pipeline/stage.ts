/** Plan and render, for one campaign. */
import type { Campaign, Workspace } from "../campaign/model.ts";
import { withoutQuotedSecrets } from "../diagnostics/confidential.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { uniqueProblems } from "../diagnostics/unique.ts";
import { networkOf } from "../networks/registry.ts";
import { factsFor } from "../networks/server-facts.ts";
import type { Plan } from "../plan/delivery.ts";
import { planCampaign } from "../plan/plan.ts";
import type { Rendered } from "../render/rendered.ts";
import { renderDelivery } from "../render/text.ts";
import type { KeptFacts } from "./kept.ts";

/** One campaign after plan and render. `problems` are of these two stages. */
export interface Staged {
  readonly campaign: Campaign;
  readonly plan: Plan;
  readonly rendered: readonly Rendered[];
  readonly problems: readonly Problem[];
}

/** Plans and renders one campaign, with what its accounts' servers allow. */
export function stageCampaign(campaign: Campaign, workspace: Workspace, kept: KeptFacts): Staged {
  const plan = planCampaign(campaign, workspace);
  const results = plan.deliveries.map((delivery) => {
    const { account } = delivery;
    return renderDelivery(delivery, networkOf(account.network).profile(account, factsFor(account, kept)));
  });
  return {
    campaign,
    plan,
    rendered: results.map((result) => result.rendered),
    problems: withoutQuotedSecrets(
      [...plan.problems, ...uniqueProblems(results.flatMap((result) => result.problems))],
      [campaign.source, workspace.source],
    ),
  };
}
