import type { Rule } from "../rule.ts";
import { hashtagsIn, yearOfTag } from "../text/tags/hashtags.ts";
import { campaignStems, campaignTags } from "../text/tags/known-hashtags.ts";

/** One of the campaign's hashtags anywhere in a thread is enough. */
export const hashtagsMissing: Rule = {
  code: "hashtags-missing",
  severity: "warning",
  summary: "The campaign has hashtags, and a text carries none of them; none are added silently.",
  canBeTurnedOff: true,
  check({ rendered }, report) {
    for (const { delivery, parts } of rendered) {
      const wanted = new Set(campaignTags(delivery).map((tag) => tag.toLowerCase()));
      const [first] = parts;
      if (wanted.size === 0 || first === undefined) continue;
      const stems = campaignStems(delivery);
      // Another year is the business of another rule.
      const isOurs = (tag: string) => wanted.has(tag) || stems.has(yearOfTag(tag)?.stem ?? tag);
      if (parts.some(({ text }) => hashtagsIn(text).some(({ tag }) => isOurs(tag.toLowerCase())))) continue;
      report({
        message: "The text has none of the campaign's hashtags.",
        help: "End it with `{hashtags}`.",
        place: delivery.campaign.source.place([...first.path, "text"]),
        delivery: delivery.id,
      });
    }
  },
};
