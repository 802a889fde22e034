/** The words of a delivery as they would go out now, to compare with those that did. */
import type { Rendered, RenderedCard, RenderedImage } from "../../render/rendered.ts";
import type { Wording } from "./standing.ts";

const pictureOf = ({ asset, alt }: RenderedImage) => ({ asset: asset.id, alt });

function cardOf({ url, title, description, image }: RenderedCard) {
  return { url, title, description, ...(image === undefined ? {} : { image: pictureOf(image) }) };
}

/** A content warning stands on every part, a link card on the first: as in the message that is made of it. */
export function wordingOf({ delivery, parts, contentWarning, card, shares }: Rendered): Wording {
  const { id, dueAt, late } = delivery;
  if (shares !== undefined) {
    return { id, dueAt, late, parts: [{ text: "", images: [], share: { delivery: shares.delivery.id } }] };
  }
  return {
    id,
    dueAt,
    late,
    parts: parts.map(({ text, images }, index) => ({
      text,
      images: images.map(pictureOf),
      ...(contentWarning === undefined ? {} : { contentWarning }),
      ...(card === undefined || index > 0 ? {} : { card: cardOf(card) }),
    })),
  };
}
