/** hand-off.html: the words in a box to copy, the pictures with their alt texts, and a list to tick. Asks nobody outside. */

import { copyBox, copyScript } from "../../system/page/copy-box.ts";
import { headHtml } from "../../system/page/head.ts";
import { bytesText } from "../../system/text/bytes.ts";
import { type Html, html, trusted } from "../../system/text/markup.ts";
import { spokenBox } from "../text/spoken.ts";
import { settleCommand, stepsFor, titleOf, toHeed } from "./checklist.ts";
import { style } from "./style.ts";
import { cardImageOf, dueWords, imagesOf, type NamedImage, type Task } from "./task.ts";
import { handoffLength } from "./text.ts";

function figure({ file, image }: NamedImage, id: string, lang: string): Html {
  return html`<p class="file">${file} <small>${image.width} × ${image.height}, ${bytesText(image.bytes)}</small></p>
<img src="./${file}" alt="${image.alt}" width="${image.width}" height="${image.height}">
<p class="label">Alt text</p>
${copyBox({ id, ...spokenBox(`the alt text of ${file}`, { text: image.alt, lang, sayings: image.sayings }) })}`;
}

function heedSection(task: Task): Html {
  const heed = toHeed(task);
  if (heed.length === 0) return html``;
  return html`<section class="heed"><h2>Heed this</h2><ul>${heed.map((words) => html`<li>${words}</li>`)}</ul></section>`;
}

function shareSection({ part: { share, lang } }: Task): Html {
  if (share === undefined) return html``;
  const { account, words, receipt } = share;
  const where =
    receipt?.url === undefined
      ? html`<p>It has no address that is known here: look for it on the account.</p>`
      : copyBox({ id: "share", what: "the address of the post", text: receipt.url });
  return html`<section class="card"><h2>The post of ${account.name || account.id}${account.handle === "" ? undefined : html` (${account.handle})`}</h2>${where}
<p lang="${lang}" dir="auto">${words}</p></section>`;
}

function textSection({ part, channel }: Task): Html {
  if (part.text === "") return html``;
  const used = `${handoffLength(part.text)} of at most ${channel.characters} characters`;
  const box = copyBox({ id: "text", ...spokenBox("the text", part) });
  return html`<section><h2>The text</h2>${box}<p class="count">${used}. The same words are in text.txt.</p></section>`;
}

function imagesSection(task: Task): Html {
  const images = imagesOf(task);
  if (images.length === 0) return html``;
  const items = images.map((named, index) => html`<li>${figure(named, `alt-${index + 1}`, task.part.lang)}</li>`);
  return html`<section><h2>${images.length === 1 ? "The picture" : `The ${images.length} pictures, in this order`}</h2>
<ol class="images">${items}</ol></section>`;
}

function cardSection(task: Task): Html {
  const { card, lang } = task.part;
  if (card === undefined) return html``;
  const image = cardImageOf(task);
  return html`<section class="card"><h2>The link to share</h2>${copyBox({ id: "card", what: "the address", text: card.url })}
<p lang="${lang}"><strong dir="auto">${card.title}</strong></p><p lang="${lang}" dir="auto">${card.description}</p>${image && figure(image, "card-alt", lang)}</section>`;
}

function factsSection({ part: { facts = [] } }: Task): Html {
  if (facts.length === 0) return html``;
  const lines = facts.map(({ label, text }) => html`<dt>${label}</dt><dd dir="auto">${text}</dd>`);
  return html`<section class="facts"><h2>About this post</h2><dl>${lines}</dl></section>`;
}

function stepsSection(task: Task): Html {
  const steps = stepsFor(task).map((step) => html`<li><label><input type="checkbox"><span>${step}</span></label></li>`);
  return html`<section><h2>Checklist</h2><ol class="steps">${steps}</ol>
${copyBox({ id: "settle", what: "the command that tells the ledger", text: settleCommand(task) })}</section>`;
}

export function pageOf(task: Task): string {
  const { account, key } = task;
  const title = titleOf(task);
  const page = html`${headHtml({ title: `${title}: ${key.delivery}`, pictures: "beside", styles: [style], scripts: [copyScript] })}<body>
<header><h1>${title}</h1><p class="due">Due <time datetime="${key.dueAt.toISOString()}">${dueWords(task)}</time></p>
<p>As ${account.name || account.id}${account.handle ? html` (${account.handle})` : undefined}, for ${key.delivery}</p></header>
<main>${heedSection(task)}${factsSection(task)}${shareSection(task)}${textSection(task)}${imagesSection(task)}${cardSection(task)}${stepsSection(task)}</main>
<script>${trusted(copyScript)}</script>
</body>
</html>
`;
  return page.html;
}
