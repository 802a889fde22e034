import type { Rule } from "../rule.ts";

/** Hours of the campaign's own clock; who writes 03:00 has most often meant 15:00. */
const morning = 6;

export const nightTime: Rule = {
  code: "night-time",
  severity: "warning",
  summary: "A post goes out between midnight and six in the morning, when few read and nobody answers.",
  ofShares: true,
  canBeTurnedOff: true,
  check({ rendered }, report) {
    for (const { delivery } of rendered) {
      const time = delivery.local.split("T")[1] ?? "";
      const hour = Number(time.slice(0, 2));
      if (hour >= morning) continue;
      report({
        message: `${time} is in the night, by the clock of ${delivery.campaign.timezone}.`,
        help: `If the afternoon is meant, write ${String(hour + 12).padStart(2, "0")}${time.slice(2)}. If the night is, turn this check off with the reason.`,
        place: delivery.campaign.source.place(delivery.atPath),
        delivery: delivery.id,
      });
    }
  },
};
