/** Every image that a delivery shows, in its parts and on its card. */
import type { Place } from "../diagnostics/problem.ts";
import type { Rendered, RenderedImage } from "../render/rendered.ts";
import type { CheckContext, Finding } from "./rule.ts";

export interface Shown {
  readonly rendered: Rendered;
  readonly image: RenderedImage;
}

/** Each asset once a delivery. */
export function shownImages(rendered: Rendered): readonly RenderedImage[] {
  const onCard = rendered.card?.image;
  const images = [...rendered.parts.flatMap((part) => part.images), ...(onCard === undefined ? [] : [onCard])];
  return [...new Map(images.map((image) => [image.asset.id, image])).values()];
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
    for (const image of shownImages(one)) {
      const shown = { rendered: one, image };
      const verdict = judge(shown);
      if (verdict === undefined) continue;
      const { at, ...words } = verdict;
      const { campaign, id } = one.delivery;
      const place = at === "file" ? campaign.source.place([...image.asset.path, "file"]) : altPlace(shown);
      report({ ...words, place, delivery: id });
    }
  }
}
