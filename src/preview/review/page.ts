/** `preview --review`: one file for somebody who has a mail and a phone. It asks nobody for anything. */

import { minuteText } from "../../calendar/local-time.ts";
import { pathKey } from "../../campaign/languages/readings.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import type { FittedImage } from "../../networks/network.ts";
import { codeText } from "../../permission/review/sheet.ts";
import type { Plan } from "../../plan/delivery.ts";
import { headHtml } from "../../system/page/head.ts";
import { type Html, html, trusted } from "../../system/text/markup.ts";
import { embargoText } from "../embargo.ts";
import { messageHtml } from "../html/delivery.ts";
import { type Pictures, pictureStyle } from "../html/pictures.ts";
import { problemList } from "../html/problems.ts";
import { style } from "../html/style.ts";
import { calendarHeading } from "../plan/day.ts";
import { posts, type ShownMessage, tally } from "../wordings.ts";
import { type Addressed, endLine, mailtoOf, typedExample } from "./answers.ts";
import { previewsIn, type Review } from "./reviewed.ts";
import { reviewScript } from "./script.ts";
import { reviewStyle } from "./style.ts";

/** How a file is known to be such a page, which may be written over. */
export const reviewGenerator = "campaign review";

export interface ReviewPage extends Addressed {
  readonly review: Review;
  /** Those of accounts.yaml, and of files that cannot be used. */
  readonly problems: readonly Problem[];
  readonly images: readonly FittedImage[];
  /** Their bytes in base64, by the sha256 of what is sent. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly madeAt: Date;
}

/** A page's title, for its mail too. */
export function reviewTitle({ campaigns }: Review): string {
  return `To agree: ${campaigns.map(({ plan }) => plan.campaign.title).join(", ") || "nothing"}`;
}

/** The same with each name in its own language. What is written once in a file of several is in one that nobody says. */
function titleHtml({ campaigns }: Review): Html {
  const names = campaigns.map(({ plan: { campaign } }, index) => {
    const [first = campaign.lang, ...others] = campaign.languages ?? [];
    const isKnown = others.length === 0 || campaign.spoken?.has(pathKey(["title"])) === true;
    const name = isKnown ? html`<span lang="${first}">${campaign.title}</span>` : html`${campaign.title}`;
    return index === 0 ? name : html`, ${name}`;
  });
  return html`To agree: ${names.length === 0 ? "nothing" : names}`;
}

export function reviewPage(page: ReviewPage): string {
  const { review, code, title, madeAt, problems, images } = page;
  const { campaigns, messages } = review;
  const pictures = pictureStyle(images, page.pictures);
  const styles = [style, reviewStyle, pictures.style];
  const scripts = [reviewScript];
  const own = campaigns.flatMap((campaign) => campaign.problems);
  let day = "";
  const items = messages.map((message, index) => {
    const { local } = message.first.rendered.delivery;
    const previews = previewsIn(message);
    const heading =
      local.slice(0, 10) === day
        ? undefined
        : html`<h3>${calendarHeading(local.slice(0, 10), campaigns, previews)}</h3>
`;
    day = local.slice(0, 10);
    return html`${heading}${itemHtml(message, index + 1, page, pictures)}`;
  });
  return html`${headHtml({ title, generator: reviewGenerator, pictures: "inside", styles, scripts })}<body>
<a class="skip" href="#answer">Skip to your answer</a>
<div class="page review">
<header><h1>${titleHtml(review)}</h1><p>${tally(campaigns.flatMap(({ previews }) => previews))}, made ${minuteText(madeAt)}, code <code class="code">${codeText(code)}</code>.</p>
${campaigns.flatMap(({ plan }) => embargoHtml(plan, campaigns.length > 1))}${messages.length === 0 ? html`<p>There is nothing to agree to.</p>` : howTo}${problemList([...problems, ...own])}</header>
<main id="posts" tabindex="-1"><h2 class="unseen">The messages</h2>
${items}${messages.length === 0 ? undefined : answerHtml(page)}</main>
</div>
${
  messages.length === 0
    ? undefined
    : html`<script>${trusted(reviewScript)}</script>
`
}</body>
</html>
`.html;
}

function embargoHtml(plan: Plan, isOneOfSeveral: boolean): readonly Html[] {
  const embargo = embargoText(plan);
  if (embargo === undefined) return [];
  return [html`<p><strong>${isOneOfSeveral ? `${plan.campaign.title}: ` : ""}${embargo}</strong></p>`];
}

const howTo = html`<ol><li>Look at each message below: its words, pictures and alt texts are exactly what is sent, at the time that stands above it.</li><li>Then <a href="#answer">send your answer</a>. Your agreement is for exactly these messages: when one of them changes, you are asked again about that one.</li></ol>`;

function itemHtml(message: ShownMessage, number: number, page: ReviewPage, pictures: Pictures): Html {
  const { campaigns } = page.review;
  const troubled = previewsIn(message).some(({ problems }) => problems.some(isError));
  const agree = html`<a href="${mailtoOf(page, [`AGREE ${number}`])}">Agree to no. ${number}</a> `;
  return html`<section class="item" id="no-${number}" aria-label="Number ${number}"><p class="number">No. ${number}</p>
${messageHtml(message, { number, pictures, campaigns: campaigns.length > 1 })}
${troubled ? html`<p class="blocked">It has errors that must be put right first, so nobody can agree to it yet.</p>` : undefined}<p class="say">${troubled ? undefined : agree}<a href="${mailtoOf(page, [`CHANGE ${number}: `])}">Change no. ${number}</a></p>
<fieldset class="choice" data-number="${number}" hidden><legend>Your answer on no. ${number}</legend>${troubled ? undefined : html`<label><input type="radio" name="n${number}" value="agree"> Agree</label>`}<label><input type="radio" name="n${number}" value="change"> Change</label>
<div class="wish" hidden><label for="w${number}">What to change in no. ${number}</label><textarea id="w${number}" dir="auto" rows="2" autocomplete="off"></textarea></div></fieldset></section>
`;
}

function answerHtml(page: ReviewPage): Html {
  const { code, replyTo, review } = page;
  const [start = ""] = mailtoOf(page, []).split("&body=");
  const whom = replyTo === "" ? "It goes to whoever sent you this page." : html`It goes to ${replyTo}.`;
  return html`<section class="answer" id="answer" tabindex="-1" aria-labelledby="answer-title"><h2 id="answer-title">Your answer</h2>
<p class="say"><a href="${mailtoOf(page, ["AGREE ALL"])}">Agree to all ${posts(review.messages.length)}</a></p>
<p>Each link opens a mail that is written already: send it. ${whom}</p>
<p>Or reply with one line, the numbers your own: <code class="code">${typedExample(code, review.messages.length)}</code></p>
<div class="made" id="made" data-mailto="${`${start}&body=`}" data-end="${endLine(code)}" data-name="${`answer-${code.slice(0, 4)}.txt`}" hidden><h3 id="made-title">What you have ticked above</h3><p id="told" role="status"></p>
<label for="words">The answer it makes</label><textarea id="words" dir="auto" rows="6" readonly></textarea>
<p id="long" hidden>It is too long for a link: copy or save it, and send it as a mail.</p>
<div><a id="mail" hidden>Open it as a mail</a><button type="button" id="copy">Copy it</button><button type="button" id="save">Save it</button></div></div></section>
`;
}
