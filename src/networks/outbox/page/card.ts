/** One delivery as a card: who, when, the parts of its thread in order, pictures with their words beside them. */

import { bytesText } from "../../../system/text/bytes.ts";
import { type Html, html } from "../../../system/text/markup.ts";
import { markedText } from "../../text/marked-text.ts";
import { languagesText, spokenAlt, spokenText } from "../../text/spoken.ts";
import type { StoredPost } from "../post-file.ts";

type Image = StoredPost["post"]["images"][number];

function figure(folder: string, image: Image, lang: string): Html {
  const source = `./${folder}/${image.file}`;
  const words =
    image.alt === ""
      ? html`<strong>No alt text</strong>`
      : html`<strong>Alt text:</strong> ${spokenAlt({ text: image.alt, lang, sayings: image.sayings })}`;
  return html`<li><figure><img src="${source}" alt="${image.alt}" width="${image.width}" height="${image.height}" loading="lazy">
<figcaption>${words}
${image.width} × ${image.height}, ${bytesText(image.bytes)}</figcaption></figure></li>`;
}

function linkCard({ folder, post }: StoredPost): Html {
  if (post.card === undefined) return html``;
  const { url, title, description, image } = post.card;
  return html`<div class="card">${image && html`<ul class="images">${figure(folder, image, post.lang)}</ul>`}<p><strong dir="auto">${title}</strong></p><p dir="auto">${description}</p><p dir="auto">${url}</p></div>`;
}

function facts({ post }: StoredPost): Html {
  const { length, lang, sayings, visibility, labels, facts: said = [] } = post;
  const shown = [
    length && `${length.used} of ${length.limit} ${length.unit}`,
    ...said.map(({ label, text }) => `${label}: ${text}`),
    (lang !== "en" || sayings !== undefined) && `Language: ${languagesText(post)}`,
    visibility && `Visibility: ${visibility}`,
    labels?.length && `Labels: ${labels.join(", ")}`,
  ].filter((fact) => typeof fact === "string");
  return shown.length === 0 ? html`` : html`<ul class="facts">${shown.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}

function sharedPost({ post: { share, lang } }: StoredPost): Html {
  if (share === undefined) return html``;
  const { account, words, url } = share;
  return html`<div class="card"><p>Shares the post of ${account}${url === undefined ? undefined : html`, ${url}`}</p><p lang="${lang}" dir="auto">${words}</p></div>`;
}

function part(stored: StoredPost, of: number): Html {
  const { post, folder } = stored;
  return html`<div class="part">${of > 1 ? html`<p class="part-number">Part ${post.part + 1} of ${of}</p>` : undefined}
${post.contentWarning ? html`<p class="warning">Content warning: ${post.contentWarning}</p>` : undefined}
${sharedPost(stored)}${spokenText(post, (text) => markedText(text, post.account.network))}
${post.images.length > 0 ? html`<ul class="images">${post.images.map((image) => figure(folder, image, post.lang))}</ul>` : undefined}
${linkCard(stored)}${facts(stored)}</div>`;
}

/** `parts` is never empty, and in order. */
export function deliveryCard(parts: readonly StoredPost[]): Html {
  const first = parts[0]?.post;
  if (first === undefined) return html``;
  const { account, network = account.network, local, timezone, dueAt, campaign, delivery } = first;
  const clock = (local ?? dueAt).slice(11, 16);
  return html`<li><time datetime="${dueAt}">${clock}<small>${local ? (timezone ?? "local time") : "UTC"}</small></time>
<article><h3 class="who">${account.name || account.id}${account.handle ? html` <span class="handle">@${account.handle}</span>` : undefined}<span class="badge">${network}</span></h3>
${parts.map((stored) => part(stored, parts.length))}
<ul class="facts">${campaign ? html`<li>${campaign}</li>` : undefined}<li>${delivery}</li></ul></article></li>`;
}
