import { sourceKey, withBehind } from "../../campaign/montages/behind.ts";
import type { Rule } from "../rule.ts";

/** The fault was found when the file was looked at; this rule says which deliveries it stops. */
export const imageUnusable: Rule = {
  code: "image-unusable",
  severity: "error",
  summary: "A post's image file is missing, outside of the workspace, damaged, too large or no picture at all.",
  canBeTurnedOff: false,
  check({ rendered, images }, report) {
    for (const { delivery, parts, card } of rendered) {
      const shown = [...parts.flatMap((part) => part.images), ...(card?.image === undefined ? [] : [card.image])];
      for (const asset of shown.flatMap((image) => withBehind(image.asset))) {
        const facts = images.get(asset.id);
        if (facts === undefined || !("kind" in facts)) continue;
        const place = delivery.campaign.source.place([...asset.path, sourceKey(asset)]);
        report({ message: facts.reason, help: facts.help, place, delivery: delivery.id });
      }
    }
  },
};
