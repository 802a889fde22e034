/** From a rendered delivery to the message its network takes: the same words, with every image fitted. */
import { sourceKey } from "../campaign/montages/behind.ts";
import { fault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Fitter, ImageFault } from "../images/fit.ts";
import { focusAfter } from "../images/focus.ts";
import type { Card, FittedImage, ImageLimits, Message, Part } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import { cardLimits } from "./card-limits.ts";
import { pictureOf } from "./picture.ts";
import type { Rendered, RenderedCard, RenderedImage, RenderedPart } from "./rendered.ts";

export type FittedMessage =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `root` is the workspace, absolute. All faults at once; each names the delivery and stands at its asset's file. */
export async function fitMessage(rendered: Rendered, fitter: Fitter, root: string): Promise<FittedMessage> {
  const problems = new Map<string, Problem>();

  const { delivery, profile, shares } = rendered;
  if (shares !== undefined) return { ok: true, message: sharingOf(rendered, shares) };

  async function fitImage(image: RenderedImage, limits: ImageLimits): Promise<readonly FittedImage[]> {
    const { asset, alt, sayings } = image;
    const result = await fitter.fit({ ...pictureOf(asset, root), limits });
    if (!result.ok) {
      problems.set(asset.id, faultProblem(result.fault, image, delivery));
      return [];
    }
    const left = focusAfter(asset, result.report, limits);
    return [
      { ...result.report.image, asset: asset.id, alt, ...(sayings && { sayings }), ...(left && { focus: left }) },
    ];
  }

  async function fitCard(card: RenderedCard): Promise<Card> {
    const { url, title, description } = card;
    const [image] = card.image === undefined ? [] : await fitImage(card.image, cardLimits(profile));
    return { url, title, description, ...(image && { image }) };
  }

  async function fitPart(part: RenderedPart, index: number): Promise<Part> {
    const images = (await Promise.all(part.images.map((image) => fitImage(image, profile.images)))).flat();
    const card = index === 0 && rendered.card !== undefined ? await fitCard(rendered.card) : undefined;
    const { text, sayings } = part;
    return { text, images, ...common(rendered), ...(sayings && { sayings }), ...(card && { card }) };
  }

  const parts = await Promise.all(rendered.parts.map(fitPart));
  return problems.size === 0 ? { ok: true, message: { parts } } : { ok: false, problems: [...problems.values()] };
}

/** Where the post is that is passed on, only the ledger knows. */
function sharingOf({ delivery: { lang } }: Rendered, { delivery: lead, parts }: Rendered): Message {
  const { id, network, name, handle, service } = lead.account;
  const account = { id, network, name, handle, ...(service !== undefined && { service }) };
  const share = { delivery: lead.id, account, words: parts[0]?.text ?? "" };
  return { parts: [{ text: "", images: [], lang, share }] };
}

/** At the line that names the file. */
function faultProblem({ kind, reason, help }: ImageFault, { asset }: RenderedImage, delivery: Delivery): Problem {
  const found = fault(`image-${kind}`, reason, help);
  return {
    ...problemAt(delivery.campaign.source, [...asset.path, sourceKey(asset)], found),
    delivery: delivery.id,
  };
}

/** What every part of a delivery carries alike. */
function common(rendered: Rendered): Pick<Part, "lang" | "visibility" | "contentWarning" | "labels"> {
  const { lang, visibility, labels } = rendered.delivery;
  const { contentWarning } = rendered;
  return {
    lang,
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
    ...(labels === undefined ? {} : { labels }),
  };
}
