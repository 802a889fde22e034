/** Every image that a delivery shows, in its parts and on its card. */
import type { Place } from "../diagnostics/problem.ts";
import type { ImageLimits } from "../networks/network.ts";
import { cardLimits } from "../render/card-limits.ts";
import type { Rendered, RenderedImage } from "../render/rendered.ts";
import type { CheckContext, Finding } from "./rule.ts";

export interface Shown {
  readonly rendered: Rendered;
  readonly image: RenderedImage;
  /** Of a picture in a post, or of one on a card. */
  readonly limits: ImageLimits;
}

/** Each asset once a delivery, and once more on a card whose pictures have limits of their own. */
function shownImages(rendered: Rendered): readonly Shown[] {
  const { profile, parts, card } = rendered;
  const onCard = cardLimits(profile);
  const inPosts = parts.flatMap((part) => part.images).map((image) => ({ rendered, image, limits: profile.images }));
  const shown = card?.image === undefined ? inPosts : [...inPosts, { rendered, image: card.image, limits: onCard }];
  const key = ({ image, limits }: Shown) => `${image.asset.id} ${limits === profile.images}`;
  return [...new Map(shown.map((each) => [key(each), each])).values()];
}

function altPlace({ rendered, image }: Shown): Place {
  return rendered.delivery.campaign.source.place([...image.asset.path, "alt"]);
}

/** Reports what `judge` says about an image, at its alt text or, with `at: "file"`, at its file. */
export function reportImages(
  { rendered }: CheckContext,
  report: (finding: Finding) => void,
  judge: (shown: Shown) => { message: string; help: string; at?: "file" } | undefined,
): void {
  for (const one of rendered) {
    for (const shown of shownImages(one)) {
      const verdict = judge(shown);
      if (verdict === undefined) continue;
      const { at, ...words } = verdict;
      const { campaign, id } = one.delivery;
      const place = at === "file" ? campaign.source.place([...shown.image.asset.path, "file"]) : altPlace(shown);
      report({ ...words, place, delivery: id });
    }
  }
}
