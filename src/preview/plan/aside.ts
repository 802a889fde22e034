/** What does not apply as the switches of its campaign stand: told below the days, so that nobody counts on it. */
import type { ChalkInstance } from "chalk";
import { longDay } from "../../calendar/dates.ts";
import type { Campaign } from "../../campaign/model.ts";
import { printableLine } from "../../system/text/printable.ts";
import { phrasesIn } from "../facts.ts";
import type { PlannedCampaign, PlanRow } from "./planned.ts";

/** "launch is open, venue is town-hall" */
export function standsText({ switches }: Pick<Campaign, "switches">): string {
  return [...(switches ?? [])].map(([id, { is }]) => `${id} is ${is}`).join(", ");
}

export function asideLines({ plan: { campaign }, aside }: PlannedCampaign, chalk: ChalkInstance): readonly string[] {
  if (aside.length === 0) return [];
  const posts = Map.groupBy(aside, ({ rendered: { delivery } }) => JSON.stringify([delivery.post, delivery.local]));
  return [
    chalk.bold(printableLine(`Not planned, since ${standsText(campaign)} (${campaign.id})`)),
    ...[...posts.values()].flatMap((rows) => linesOf(rows).map((line) => chalk.dim(printableLine(line)))),
  ];
}

function linesOf(rows: readonly PlanRow[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { delivery, parts } = first.rendered;
  const [date = "", time = ""] = delivery.local.split("T");
  const said = phrasesIn("preview", { campaign: delivery.campaign, ...(delivery.when && { when: delivery.when }) });
  const accounts = rows.map(({ entry }) =>
    entry.state === "planned" ? entry.account : `${entry.account} (${entry.state})`,
  );
  const words = (parts[0]?.text ?? "").replace(/\s+/g, " ").slice(0, 60);
  return [
    `  ○ ${longDay(date)}, ${time}  ${delivery.post}: ${said.join(", ")}`,
    `    ${accounts.join(", ")}: "${words}"`,
  ];
}
