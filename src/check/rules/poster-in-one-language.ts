import type { Asset } from "../../campaign/model.ts";
import { withBehind } from "../../campaign/montages/behind.ts";
import type { Rendered } from "../../render/rendered.ts";
import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";

function drawn(asset: Asset): string {
  return JSON.stringify(withBehind(asset).map(({ poster }) => poster?.words));
}

/** Whether another language of the post has other words on this picture than the first, which is the one that is drawn. */
function saysMore({ voices = [] }: Rendered, { id }: Asset): boolean {
  const shown = voices.flatMap(({ parts, card }) => [
    ...parts.flatMap(({ images }) => images),
    ...(card?.image === undefined ? [] : [card.image]),
  ]);
  return new Set(shown.filter(({ asset }) => asset.id === id).map(({ asset }) => drawn(asset))).size > 1;
}

export const posterInOneLanguage: Rule = {
  code: "poster-in-one-language",
  severity: "warning",
  summary:
    "A post in several languages at once shows a poster that has words in each, of which only the first is drawn.",
  canBeTurnedOff: true,
  check(context, report) {
    reportImages(context, report, ({ rendered, image: { asset } }) => {
      if (!saysMore(rendered, asset)) return undefined;
      return {
        message: `${asset.id} has words in several languages, and a post that says them together shows those of the first alone.`,
        help: "Make a poster of each language and name both under `images:`, or write `bilingual: apart`.",
      };
    });
  },
};
