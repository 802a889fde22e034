/** A message: each wording once, with its accounts above it, as its networks show it, and what a signature needs to know. */

import { localOf } from "../../calendar/local-time.ts";
import { isError } from "../../diagnostics/problem.ts";
import type { FittedImage, Part } from "../../networks/network.ts";
import { markedText } from "../../networks/text/marked-text.ts";
import { spokenAlt } from "../../networks/text/spoken.ts";
import { bytesText } from "../../system/text/bytes.ts";
import { type Html, html } from "../../system/text/markup.ts";
import { labelledIn, phrasesIn } from "../facts.ts";
import {
  countsOf,
  displayName,
  notesOf,
  type Preview,
  partsOf,
  placeName,
  shownHandle,
  stateWords,
} from "../previews.ts";
import { problemsOn, type ShownMessage, type ShownWording } from "../wordings.ts";
import type { Pictures } from "./pictures.ts";
import { lookOf, postHtml } from "./post.ts";
import { problemList } from "./problems.ts";

function counts(preview: Preview): Html {
  const all = countsOf(preview);
  const items = all.map(
    ({ text, over }, index) =>
      html`<span class="${over ? "count over" : "count"}">${all.length > 1 ? `${index + 1}: ` : ""}${text}${over ? ", too long" : ""}</span>${index + 1 < all.length ? "; " : ""}`,
  );
  return html`<span class="counts">${items}</span>`;
}

function altText(image: FittedImage, index: number, lang: string): Html {
  const { alt, asset, width, height, bytes, format, sayings } = image;
  const words =
    alt === "" ? html`<strong>No alt text</strong>` : spokenAlt({ text: alt, lang, ...(sayings && { sayings }) });
  return html`<li>${words} <span class="soft">Picture ${index + 1}, ${asset}: ${width} × ${height}, ${bytesText(bytes)}, ${format.toUpperCase()}</span></li>`;
}

function altTexts(parts: readonly Part[]): Html | undefined {
  const images = parts.flatMap((part) => [
    ...part.images.map((image) => ({ image, lang: part.lang })),
    ...(part.card?.image === undefined ? [] : [{ image: part.card.image, lang: part.lang }]),
  ]);
  if (images.length === 0) return undefined;
  return html`<h5>Alt text</h5><ol class="alts">${images.map(({ image, lang }, index) => altText(image, index, lang))}</ol>`;
}

/** What the file says otherwise than what went out, the words whole. */
function fileFacts(preview: Preview): Html | undefined {
  const notes = notesOf(preview);
  if (notes.length === 0) return undefined;
  const { lang } = preview.rendered.delivery;
  return html`<div class="edited"><h5>Edited since it went out</h5>${notes.map(({ head, words }) =>
    words === undefined
      ? html`<p>${head}.</p>`
      : html`<p>${head}:</p><blockquote class="says" lang="${lang}" dir="auto">${words}</blockquote>`,
  )}</div>`;
}

function facts({ first, previews }: ShownWording): Html {
  const said = labelledIn("page", first.rendered.delivery, ({ per }) => per === "account");
  const problems = problemsOn(previews);
  return html`<div class="facts"><dl>${said.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
${fileFacts(first)}${altTexts(partsOf(first))}${problems.length > 0 ? html`<h5>Problems</h5>${problems.map(({ problem, accounts }) => problemList([problem], accounts) ?? html``)}` : undefined}</div>`;
}

/** A line of the list of accounts: what the filters and a deep link are about. */
function accountHtml(preview: Preview): Html {
  const { id, account, local, audience } = preview.rendered.delivery;
  const handle = shownHandle(account);
  return html`<li class="delivery" id="${id}" tabindex="-1" data-account="${account.id}" data-network="${placeName(account)}" data-day="${local.slice(0, 10)}" data-audience="${JSON.stringify(audience)}" data-state="${preview.standing.state}"><a href="#${encodeURI(id)}"><span class="place">${placeName(account)}</span> <span class="who">${displayName(account)}</span>${handle === "" ? undefined : html` <span class="handle">${handle}</span>`}</a> ${counts(preview)} <span class="state s-${preview.standing.state}">${stateWords(preview)}</span></li>`;
}

function wordingHtml(wording: ShownWording, pictures: Pictures): Html {
  const { first, previews } = wording;
  const parts = partsOf(first);
  const looks = new Set(previews.map(({ rendered }) => lookOf(rendered.delivery.account)));
  const places = new Set(previews.map(({ rendered }) => placeName(rendered.delivery.account)));
  const look = looks.size === 1 ? [...looks].join("") : "outbox";
  const posts = parts.map((part) => postHtml({ part, shown: first, pictures, alone: previews.length === 1 }));
  const troubled = previews.some(({ problems }) => problems.some(isError));
  return html`<div class="wording${troubled ? " troubled" : ""}"><ul class="accounts">${previews.map(accountHtml)}</ul>
<div class="sides"><div class="shown ${look}${parts.length > 1 ? " thread" : ""}" role="group" aria-label="As ${[...places].join(", ")} ${places.size === 1 ? "shows" : "show"} it">${posts}</div>
${facts(wording)}</div></div>`;
}

/** What marks in a text, and what stands below a link card, are the network's own. */
export function looksOf(preview: Preview): unknown {
  const { account } = preview.rendered.delivery;
  return partsOf(preview).map(({ text, card: link }) => [
    markedText(text, account.network).html,
    link && account.network,
  ]);
}

/** `number` makes the ids that only the page itself uses. */
export function messageHtml(
  { first, wordings }: ShownMessage,
  {
    number,
    pictures,
    campaigns,
  }: { readonly number: number; readonly pictures: Pictures; readonly campaigns: boolean },
): Html {
  const { delivery } = first.rendered;
  const { campaign, post, local, dueAt } = delivery;
  const { offset } = localOf(dueAt, campaign.timezone);
  const said = [`${campaign.timezone} (UTC${offset})`, ...phrasesIn("page", delivery, "post")];
  return html`<section class="message" aria-labelledby="t${number}"><h4 id="t${number}"><time datetime="${dueAt.toISOString()}">${local.slice(11)}</time> ${campaigns ? `${campaign.title}: ${post}` : post} <span class="soft">${said.join(" · ")}</span></h4>
${wordings.map((wording) => wordingHtml(wording, pictures))}</section>`;
}
