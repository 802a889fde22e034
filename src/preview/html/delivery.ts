/** A card: on one side the post as its network shows it, on the other what a signature needs to know. */
import { localOf } from "../../calendar/local-time.ts";
import type { FittedImage, Part } from "../../networks/network.ts";
import { type Html, html } from "../../system/markup.ts";
import { bytesText, type Card, countText, displayName, notesOf, partsOf, placeName, stateWords } from "../cards.ts";
import { longDay } from "../plan-day.ts";
import type { Pictures } from "./pictures.ts";
import { lookOf, postHtml } from "./post.ts";
import { problemList } from "./problems.ts";

function count({ rendered }: Card): Html {
  const several = rendered.parts.length > 1;
  const items = rendered.parts.map(({ measure: { used, limit, unit } }, index) => {
    const over = used > limit;
    const meter = Number.isFinite(limit)
      ? html`<meter min="0" max="${limit}" high="${limit}" value="${Math.min(used, limit)}" aria-label="Length${several ? ` of part ${index + 1}` : ""}"></meter>`
      : undefined;
    return html`<span class="${over ? "count over" : "count"}">${several ? `${index + 1}: ` : ""}${countText(used, limit, unit)}${over ? ", too long" : ""}</span>${meter}`;
  });
  return html`<div><dt>Length</dt><dd>${items.map((item) => html`<div>${item}</div>`)}</dd></div>`;
}

function fact(name: string, value: string | undefined): Html {
  return value === undefined || value === "" ? html`` : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function whenFact({ rendered: { delivery } }: Card): Html {
  const { local, dueAt, campaign } = delivery;
  const { offset } = localOf(dueAt, campaign.timezone);
  return fact("When", `${longDay(local.slice(0, 10))}, ${local.slice(11)} ${campaign.timezone} (UTC${offset})`);
}

function altText({ alt, asset, width, height, bytes, format }: FittedImage, index: number, lang: string): Html {
  const words =
    alt === "" ? html`<strong>No alt text</strong>` : html`<span lang="${lang}" class="alt" dir="auto">${alt}</span>`;
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
function fileFacts(card: Card): Html | undefined {
  const notes = notesOf(card);
  if (notes.length === 0) return undefined;
  const { lang } = card.rendered.delivery;
  return html`<div class="edited"><h5>Edited since it went out</h5>${notes.map(({ head, words }) =>
    words === undefined
      ? html`<p>${head}.</p>`
      : html`<p>${head}:</p><blockquote class="says" lang="${lang}" dir="auto">${words}</blockquote>`,
  )}</div>`;
}

function facts(card: Card): Html {
  const { delivery } = card.rendered;
  const { lang, visibility, labels, audience, theme, phase, critical, campaign, account } = delivery;
  return html`<div class="facts"><dl>${count(card)}${whenFact(card)}
${fact("State", stateWords(card))}${fact("For", audience.join(", "))}${fact("Theme", theme)}
${fact("Phase", phase === undefined ? undefined : (campaign.phases.get(phase)?.title ?? phase))}
${fact("Language", lang)}${fact("Visibility", visibility)}${fact("Labels", labels?.join(", "))}${fact("Critical", critical ? "goes out while others are paused" : undefined)}
${fact("Account", account.id)}${fact("Post", delivery.post)}</dl>
${fileFacts(card)}${altTexts(partsOf(card))}${card.problems.length > 0 ? html`<h5>Problems</h5>${problemList(card.problems)}` : undefined}</div>`;
}

/** `number` makes the ids that only the page itself uses. */
export function deliveryHtml(card: Card, number: number, pictures: Pictures): Html {
  const { delivery } = card.rendered;
  const { id, account, local, dueAt, audience } = delivery;
  const parts = partsOf(card);
  const posts = parts.map((part) => postHtml({ part, shown: card, pictures }));
  const troubled = card.problems.some(({ severity }) => severity === "error") ? " troubled" : "";
  return html`<article class="delivery${troubled}" id="${id}" tabindex="-1" aria-labelledby="t${number}" data-account="${account.id}" data-network="${placeName(account)}" data-day="${local.slice(0, 10)}" data-audience="${JSON.stringify(audience)}" data-state="${card.standing.state}">
<h4 id="t${number}"><a href="#${encodeURI(id)}"><time datetime="${dueAt.toISOString()}">${local.slice(11)}</time> <span class="place">${placeName(account)}</span> <span class="who">${displayName(account)}</span></a> <span class="state s-${card.standing.state}">${stateWords(card)}</span></h4>
<div class="sides"><div class="shown ${lookOf(account)}${parts.length > 1 ? " thread" : ""}" role="group" aria-label="As ${placeName(account)} shows it">${posts}</div>
${facts(card)}</div></article>`;
}
