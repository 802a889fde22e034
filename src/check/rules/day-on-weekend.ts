import { dayText, weekdayOf } from "../../calendar/dates.ts";
import type { Rule } from "../rule.ts";

/** Only where the file leaves the day where it is, and posts go out on it. */
export const dayOnWeekend: Rule = {
  code: "day-on-weekend",
  severity: "info",
  summary: "The awareness day is a Saturday or Sunday, posts go out on it, and `on-weekend` does not move it.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ campaign, plan: { anchor, deliveries } }, report) {
    if (anchor === undefined || campaign.onWeekend !== "keep" || anchor.until !== anchor.date) return;
    if (weekdayOf(anchor.date) < 6 || !deliveries.some(({ local }) => local.startsWith(anchor.date))) return;
    report({
      message: `${dayText(anchor.date, "en")} is on a weekend, and posts go out on it.`,
      help: "Write `on-weekend: previous-workday` or `next-workday` to move them, or turn this check off if they should stay.",
      place: campaign.source.place([campaign.date === undefined ? "day" : "date"]),
    });
  },
};
