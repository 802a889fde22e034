/** index.html of an outbox: a timeline by day. One file, no script, no request to anywhere but the pictures beside it. */

import { headHtml } from "../../../system/page/head.ts";
import { type Html, html } from "../../../system/text/markup.ts";
import type { StoredPost } from "../post-file.ts";
import { deliveryCard } from "./card.ts";
import { style } from "./style.ts";

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, keyOf);
}

const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const longDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function dated(format: Intl.DateTimeFormat, date: string): string {
  const instant = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) ? date : format.format(instant);
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

type Deliveries = readonly (readonly StoredPost[])[];

function day(date: string, deliveries: Deliveries): Html {
  return html`<section class="day" id="d${date}" aria-labelledby="h${date}"><h2><span id="h${date}">${dated(weekday, date)} ${dated(longDay, date)}</span> <span class="count">${plural(deliveries.length, "post")}</span></h2>
<ol class="timeline">${deliveries.map(deliveryCard)}</ol></section>`;
}

/** `rehearsal`: nothing in it was sent to anybody. */
export type OutboxKind = "outbox" | "rehearsal";

const words = {
  outbox: {
    title: "Outbox",
    notice: undefined,
    empty: "Nothing has been posted here.",
    invites: "What is posted to this outbox appears here.",
    foot: "Nothing on this page has been published anywhere else.",
  },
  rehearsal: {
    title: "Rehearsal",
    notice: "This is a rehearsal: nothing on this page was sent.",
    empty: "Nothing has been rehearsed here.",
    invites: "What is rehearsed into this folder appears here.",
    foot: "Each post stands at the time at which it is planned, as it would go out then. Nothing on this page was sent.",
  },
} as const satisfies Record<OutboxKind, Readonly<Record<string, string | undefined>>>;

/** Few enough to stand in a heading. */
const mostNamed = 3;

/** By title, where it is known: else by id. */
function campaignsIn(posts: readonly StoredPost[]): string {
  const named = [...new Set(posts.map(({ post }) => post.campaign ?? post.delivery.split("/")[0] ?? ""))];
  return named.length > mostNamed ? `${named.length} campaigns` : new Intl.ListFormat("en-GB").format(named);
}

/** `posts` in order; the parts of one delivery are joined to a thread. */
export function pageOf(posts: readonly StoredPost[], kind: OutboxKind): string {
  const { title, notice, empty, invites, foot } = words[kind];
  const campaigns = campaignsIn(posts);
  const heading = campaigns === "" ? title : `${title}: ${campaigns}`;
  const deliveries = [...grouped(posts, ({ post }) => `${post.delivery} ${post.dueAt}`).values()];
  const days = grouped(deliveries, ([first]) => (first?.folder ?? "").slice(0, 10));
  const accounts = new Set(posts.map(({ post }) => post.account.id));
  const summary = `${plural(deliveries.length, "post")} from ${plural(accounts.size, "account")} on ${plural(days.size, "day")}`;
  const links = [...days.keys()].map((date) => html`<li><a href="#d${date}">${dated(shortDay, date)}</a></li>`);
  const page = html`${headHtml({ title: heading, pictures: "beside", styles: [style] })}<body>
<header><h1>${heading}</h1>${notice && html`<p class="notice">${notice}</p>`}
<p>${posts.length === 0 ? empty : summary}</p>
${links.length > 1 ? html`<nav aria-label="Days"><ul>${links}</ul></nav>` : undefined}</header>
<main>${posts.length === 0 ? html`<p class="empty">${invites}</p>` : [...days].map(([date, items]) => day(date, items))}</main>
<footer><p>${foot}</p></footer>
</body>
</html>
`;
  return page.html;
}
