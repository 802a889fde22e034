/** `preview --html`: one file with everything in it. It asks nobody for anything, and runs no script but its own. */
import { minuteText } from "../../calendar/local-time.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import { headHtml } from "../../system/page/head.ts";
import { type Html, html, trusted } from "../../system/text/markup.ts";
import { embargoText } from "../embargo.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { standsText } from "../plan/aside.ts";
import { calendarHeading } from "../plan/day.ts";
import type { PreviewedCampaign } from "../previews.ts";
import { byDay, messagesIn, tally } from "../wordings.ts";
import { calendarHtml } from "./calendar.ts";
import { looksOf, messageHtml } from "./delivery.ts";
import { filtersHtml } from "./filters.ts";
import { pictureStyle, picturesIn } from "./pictures.ts";
import { problemList } from "./problems.ts";
import { script } from "./script.ts";
import { signOffHtml } from "./sign-off.ts";
import { style } from "./style.ts";

/** How a file is known to be a preview, which may be written over. */
export const generator = "campaign preview";

export interface PageInput {
  readonly campaigns: readonly PreviewedCampaign[];
  /** Those of accounts.yaml, and of files that cannot be used. */
  readonly problems: readonly Problem[];
  /** The bytes of each fitted picture in base64, by sha256. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly madeAt: Date;
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
  /** A script that asks the server the page came from for news; absent in a file. */
  readonly live?: string;
}

/** The fingerprint is on every sheet of paper. */
function footerStyle(fingerprint: string): string {
  return `@page { @bottom-left { content: "Fingerprint ${fingerprint}"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; } }`;
}

export function previewPage({ campaigns, problems, pictures: contents, madeAt, stops, live }: PageInput): string {
  const previews = campaigns.flatMap((campaign) => campaign.previews);
  const pictures = pictureStyle(picturesIn(campaigns), contents);
  const fingerprint = fingerprintOf(campaigns);
  const styles = [style, footerStyle(fingerprint), pictures.style];
  const scripts = live === undefined ? [script] : [script, live];
  const title = `Preview: ${campaigns.map(({ plan }) => plan.campaign.title).join(", ") || "no campaign"}`;
  const several = campaigns.length > 1;
  let number = 0;
  const days = [...byDay(previews.toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery)))].map(
    ([date, each]) => {
      const messages = messagesIn(each, looksOf).map((message) => {
        number += 1;
        return messageHtml(message, { number, pictures, campaigns: several });
      });
      return html`<section class="day" id="${date}" tabindex="-1" aria-labelledby="h${date}"><h3 id="h${date}">${calendarHeading(date, campaigns, each)} <span>${tally(each)}</span></h3>
${messages}</section>`;
    },
  );
  const asideHtml = campaigns.flatMap(({ plan: { campaign }, aside }) => {
    if (aside.length === 0) return [];
    const messages = messagesIn(aside, looksOf).map((message) => {
      number += 1;
      return messageHtml(message, { number, pictures, campaigns: several });
    });
    return html`<section class="day not-now" aria-labelledby="a-${campaign.id}"><h3 id="a-${campaign.id}">Not planned, since ${standsText(campaign)} <span>${tally(aside)}</span></h3>
${messages}</section>`;
  });
  const page = html`${headHtml({ title, generator, styles, scripts, pictures: "inside", live: live !== undefined })}<body>
<a class="skip" href="#posts">Skip to the posts</a>
<div class="page">
<header>${stops.map((stop) => html`<p class="stop" role="alert"><strong>${stop}</strong></p>`)}<h1>${title}</h1><p>${tally(previews)}, made ${minuteText(madeAt)}, fingerprint <code>${fingerprint}</code>. <a href="#sign-off">To the sign-off box</a></p>${problemList(problems)}</header>
<aside aria-label="Filters and calendar">${previews.length === 0 ? undefined : html`<h2>Filter</h2>`}${filtersHtml(previews)}${calendarHtml(campaigns)}</aside>
<main id="posts" tabindex="-1">${campaigns.map(campaignHtml)}${several ? html`<h2>Day by day</h2>` : undefined}${days}${asideHtml}${signOffHtml(tally(previews), fingerprint)}</main>
</div>
${scripts.map(
  (text) => html`<script>${trusted(text)}</script>
`,
)}</body>
</html>
`;
  return page.html;
}

function campaignHtml({ plan, previews, problems }: PreviewedCampaign, index: number): Html {
  const { title, id, timezone } = plan.campaign;
  const embargo = embargoText(plan);
  return html`<section class="campaign" aria-labelledby="c${index}"><h2 id="c${index}">${title}</h2><p>${id}: ${tally(previews)}, all times ${timezone}</p>
${embargo === undefined ? undefined : html`<p><strong>${embargo}</strong></p>`}${plan.blocked ? html`<p><strong>Nothing of this campaign is published until its problems are put right.</strong></p>` : undefined}${problemList(problems)}</section>`;
}
