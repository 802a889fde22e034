/** Plan and render, for one campaign. */
import type { Campaign, Workspace } from "../campaign/model.ts";
import { withoutQuotedSecrets } from "../diagnostics/confidential.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { deliveriesOf, uniqueProblems } from "../diagnostics/unique.ts";
import { networkOf } from "../networks/registry.ts";
import { factsFor } from "../networks/server-facts.ts";
import type { Delivery, Plan } from "../plan/delivery.ts";
import { planCampaign } from "../plan/plan.ts";
import { elsewhere } from "../plan/switches.ts";
import type { Rendered } from "../render/rendered.ts";
import { renderDelivery } from "../render/text.ts";
import type { KeptFacts } from "./kept.ts";

/** One campaign after plan and render. `problems` are of these two stages. */
export interface Staged {
  readonly campaign: Campaign;
  readonly plan: Plan;
  readonly rendered: readonly Rendered[];
  readonly problems: readonly Problem[];
  /** What does not apply as its switches stand: never sent. */
  readonly asides: readonly Aside[];
}

export interface Aside {
  /** The campaign at the positions for which they are written. */
  readonly staged: Omit<Staged, "asides">;
  readonly rendered: readonly Rendered[];
  /** Of these two stages, about them alone. */
  readonly problems: readonly Problem[];
}

/** With the post that each one passes on, where it does. */
function withShared(rendered: readonly Rendered[]): readonly Rendered[] {
  if (rendered.every(({ delivery }) => delivery.share === undefined)) return rendered;
  const byId = new Map(rendered.map((each) => [each.delivery.id, each]));
  return rendered.map((each) => {
    const lead = byId.get(each.delivery.share?.lead ?? "");
    return lead === undefined ? each : { ...each, shares: lead };
  });
}

/** Plans and renders one campaign, with what its accounts' servers allow. */
export function stageCampaign(campaign: Campaign, workspace: Workspace, kept: KeptFacts): Staged {
  const staged = stageAt(campaign, workspace, kept);
  const known = new Set(staged.plan.deliveries.map(({ id }) => id));
  const asides = elsewhere(campaign).map((other): Aside => {
    const there = stageAt(other, workspace, kept, known);
    const rendered = there.rendered.filter(({ delivery }) => !known.has(delivery.id));
    const own = new Set(rendered.map(({ delivery }) => delivery.id));
    const problems = there.problems.filter((problem) => deliveriesOf(problem).some((id) => own.has(id)));
    for (const id of own) known.add(id);
    return { staged: there, rendered, problems };
  });
  return { ...staged, asides };
}

/** `known`: what is planned already; absent for the campaign as it stands. */
function stageAt(
  campaign: Campaign,
  workspace: Workspace,
  kept: KeptFacts,
  known?: ReadonlySet<string>,
): Omit<Staged, "asides"> {
  const stands = planCampaign(campaign, workspace);
  const asideOf = (each: Delivery): Delivery => (known?.has(each.id) === true ? each : { ...each, aside: true });
  const plan = known === undefined ? stands : { ...stands, deliveries: stands.deliveries.map(asideOf) };
  const results = plan.deliveries.map((delivery) => {
    const { account } = delivery;
    return renderDelivery(delivery, networkOf(account.network).profile(account, factsFor(account, kept)));
  });
  return {
    campaign,
    plan,
    rendered: withShared(results.map((result) => result.rendered)),
    problems: withoutQuotedSecrets(
      [...plan.problems, ...uniqueProblems(results.flatMap((result) => result.problems))],
      [campaign.source, workspace.source],
    ),
  };
}

/** What goes out as its switches stand, then what would if they stood otherwise. */
export function renderedAnyhow({ rendered, asides }: Staged): readonly Rendered[] {
  return [...rendered, ...asides.flatMap((aside) => aside.rendered)];
}
