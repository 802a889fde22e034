/** What posting to X costs: dated facts, which a workspace may override (`policies.prices.x`). */
import type { Cost, Dated, PricedPart } from "../network.ts";
import { linksOnX } from "../text/finders/x.ts";

/** US dollars. */
export interface XPrices {
  /** A post without a link. */
  readonly post: number;
  /** A post with a link or a bare domain, in place of `post`, however many links it has. */
  readonly link: number;
  /** Each alt text, besides. */
  readonly alt: number;
}

export const prices: XPrices & Dated = {
  post: 0.015,
  link: 0.2,
  alt: 0.005,
  source: "https://docs.x.com/x-api/getting-started/pricing",
  checkedOn: "2026-11-20",
};

/** In thousandths of a cent, so that sums are exact. */
const precision = 100_000;

function unitsOf(part: PricedPart, { post, link, alt }: XPrices): number {
  const altTexts = part.images.filter((image) => image.alt !== "").length;
  const base = linksOnX(part.text.normalize("NFC")).length > 0 ? link : post;
  return Math.round(base * precision) + Math.round(alt * precision) * altTexts;
}

/** What one delivery costs: every part of a thread is a post of its own. Rounded to a tenth of a cent. */
export function costOf(parts: readonly PricedPart[], overrides: Readonly<Record<string, number>> = {}): Cost {
  const inForce = { ...prices, ...overrides };
  let units = 0;
  for (const part of parts) units += unitsOf(part, inForce);
  return { amount: Math.round((units / precision) * 1000) / 1000, currency: "USD" };
}
