/** A month of the calendar: a grid of weeks where there is room, else a list of the days on which there is something. */
import { addDays, dateOf, daysInMonth, longDay, mondayOf, monthOf, weekdayOf, yearOf } from "../../calendar/dates.ts";
import { homeZone, minuteIndex } from "../../calendar/local-time.ts";
import type { Occurrence } from "../../calendar/occurrence.ts";
import { permitPhrases } from "../../permission/shown.ts";
import { type Html, html } from "../../system/text/markup.ts";
import type { PlanRow } from "../plan/planned.ts";
import { posts } from "../wordings.ts";
import { type Bar, lanesOf, type Piece } from "./lanes.ts";
import { list, monthName } from "./words.ts";
import { messageCount, type NamedHoliday, type Year, type YearDay } from "./year.ts";

export interface Drawn {
  readonly year: Year;
  readonly bars: readonly Bar[];
  /** Number of the colour of each campaign. */
  readonly colourOf: (campaign: string) => number;
  readonly titleOf: (campaign: string) => string;
  /** The awareness day that it is for. */
  readonly dayOf: (campaign: string) => string | undefined;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `month`: any date of it. */
export function monthHtml(month: string, drawn: Drawn): Html {
  const first = dateOf(yearOf(month), monthOf(month), 1);
  const last = addDays(first, daysInMonth(yearOf(month), monthOf(month)) - 1);
  const id = first.slice(0, 7);
  const weeks: Html[] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    const [from, until] = [monday < first ? first : monday, addDays(monday, 6) > last ? last : addDays(monday, 6)];
    weeks.push(...[...lanesOf(drawn.bars, { from, until })].map(([date, lanes]) => dayHtml(date, lanes, drawn)));
  }
  return html`<section class="month" id="m${id}" aria-labelledby="h${id}"><h2 id="h${id}">${monthName(first)}</h2>
<div class="weekdays" aria-hidden="true">${weekdays.map((name) => html`<span>${name}</span>`)}</div>
<ol class="days">${weeks}</ol></section>
`;
}

function dayHtml(date: string, lanes: readonly (Piece | undefined)[], drawn: Drawn): Html {
  const day = drawn.year.dayOf(date);
  const number = Number(date.slice(8));
  const place = number === 1 ? ` s${weekdayOf(date)}` : "";
  const bars = lanes.map((piece) => barHtml(piece, drawn));
  const changes = lanes.some((piece) => piece?.ends === true || piece?.bar.from === date);
  const isOfNote = changes || hasMore(day);
  // What is only in the middle of a bar is told where that begins and ends.
  if (!isOfNote)
    return html`<li class="still${place}" aria-hidden="true"><span class="number">${number}</span>${bars}</li>`;
  const weekend = weekdayOf(date) > 5 ? " weekend" : "";
  return html`<li class="day${place}${weekend}" id="d${date}"><h3><span class="number" aria-hidden="true">${number}</span><span class="long">${longDay(date)}</span></h3>${bars}${moreHtml(day, drawn)}</li>
`;
}

function hasMore({ rows, campaigns, holidays, awareness }: YearDay): boolean {
  return [rows, campaigns, holidays, awareness].some((each) => each.length > 0);
}

function barHtml(piece: Piece | undefined, { colourOf }: Drawn): Html {
  if (piece === undefined) return html`<p class="bar free" aria-hidden="true"></p>`;
  const { bar, begins, ends, days } = piece;
  const look = "rule" in bar.look ? `period ${bar.look.rule}` : `phase c${colourOf(bar.look.campaign)}`;
  const name = "rule" in bar.look ? `Sensitive period ${bar.label}` : bar.label;
  return html`<p class="bar ${look}${begins ? " begins" : ""}${ends ? " ends" : ""} w${days}"><span class="label">${name}</span></p>`;
}

function moreHtml(day: YearDay, drawn: Drawn): Html {
  const { campaigns, holidays, rows } = day;
  const own = new Set(campaigns.map(drawn.dayOf));
  const awareness = day.awareness.filter(({ id }) => !own.has(id));
  return html`${campaigns.map((id) => html`<p class="the-day c${drawn.colourOf(id)}">${drawn.titleOf(id)}</p>`)}${holidays.map(holidayHtml)}${awareness.map(awarenessHtml)}${rows.length === 0 ? undefined : postsHtml(day, drawn)}`;
}

function holidayHtml({ title, nations }: NamedHoliday): Html {
  const names = nations.map((nation) => nationNames[nation]);
  const where = nations.length === Object.keys(nationNames).length ? "" : ` (${list(names)})`;
  return html`<p class="holiday">Bank holiday: ${title}${where}</p>`;
}

const nationNames = {
  england: "England",
  wales: "Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
} as const;

function awarenessHtml({ name, until, status }: Occurrence): Html {
  const end = until === undefined ? "" : ` until ${longDay(until)}`;
  const doubt = status === "confirmed" ? "" : ", not confirmed";
  return html`<p class="aware">${name}<span class="soft">${end}${doubt}</span></p>`;
}

function postsHtml({ rows, accounts, tooMany }: YearDay, drawn: Drawn): Html {
  const messages = Map.groupBy(rows, ({ rendered: { delivery } }) =>
    JSON.stringify([minuteIndex(delivery.dueAt), delivery.campaign.id, delivery.post]),
  );
  const sums = [...accounts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return html`<ul>${[...messages.values()].map((each) => messageHtml(each, drawn))}</ul>
<p class="sum"><b>${posts(messageCount(rows))}</b>: ${sums.map(([account, count], index) => html`${index === 0 ? "" : ", "}${account} ${count}${tooMany.has(account) ? html` <strong>too many</strong>` : undefined}`)}</p>`;
}

function messageHtml(rows: readonly PlanRow[], { colourOf }: Drawn): Html {
  const [first] = rows;
  if (first === undefined) return html``;
  const { campaign, post, local } = first.rendered.delivery;
  const zone = campaign.timezone === homeZone ? "" : ` (${campaign.timezone})`;
  const said = [...new Set(rows.flatMap(({ entry }) => [stateOf(entry), ...permitPhrases(entry)]))].filter(
    (each) => each !== "",
  );
  const marks =
    said.length === 0
      ? undefined
      : html` <em${rows.some(({ entry }) => entry.blocked !== null) ? html` class="kept"` : undefined}>${said.join(", ")}</em>`;
  return html`<li class="c${colourOf(campaign.id)}"><time datetime="${local}">${local.slice(11)}</time>${zone} <b>${campaign.id}/${post}</b> <span class="soft">${rows.map(({ entry }) => entry.account).join(", ")}</span>${marks}</li>`;
}

function stateOf({ state, blocked }: PlanRow["entry"]): string {
  if (state !== "planned") return state;
  return blocked === "problem" ? "has errors" : "";
}
