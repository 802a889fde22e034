/** What the ledger says of the planned deliveries, where there is a ledger: it is only looked at, never made. */
import type { Delivery } from "../plan/delivery.ts";
import type { Standing } from "../preview/plan-entry.ts";
import { standingOf, type Wording } from "../publish/standing.ts";
import type { Rendered, RenderedCard, RenderedImage } from "../render/rendered.ts";
import type { Context } from "./context.ts";
import { viewing } from "./ledger.ts";
import type { Prepared } from "./pipeline.ts";

export type StandingOf = (delivery: Delivery) => Standing;

export async function readStandings(context: Context, { root, selected }: Prepared): Promise<StandingOf> {
  const wordings = selected.flatMap((staged) => staged.rendered.map(wordingOf));
  const standings = await viewing(context, root, (ledger) => standingOf(wordings, ledger, context.clock.now()));
  return ({ id }) => standings.get(id) ?? { state: "planned", changed: false };
}

const pictureOf = ({ asset, alt }: RenderedImage) => ({ asset: asset.id, alt });

function cardOf({ url, title, description, image }: RenderedCard) {
  return { url, title, description, ...(image === undefined ? {} : { image: pictureOf(image) }) };
}

/** A content warning stands on every part, a link card on the first: as in the message that is made of it. */
function wordingOf({ delivery, parts, contentWarning, card }: Rendered): Wording {
  return {
    id: delivery.id,
    dueAt: delivery.dueAt,
    late: delivery.late,
    parts: parts.map(({ text, images }, index) => ({
      text,
      images: images.map(pictureOf),
      ...(contentWarning === undefined ? {} : { contentWarning }),
      ...(card === undefined || index > 0 ? {} : { card: cardOf(card) }),
    })),
  };
}
