/** `campaign preview` in a terminal: a card per delivery, side by side where the terminal is wide. */
import { Chalk, type ChalkInstance } from "chalk";
import { cardLines } from "./card-lines.ts";
import type { Card, PreviewedCampaign } from "./cards.ts";
import { padTo } from "./fit-width.ts";
import { dayHeading } from "./plan-day.ts";
import { headingOf, noticesOf } from "./plan-heading.ts";
import type { TextOptions } from "./plan-text.ts";

/** A card is no narrower than this where it can be helped, and text wider than 100 columns tires the eye. */
const leastWidth = 76;
const mostWidth = 100;
const gap = 2;

/** Every campaign with its days and cards. Ends with a line feed. */
export function cardsText(campaigns: readonly PreviewedCampaign[], { color, columns }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return `${campaigns.map((campaign) => campaignText(campaign, columns, chalk)).join("\n\n")}\n`;
}

function campaignText({ plan, cards }: PreviewedCampaign, columns: number, chalk: ChalkInstance): string {
  const rows = cards.map(({ rendered }) => ({ rendered }));
  const days = Map.groupBy(cards, ({ rendered }) => rendered.delivery.local.slice(0, 10));
  const blocks = [...days].flatMap(([date, each]) => [
    "",
    chalk.bold(dayHeading(date, plan.anchor?.day)),
    ...dayLines(each, columns, chalk),
  ]);
  return [
    ...headingOf({ plan, rows }, columns, chalk),
    ...noticesOf(plan, columns, chalk),
    ...(cards.length === 0 ? ["", "Nothing goes out."] : blocks),
  ].join("\n");
}

function dayLines(cards: readonly Card[], columns: number, chalk: ChalkInstance): readonly string[] {
  const beside = Math.max(1, Math.floor((columns + gap) / (leastWidth + gap)));
  const width = Math.min(mostWidth, Math.floor((columns + gap) / beside) - gap);
  const drawn = cards.map((card) => cardLines(card, width, chalk));
  const groups = Array.from({ length: Math.ceil(drawn.length / beside) }, (_, at) =>
    drawn.slice(at * beside, at * beside + beside),
  );
  return groups.flatMap((group) => abreast(group, width));
}

function abreast(blocks: readonly (readonly string[])[], width: number): readonly string[] {
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, at) =>
    blocks
      .map((block) => padTo(block[at] ?? "", width))
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}
