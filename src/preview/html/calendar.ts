/** The months of the campaigns as tables: each day that has posts leads to them. */
import { addDays, daysInMonth, longDay, monthOf, weekdayOf, yearOf } from "../../calendar/dates.ts";
import { type Html, html } from "../../system/text/markup.ts";
import type { PreviewedCampaign } from "../previews.ts";
import { byDay, messagesIn } from "../wordings.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** Only months in which something goes out, and those of the days themselves. A day's heading has its date as its id. */
export function calendarHtml(campaigns: readonly PreviewedCampaign[]): Html {
  const days = byDay(campaigns.flatMap(({ previews }) => previews));
  const counts = new Map([...days].map(([date, previews]) => [date, messagesIn(previews).length]));
  const named = new Set(campaigns.flatMap(({ plan }) => plan.anchor?.day ?? []));
  const months = [...new Set([...counts.keys(), ...named].map((date) => date.slice(0, 7)))].toSorted();
  return html`<div class="calendar">${months.map((month) => monthHtml(month, { counts, named }))}</div>`;
}

interface Marks {
  readonly counts: ReadonlyMap<string, number>;
  /** The days that the campaigns are about. */
  readonly named: ReadonlySet<string>;
}

function monthHtml(month: string, marks: Marks): Html {
  const first = `${month}-01`;
  const length = daysInMonth(yearOf(first), monthOf(first));
  const days = Array.from({ length }, (_, index) => addDays(first, index));
  const blanks = Array.from({ length: weekdayOf(first) - 1 }, () => undefined);
  const cells = [...blanks, ...days].map((date) => cellHtml(date, marks));
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return html`<table><caption>${monthName.format(Date.parse(first))}</caption><thead><tr>${weekdays.map((name) => html`<th scope="col" abbr="${name}">${name.slice(0, 2)}</th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week}</tr>`)}</tbody></table>`;
}

function cellHtml(date: string | undefined, { counts, named }: Marks): Html {
  if (date === undefined) return html`<td></td>`;
  const number = Number(date.slice(8));
  const count = counts.get(date) ?? 0;
  const isDay = named.has(date);
  const hint = isDay ? html`<span class="unseen">, the day itself</span>` : undefined;
  if (count === 0) return html`<td class="${isDay ? "the-day" : "empty"}">${number}${hint}</td>`;
  return html`<td class="${isDay ? "the-day" : "busy"}"><a href="#${date}"><span class="unseen">${longDay(date)}: </span><span aria-hidden="true">${number}</span> <b data-tally="${date}">${count}</b><span class="unseen"> ${count === 1 ? "post" : "posts"}</span>${hint}</a></td>`;
}
