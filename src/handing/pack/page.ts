/** index.html: the whole pack on one page that opens from its folder, each text with a button to copy it. Asks nobody outside. */
import { longDay } from "../../calendar/dates.ts";
import { spokenBox } from "../../networks/text/spoken.ts";
import { partsOf } from "../../preview/previews.ts";
import { copyBox, copyScript } from "../../system/page/copy-box.ts";
import { headHtml } from "../../system/page/head.ts";
import { type Html, html, trusted } from "../../system/text/markup.ts";
import { type LaidOut, type PlacedPicture, stampOf, type Wording, wordingsOf } from "./layout.ts";
import type { Packed } from "./packed.ts";
import { style } from "./page-style.ts";

function figure({ file, image }: PlacedPicture, id: string, lang: string): Html {
  const name = file.split("/").at(-1) ?? file;
  return html`<figure><a href="./${file}"><img src="./${file}" alt="${image.alt}" width="${image.width}" height="${image.height}" loading="lazy"></a>
<figcaption><a href="./${file}" download>${name}</a> <small>${image.width} × ${image.height}</small></figcaption>
${image.alt === "" ? undefined : copyBox({ id, ...spokenBox(`the alt text of ${name}`, { text: image.alt, lang, sayings: image.sayings }) })}</figure>`;
}

function wordingSection({ names, placed }: Wording, id: string): Html {
  const [{ preview }] = placed;
  const { contentWarning, card, delivery } = preview.rendered;
  const parts = partsOf(preview).map((part, index, all) => {
    const what = all.length > 1 ? `part ${index + 1} of ${all.length}` : "the text";
    return copyBox({ id: `${id}-t${index + 1}`, ...spokenBox(what, part) });
  });
  const pictures = placed.flatMap((each, at) =>
    each.pictures.length === 0
      ? []
      : [
          html`<p class="label">${each.pictures.length === 1 ? "Picture" : "Pictures, in this order"} for ${each.name}</p>
<div class="pictures">${each.pictures.map((picture, index) => figure(picture, `${id}-p${at + 1}-${index + 1}`, delivery.lang))}</div>`,
        ],
  );
  return html`<section class="wording"><h3>${names.join(", ")}</h3>
${contentWarning === undefined ? undefined : html`<p>Content warning: <strong>${contentWarning}</strong></p>`}${parts}${card && html`<p>Link card: <a href="${card.url}" rel="noreferrer">${card.url}</a></p>`}${pictures}</section>`;
}

function messageSection(each: LaidOut, stamp: Html | undefined): Html {
  const { number, message, when, card } = each;
  const { delivery } = message.previews[0]?.rendered ?? {};
  const audience = delivery?.audience.join(", ") ?? "";
  const said = [audience === "" ? "" : `For ${audience}`, delivery?.theme ?? ""]
    .filter((text) => text !== "")
    .join(" · ");
  const adapt = message.mayAdapt
    ? "You may put this into your own words."
    : "Please post this word for word: it was agreed as it stands.";
  const others = wordingsOf(each).map((wording, index) => wordingSection(wording, `m${number}-${index + 1}`));
  const press =
    card && html`<p class="press">${card.when}</p><ol>${card.steps.map((step) => html`<li>${step}</li>`)}</ol>`;
  return html`<article id="m${number}"${card && trusted(' class="moment"')}><h2><span>${number}</span> ${card?.title ?? when}</h2>
${stamp}${press}<p class="about">${said === "" ? undefined : html`${said}. `}<span class="${message.mayAdapt ? "free" : "fixed"}">${adapt}</span></p>${others}</article>`;
}

export function pageOf(packed: Packed, messages: readonly LaidOut[], files: readonly string[]): string {
  const { campaign, partner, from, leftOut } = packed;
  const anchor = messages[0]?.message.previews[0]?.rendered.delivery.anchor;
  const stamped = stampOf(packed);
  const stamp = stamped === "" ? undefined : html`<p class="stamp">${stamped}</p>`;
  const contents = messages.map(
    ({ number, when, message, card }) =>
      html`<li><a href="#m${number}">${when}</a>: ${message.post}${card && html` (<strong>${card.title}</strong>)`}</li>`,
  );
  const title = `${stamped === "" ? "" : "EMBARGOED: "}${campaign.title}, for ${partner.name}`;
  const page = html`${headHtml({ title, pictures: "on-disk", styles: [style], scripts: [copyScript] })}<body>
<header><h1>${campaign.title}</h1>
<p class="for">For ${partner.name}${anchor && html` · ${longDay(anchor.date)}`}${from === "" ? undefined : html` · from ${from}`}</p>
${stamp}</header>
<main>
<section><h2>How to use this</h2>
<p>${messages.length} messages, ready for your channels. Copy the words with the button, save the picture beside them, paste its alt text where your channel asks for one, and post it at the time that stands above it (${campaign.timezone}).</p>
<ul>${files.map((file) => html`<li><a href="./${file}">${file}</a></li>`)}</ul>
${leftOut.length === 0 ? undefined : html`<h3>Not in this pack</h3><ul>${leftOut.map((line) => html`<li>${line}</li>`)}</ul>`}</section>
<nav aria-label="Messages"><ol>${contents}</ol></nav>
${messages.map((each) => messageSection(each, stamp))}</main>
<script>${trusted(copyScript)}</script>
</body>
</html>
`;
  return page.html;
}
