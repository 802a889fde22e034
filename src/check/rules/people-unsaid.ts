import type { Rule } from "../rule.ts";
import { reportSources } from "../shown-images.ts";

/** What cameras and phones write. */
const photographic: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "heif", "avif"]);

export const peopleUnsaid: Rule = {
  code: "people-unsaid",
  severity: "error",
  summary: "A picture does not say who is in it, which accounts.yaml asks of each photograph.",
  canBeTurnedOff: false,
  check(context, report) {
    if (context.workspace.images?.peopleRequired !== true) return;
    reportSources(context, report, ({ asset, facts }) => {
      if (asset.people !== undefined || asset.origin === "illustration" || asset.origin === "stock") return undefined;
      if (!photographic.has(facts.format)) return undefined;
      return {
        message: `The picture ${asset.id} does not say who is in it.`,
        help: "Write `people: none`, or `people: [CR-2027-014]` with the references of their consents; of what is no photograph `origin: illustration` or `origin: stock`.",
      };
    });
  },
};
