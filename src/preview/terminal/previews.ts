/** `campaign preview` in a terminal: a frame for each message, side by side where the terminal is wide. */
import { Chalk, type ChalkInstance } from "chalk";
import { byInstantThenId } from "../../plan/plan.ts";
import { printableLine } from "../../system/text/printable.ts";
import { standsText } from "../plan/aside.ts";
import { calendarHeading } from "../plan/day.ts";
import { headingOf, noticesOf } from "../plan/heading.ts";
import type { TextOptions } from "../plan/text.ts";
import type { PreviewedCampaign } from "../previews.ts";
import { byDay, messagesIn, type ShownMessage } from "../wordings.ts";
import { padTo } from "./fit-width.ts";
import { framedLines } from "./framed.ts";

/** A frame is no narrower than this where it can be helped, and text wider than 100 columns tires the eye. */
const leastWidth = 76;
const mostWidth = 100;
const gap = 2;

/** What each campaign is, then every day of all of them with its messages. Ends with a line feed. */
export function previewsText(campaigns: readonly PreviewedCampaign[], { color, columns }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const headings = campaigns.map(({ plan, previews }) => [
    ...headingOf({ plan, rows: previews }, columns, chalk),
    ...noticesOf(plan, columns, chalk),
    ...(previews.length === 0 ? ["", "Nothing goes out."] : []),
  ]);
  const previews = campaigns
    .flatMap((campaign) => campaign.previews)
    .toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  const several = campaigns.length > 1;
  const days = [...byDay(previews)].map(([date, each]) => [
    chalk.bold(calendarHeading(date, campaigns, each)),
    ...dayLines(messagesIn(each), { columns, chalk, several }),
  ]);
  const asides = campaigns.flatMap(({ plan, aside }) => {
    if (aside.length === 0) return [];
    const title = printableLine(`Not planned, since ${standsText(plan.campaign)} (${plan.campaign.id})`);
    const plain = new Chalk({ level: 0 });
    const lines = dayLines(messagesIn(aside), { columns, chalk: plain, several });
    return [[chalk.bold(title), ...lines.map((line) => chalk.dim(line))]];
  });
  return `${[...headings, ...days, ...asides].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function dayLines(
  messages: readonly ShownMessage[],
  { columns, chalk, several }: { readonly columns: number; readonly chalk: ChalkInstance; readonly several: boolean },
): readonly string[] {
  const beside = Math.max(1, Math.floor((columns + gap) / (leastWidth + gap)));
  const width = Math.min(mostWidth, Math.floor((columns + gap) / beside) - gap);
  const drawn = messages.map((message) => framedLines(message, { width, chalk, several }));
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
