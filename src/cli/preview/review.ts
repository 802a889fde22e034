/** `preview --review`: the page for whoever agrees, its text and its zip, and what its code stands for. */

import { existsSync } from "node:fs";
import path from "node:path";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { Fitter } from "../../images/fit.ts";
import { codeOf, codeText, type SheetMessage } from "../../permission/review/sheet.ts";
import { shortAspects } from "../../permission/terms.ts";
import { termsIn } from "../../pipeline/permitted.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { picturesIn } from "../../preview/html/pictures.ts";
import type { Preview } from "../../preview/previews.ts";
import { type ReviewPage, reviewGenerator, reviewPage, reviewTitle } from "../../preview/review/page.ts";
import { previewsIn, type Review, reviewOf } from "../../preview/review/reviewed.ts";
import { reviewText } from "../../preview/review/text.ts";
import { tally } from "../../preview/wordings.ts";
import { readerParts } from "../../render/rendered.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { bytesText } from "../../system/text/bytes.ts";
import type { Context } from "../frame/context.ts";
import { UsageError } from "../frame/exit-codes.ts";
import { keepSheet } from "../workspace/sheets.ts";
import { contentOf, maskedPage, type Previewed } from "./previewed.ts";
import { picturesWithin } from "./small-pictures.ts";

/** How a page of ours is known, which may be written over. */
export const reviewMark = `content="${reviewGenerator}"`;

/** Bytes of the page: mail gateways take little more, once it is encoded. */
const mostOfPage = 5_000_000;

export interface ReviewWish {
  /** As it was given. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** Address that the answers go to; empty where the reviewer says it. */
  readonly replyTo: string;
}

/** What goes beside a page is a stranger's, where the page itself is not there to be written over. */
export function refuseBeside({ name, file }: Omit<ReviewWish, "replyTo">): void {
  if (existsSync(file)) return;
  for (const ending of [".txt", ".zip"]) {
    if (existsSync(file + ending)) {
      throw new UsageError(`${name}${ending} exists, and is not written over. Name another file.`);
    }
  }
}

function itemsOf(prepared: Prepared, previews: readonly Preview[]): SheetMessage["items"] {
  const known = previews.map(({ rendered }) => ({ rendered, terms: termsIn(prepared, rendered) }));
  const groups = Map.groupBy(known, ({ terms }) => terms.digest);
  return [...groups.values()].flatMap((same) =>
    same.slice(0, 1).map(({ rendered, terms }) => ({
      digest: terms.digest,
      local: terms.local,
      deliveries: same.map((each) => each.rendered.delivery.id),
      words: readerParts(rendered).map(({ text }) => text),
      aspects: shortAspects(terms),
    })),
  );
}

function sheetMessages(prepared: Prepared, { messages }: Review): readonly SheetMessage[] {
  return messages.map((message) => {
    const { campaign, post } = message.first.rendered.delivery;
    return { campaign: campaign.id, post, items: itemsOf(prepared, previewsIn(message)) };
  });
}

export async function writeReview(
  context: Context,
  { prepared, fitter, view }: { readonly prepared: Prepared; readonly fitter: Fitter; readonly view: Previewed },
  { name, file, replyTo }: ReviewWish,
): Promise<void> {
  const review = reviewOf(view.campaigns);
  const messages = sheetMessages(prepared, review);
  const code = codeOf(messages);
  const title = reviewTitle(review);
  const files = new Set(view.campaigns.map(({ plan }) => plan.campaign.source.file));
  const page: Omit<ReviewPage, "images" | "pictures"> = {
    ...{ review, code, title, replyTo },
    problems: view.problems.filter((each) => deliveriesOf(each).length === 0 && !files.has(each.place.file)),
    madeAt: context.clock.now(),
  };
  const bare = Buffer.byteLength(reviewPage({ ...page, images: [], pictures: new Map() }));
  const shown = review.messages.flatMap(({ wordings }) => wordings.map(({ first }) => first));
  const pictures = await picturesWithin(picturesIn(shown.map((preview) => ({ previews: [preview], aside: [] }))), {
    ...{ room: mostOfPage - bare - 100_000, fitter, contentOf },
  });
  const markup = maskedPage(context, reviewPage({ ...page, images: pictures.images, pictures: pictures.contents }));
  const size = Buffer.byteLength(markup);
  if (size > mostOfPage) {
    throw new UsageError(
      `The page would be ${bytesText(size)}, more than a mail takes. Show less on it: name campaigns, or give --from and --until.`,
    );
  }
  const text = context.masked(reviewText(review, page));
  const { zipSync } = await import("fflate");
  const encoded = { [path.basename(file)]: Buffer.from(markup), [`${path.basename(file)}.txt`]: Buffer.from(text) };
  keepSheet(prepared.root, { version: 1, workspace: prepared.workspace?.id ?? "", messages });
  writeFileAtomically(file, markup);
  writeFileAtomically(`${file}.txt`, text);
  // The oldest day that a zip knows: the same page makes the same file.
  writeFileAtomically(`${file}.zip`, zipSync(encoded, { mtime: new Date(1980, 0, 1) }));
  const less = pictures.smaller ? ", its pictures made smaller to fit" : "";
  context.output.say(
    `${name} asks about ${tally(review.messages.flatMap(previewsIn))}, ${bytesText(size)}${less}, code ${codeText(code)}. Send it with ${name}.txt as the words of the mail, or ${name}.zip where pages are not let through; record the answer with \`campaign approve --answer FILE --as PERSON\`.`,
  );
}
