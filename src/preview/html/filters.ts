/** The choices above the posts. They stay hidden without the script that heeds them. */

import { longDay } from "../../calendar/dates.ts";
import { type Html, html } from "../../system/text/markup.ts";
import { type Preview, placeName } from "../previews.ts";

interface Choice {
  readonly value: string;
  readonly text: string;
}

function choices(values: readonly string[], textOf: (value: string) => string = (value) => value): readonly Choice[] {
  return [...new Set(values)].toSorted().map((value) => ({ value, text: textOf(value) }));
}

function select(name: string, label: string, options: readonly Choice[]): Html {
  const items = options.map(({ value, text }) => html`<option value="=${value}">${text}</option>`);
  return html`<p><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}"><option value="">All</option>${items}</select></p>`;
}

export function filtersHtml(previews: readonly Preview[]): Html {
  const deliveries = previews.map(({ rendered }) => rendered.delivery);
  return html`<form id="filters" role="search" aria-label="Filter the posts" hidden>
${select("account", "Account", choices(deliveries.map(({ account }) => account.id)))}${select(
  "network",
  "Network",
  choices(deliveries.map(({ account }) => placeName(account))),
)}${select(
  "day",
  "Day",
  choices(
    deliveries.map(({ local }) => local.slice(0, 10)),
    longDay,
  ),
)}${select("audience", "Audience", choices(deliveries.flatMap(({ audience }) => audience)))}${select(
  "state",
  "State",
  choices(previews.map(({ standing }) => standing.state)),
)}
<p><button type="reset">Show all</button></p></form>
<p id="tally" role="status"></p>`;
}
