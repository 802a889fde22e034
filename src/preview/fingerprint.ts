/** A short name for exactly what was looked at, so that a signed sheet can be told from one of another day. */
import { createHash } from "node:crypto";
import type { Delivery } from "../plan/delivery.ts";
import { byInstantThenId } from "../plan/plan.ts";
import { factsIn } from "./facts.ts";
import { faceOf, inFile, type Preview, type PreviewedCampaign } from "./previews.ts";

/**
 * Sixteen hex digits in groups of four. It changes when a word, a picture, a time or an account does, and with
 * nothing else: not with what has gone out meanwhile, nor with how switches stand, nor with the day the page is made.
 */
export function fingerprintOf(campaigns: readonly PreviewedCampaign[]): string {
  const hash = createHash("sha256");
  for (const { previews, aside } of campaigns) {
    for (const { rendered, message } of inFileOrder([...previews, ...aside])) {
      const { id, dueAt, account } = rendered.delivery;
      const parts = message?.parts.map(({ images, card, ...part }) => ({
        ...part,
        images: images.map(({ sha256, alt }) => [sha256, alt]),
        card: card && [card.url, card.title, card.description, card.image?.sha256, card.image?.alt],
      }));
      const words = parts ?? rendered.parts.map(({ text }) => text);
      const more = signedFacts(rendered.delivery);
      hash.update(`${JSON.stringify([id, dueAt.toISOString(), faceOf(account), words, ...more])}\n`);
    }
  }
  return (hash.digest("hex").slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}

/** What goes out with the words is among them. What is not set adds nothing, so that an older sheet stays good. */
function signedFacts(delivery: Delivery): readonly unknown[] {
  return factsIn("sign-off")
    .filter(({ inMessage, texts }) => inMessage !== true && texts(delivery).length > 0)
    .map(({ key }) => [key, delivery[key]]);
}

/** What has gone out may stand elsewhere in the page than in the file. */
function inFileOrder(previews: readonly Preview[]): readonly Pick<Preview, "rendered" | "message">[] {
  return previews.map(inFile).toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
}
