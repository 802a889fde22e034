/** The page's content as the body of a mail, for whoever opens no attachment. */

import { longDay } from "../../calendar/dates.ts";
import { answerAbove } from "../../permission/review/own-words.ts";
import { codeText } from "../../permission/review/sheet.ts";
import { printable, printableLine } from "../../system/text/printable.ts";
import { embargoText } from "../embargo.ts";
import { countsOf, displayName, partsOf, placeName, shownHandle } from "../previews.ts";
import { posts, type ShownMessage, type ShownWording } from "../wordings.ts";
import { type Addressed, typedExample } from "./answers.ts";
import type { Review } from "./reviewed.ts";

/** `Example` before a line keeps it from being an answer when it comes back with one. */
export function reviewText(review: Review, { code, title }: Addressed): string {
  const { messages } = review;
  return `${[
    answerAbove,
    "",
    printableLine(title),
    `${posts(messages.length)}, code ${codeText(code)}`,
    "",
    "Open the attached page to see each message with its pictures, or read it below.",
    "To agree, reply with one line, the numbers your own:",
    `Example: ${typedExample(code, messages.length)}`,
    "Your agreement is for exactly these messages: when one changes, you are asked again.",
    ...review.campaigns.flatMap(({ plan }) => embargoText(plan) ?? []).map(printableLine),
    ...messages.flatMap((message, index) => ["", "", ...messageText(message, index + 1)]),
  ].join("\n")}\n`;
}

function messageText({ first, wordings }: ShownMessage, number: number): readonly string[] {
  const { campaign, local, post } = first.rendered.delivery;
  return [
    `No. ${number}: ${longDay(local.slice(0, 10))}, ${local.slice(11)} (${campaign.timezone}), ${printableLine(post)}`,
    ...wordings.flatMap(wordingText),
    ...Object.entries(first.rendered.delivery.partnerWords ?? {}).map(
      ([partner, text]) => `In the same minute the people of ${partner} send: ${printableLine(text)}`,
    ),
  ];
}

function wordingText({ first, previews }: ShownWording): readonly string[] {
  const accounts = previews.map((preview) => {
    const { account, languages } = preview.rendered.delivery;
    const counts = countsOf(preview).map(({ text }) => text);
    const who = [displayName(account), shownHandle(account)].filter((text) => text !== "").join(" ");
    return `To: ${placeName(account)}, ${printableLine(who)} (${[...counts, ...(languages === undefined ? [] : [`in ${languages.join(", ")}`])].join("; ")})`;
  });
  const parts = partsOf(first).flatMap(({ text, contentWarning, images, card }) => [
    "",
    ...(contentWarning === undefined ? [] : [`Content warning: ${printableLine(contentWarning)}`]),
    printable(text),
    ...images.map(
      ({ alt }) => `Picture: ${alt === "" ? "no alt text" : printableLine(alt.replaceAll(/\s*\n\s*/g, " / "))}`,
    ),
    ...(card === undefined
      ? []
      : [`Link card: ${printableLine([card.title, card.description, card.url].join(" · "))}`]),
  ]);
  return [...accounts, ...parts, ""];
}
