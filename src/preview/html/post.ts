/** One part of a message, drawn the way its network draws it: who, words, pictures in their layout, link card. */

import type { Account, Card, FittedImage, Part } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import { markedText } from "../../networks/text/marked-text.ts";
import { spokenText } from "../../networks/text/spoken.ts";
import { type Html, html } from "../../system/text/markup.ts";
import { displayName, type Preview, shownHandle } from "../previews.ts";
import type { Pictures } from "./pictures.ts";

const avatarColours = 6;

/** "Northdale Safeguarding Partnership" is NP: of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

/** The class of a network's own look; a hand-off has that of its channel. */
export function lookOf({ network, options }: Account): string {
  const { channel = "" } = options;
  return networkOf(network).byHand && /^[a-z]+$/.test(channel) ? `${network} ${channel}` : network;
}

function avatar(account: Account): Html {
  const sum = [...account.id].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return html`<span class="avatar a${sum % avatarColours}" aria-hidden="true">${initialsOf(displayName(account))}</span>`;
}

function picture(image: FittedImage, pictures: Pictures, lang: string): Html {
  const label = image.alt === "" ? "A picture without alt text" : image.alt;
  if (!pictures.has(image))
    return html`<span class="gone">${image.asset}, which is not kept on this machine. ${label}</span>`;
  return html`<span class="pic ${pictures.classOf(image)}" role="img" aria-label="${label}" lang="${image.alt === "" ? "en" : lang}"></span>`;
}

function pictureGrid({ images, lang }: Part, pictures: Pictures): Html | undefined {
  if (images.length === 0) return undefined;
  return html`<div class="pics n${Math.min(images.length, 5)}">${images.map((image) => picture(image, pictures, lang))}</div>`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url;
}

function linkCard(card: Card, { part, shown, pictures }: Drawing): Html {
  const { profile, delivery } = shown.rendered;
  const { words, besideImages } = profile.extras?.card ?? { words: "as-written", besideImages: true };
  const name = networkOf(delivery.account.network).name;
  const notes = [
    words === "from-the-page" ? `${name} takes title and picture from the page itself: they may differ.` : "",
    !besideImages && part.images.length > 0 ? `${name} shows pictures or a link card, not both.` : "",
  ].filter((note) => note !== "");
  return html`<div class="link-card">${card.image && picture(card.image, pictures, part.lang)}<div class="link-words" lang="${part.lang}">
<p class="soft">${hostOf(card.url)}</p><p><strong dir="auto">${card.title}</strong></p><p dir="auto">${card.description}</p></div></div>
${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

export interface Drawing {
  readonly part: Part;
  readonly shown: Preview;
  readonly pictures: Pictures;
}

/** `alone`: it goes to one account, whose face is shown with it. */
export function postHtml({ alone, ...drawing }: Drawing & { readonly alone: boolean }): Html {
  const { part, shown, pictures } = drawing;
  const { account } = shown.rendered.delivery;
  const handle = shownHandle(account);
  const face = html`${avatar(account)}<p class="by"><strong>${displayName(account)}</strong> ${handle === "" ? undefined : html`<span class="handle">${handle}</span>`}</p>
`;
  return html`<div class="${alone ? "post" : "post shared"}">${alone ? face : undefined}<div class="body">${part.contentWarning === undefined ? undefined : html`<p class="cw" lang="${part.lang}">Content warning: ${part.contentWarning}</p>`}
${spokenText(part, (text) => markedText(text, account.network))}
${pictureGrid(part, pictures)}${part.card && linkCard(part.card, drawing)}</div></div>`;
}
