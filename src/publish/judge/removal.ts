/** Whether a delivery that no file has any more was really taken out, and not merely out of sight. */
import { campaignOf } from "../../ledger/rows.ts";
import { deliveryIn, type Work } from "../work.ts";

export function removalOf(work: Work): (delivery: string) => boolean {
  const unreadable = new Set(work.unusable.map((file) => file.campaign));
  return (delivery) => {
    const campaign = campaignOf(delivery);
    if (deliveryIn(work, delivery) !== undefined || unreadable.has(undefined) || unreadable.has(campaign)) return false;
    return work.partial?.has(campaign) !== true && work.only?.has(campaign) !== false;
  };
}
