/** `preview --calendar`: one file with the whole year in it. It has no script, and asks nobody for anything. */
import { addDays, dateOf, longDay, monthOf, yearOf } from "../../calendar/dates.ts";
import { minuteText } from "../../calendar/local-time.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { headHtml } from "../../system/page/head.ts";
import { type Html, html } from "../../system/text/markup.ts";
import { problemList } from "../html/problems.ts";
import type { PlannedCampaign } from "../plan/planned.ts";
import { posts } from "../wordings.ts";
import { calendarGenerator } from "./generator.ts";
import { barsOf } from "./lanes.ts";
import { type Drawn, monthHtml } from "./month.ts";
import { yearStyle } from "./style.ts";
import { clashWords, monthName, monthsWords, periodName, periodWords } from "./words.ts";
import { messageCount, type Span, type Year } from "./year.ts";

/** How many colours the style sheet has. */
const colours = 6;

/** Months in a row without anything planned, beyond which they are left out. */
const mostEmpty = 12;

export interface CalendarInput {
  readonly year: Year;
  readonly campaigns: readonly PlannedCampaign[];
  /** What nobody would see in the days: files that cannot be used, and days that are too full. */
  readonly problems: readonly Problem[];
  readonly madeAt: Date;
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
}

export function calendarPage(input: CalendarInput): string {
  const { year, campaigns, problems, madeAt, stops } = input;
  const title = year.span === undefined ? "Calendar: nothing is planned" : `Calendar: ${monthsWords(year.span)}`;
  const rows = campaigns.flatMap((campaign) => campaign.rows);
  const many = `${posts(messageCount(rows))} (${rows.length} ${rows.length === 1 ? "delivery" : "deliveries"}) of ${campaigns.length} ${campaigns.length === 1 ? "campaign" : "campaigns"}`;
  const months = year.span === undefined ? [] : monthsIn(year.span, year);
  return html`${headHtml({ title, generator: calendarGenerator, pictures: "none", styles: [yearStyle] })}<body>
<a class="skip" href="#months">Skip to the months</a>
<header>${stops.map((stop) => html`<p class="stop" role="alert"><strong>${stop}</strong></p>`)}<h1>${title}</h1>
<p>${many}, made ${minuteText(madeAt)}.</p>${problemList(problems)}</header>
<main>${overviewHtml(input)}
${months.length < 2 ? undefined : html`<nav aria-label="Months"><ul>${months.flatMap((month) => (typeof month === "string" ? [html`<li><a href="#m${month.slice(0, 7)}">${monthName(month)}</a></li>`] : []))}</ul></nav>`}
<div id="months" tabindex="-1">${monthsHtml(months, drawnOf(input))}</div></main>
</body>
</html>
`.html;
}

function drawnOf({ year, campaigns }: CalendarInput): Drawn {
  const order = new Map(campaigns.map(({ plan }, index) => [plan.campaign.id, index % colours]));
  const titles = new Map(campaigns.map(({ plan }) => [plan.campaign.id, plan.campaign.title]));
  return {
    ...{ year, bars: barsOf(year) },
    colourOf: (id) => order.get(id) ?? 0,
    titleOf: (id) => titles.get(id) ?? id,
    dayOf: (id) => campaigns.find(({ plan }) => plan.campaign.id === id)?.plan.campaign.day,
  };
}

function overviewHtml({ year, campaigns }: CalendarInput): Html {
  const shown = new Set(year.planned.map(({ date }) => date));
  const linked = (date: string) =>
    shown.has(date) ? html`<a href="#d${date}">${longDay(date)}</a>` : html`${longDay(date)}`;
  return html`<section class="overview" aria-label="Overview">
${part(
  "Campaigns",
  campaigns.map(
    ({ plan: { campaign, anchor, blocked } }, index) =>
      html`<li class="c${index % colours}"><b>${campaign.title}</b> <span class="soft">${campaign.id}</span>${anchor && html`: ${linked(anchor.day)}`}${blocked ? html` <em class="kept">not published until its problems are put right</em>` : undefined}</li>`,
  ),
)}${part(
  "Sensitive periods",
  year.periods.map(
    (period) => html`<li class="rule ${period.period.rule}"><b>${periodName(period)}</b>: ${periodWords(period)}</li>`,
  ),
)}${part(
  "Clashes",
  year.clashes.map(
    (clash) => html`<li class="clash"><a href="#m${clash.week.slice(0, 7)}">${clashWords(clash)}</a></li>`,
  ),
)}</section>`;
}

function part(title: string, items: readonly Html[]): Html | undefined {
  return items.length === 0 ? undefined : html`<div><h2>${title}</h2><ul>${items}</ul></div>`;
}

/** First days of months; where nothing is planned for long, the span that is left out. */
function monthsIn(span: Span, year: Year): readonly (string | Span)[] {
  const planned = new Set(year.planned.map(({ date }) => date.slice(0, 7)));
  const found: (string | Span)[] = [];
  let empty: string[] = [];
  const keep = () => {
    const [from] = empty;
    const until = empty.at(-1);
    if (empty.length > mostEmpty && from !== undefined && until !== undefined) found.push({ from, until });
    else found.push(...empty);
    empty = [];
  };
  for (let month = monthStart(span.from); month <= span.until; month = monthStart(addDays(month, 31))) {
    if (!planned.has(month.slice(0, 7))) {
      empty.push(month);
      continue;
    }
    keep();
    found.push(month);
  }
  keep();
  return found;
}

function monthStart(date: string): string {
  return dateOf(yearOf(date), monthOf(date), 1);
}

function monthsHtml(months: readonly (string | Span)[], drawn: Drawn): readonly Html[] {
  return months.map((month) =>
    typeof month === "string"
      ? monthHtml(month, drawn)
      : html`<p class="nothing">Nothing is planned in ${monthsWords(month)}.</p>`,
  );
}
