/** What a preview page says of each delivery, read in a real browser. */
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";

export interface ReadCard {
  readonly id: string;
  /** One of each part. */
  readonly texts: readonly string[];
  /** "199 of 300", one of each part. */
  readonly counts: readonly string[];
  readonly alts: readonly string[];
  /** The sha256 of the bytes of each picture. */
  readonly pictures: readonly string[];
}

const script = `[...document.querySelectorAll(".delivery")].map((account) => {
  const card = account.closest(".wording");
  const texts = (selector, inside = card) => [...inside.querySelectorAll(selector)].map((each) => each.textContent);
  const pictures = [...card.querySelectorAll(".pics .pic")];
  return {
    id: account.id,
    texts: texts(".text"),
    counts: texts(".count", account),
    alts: pictures.map((picture) => picture.getAttribute("aria-label")),
    pictures: pictures.map((picture) => getComputedStyle(picture).backgroundImage),
  };
})`;

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** In the order of the page. */
export async function readCards(page: Page): Promise<readonly ReadCard[]> {
  const cards = await page.evaluate<readonly ReadCard[]>(script);
  return cards.map(({ counts, pictures, ...card }) => ({
    ...card,
    counts: counts.map((text) => /\d+ of \d+/.exec(text)?.[0] ?? text),
    pictures: pictures.map((url) => sha256(Buffer.from(url.slice(url.indexOf(",") + 1, -2), "base64"))),
  }));
}
