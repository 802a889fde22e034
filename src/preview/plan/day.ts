/** How a day is named in the timeline. */

import { daysBetween, longDay } from "../../calendar/dates.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";

/** "Monday 15 March 2027 · D-3", or "· the day" on the day itself. */
export function dayHeading(date: string, anchorDay: string | undefined): string {
  const day = longDay(date);
  return anchorDay === undefined ? day : `${day} · ${relativeDay(date, anchorDay)}`;
}

/** The day with how far it is from the day of each campaign that has anything on it. */
export function calendarHeading(
  date: string,
  campaigns: readonly Pick<PlannedCampaign, "plan">[],
  rows: readonly Pick<PlanRow, "rendered">[],
): string {
  const [only, ...others] = campaigns;
  if (only !== undefined && others.length === 0) return dayHeading(date, only.plan.anchor?.day);
  const shown = new Set(rows.map(({ rendered }) => rendered.delivery.campaign.id));
  const distances = campaigns.flatMap(({ plan: { campaign, anchor } }) =>
    anchor === undefined || !shown.has(campaign.id) ? [] : [`${campaign.id} ${relativeDay(date, anchor.day)}`],
  );
  return [longDay(date), distances.join(", ")].filter((text) => text !== "").join(" · ");
}

function relativeDay(date: string, anchorDay: string): string {
  const days = daysBetween(anchorDay, date);
  return days === 0 ? "the day" : `D${days < 0 ? "-" : "+"}${Math.abs(days)}`;
}
