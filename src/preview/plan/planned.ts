/** What the timeline is drawn from. */
import type { Problem } from "../../diagnostics/problem.ts";
import type { Plan } from "../../plan/delivery.ts";
import type { ShownDelivery } from "../went-out.ts";
import type { PlanEntry } from "./entry.ts";

/** One delivery, and what the ledger says of it. */
export interface PlanRow extends ShownDelivery {
  readonly entry: PlanEntry;
}

export interface PlannedCampaign {
  readonly plan: Plan;
  /** By due instant, then id; those that are to be shown. */
  readonly rows: readonly PlanRow[];
  /** What does not apply as its switches stand, in the same order. */
  readonly aside: readonly PlanRow[];
  /** All of the campaign's; those that name a delivery are counted on its line. */
  readonly problems: readonly Problem[];
}
