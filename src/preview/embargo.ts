/** How the end of an embargo is said wherever a campaign is shown as a whole. */
import { longDay } from "../calendar/dates.ts";
import type { Delivery, Plan } from "../plan/delivery.ts";

/** Undefined where it has none. */
export function embargoText({ embargo, campaign }: Pick<Plan | Delivery, "embargo" | "campaign">): string | undefined {
  if (embargo === undefined) return undefined;
  const [date = "", time = ""] = embargo.local.split("T");
  return `Embargoed until ${longDay(date)}, ${time} (${campaign.timezone})`;
}
