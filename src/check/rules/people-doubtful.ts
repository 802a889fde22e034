import type { Rule } from "../rule.ts";
import { reportSources } from "../shown-images.ts";

export const peopleDoubtful: Rule = {
  code: "people-doubtful",
  severity: "info",
  summary: "A picture says `people: none`, and its file has a camera's data.",
  canBeTurnedOff: true,
  check(context, report) {
    reportSources(context, report, ({ asset, facts }) => {
      const isMade = asset.origin === "illustration" || asset.origin === "stock";
      if (asset.people?.length !== 0 || isMade || !facts.metadata) return undefined;
      return {
        message: `The picture ${asset.id} says that nobody is in it, and its file has data such as a camera writes.`,
        help: "Look once more whether anybody can be recognised. The data itself never goes out.",
      };
    });
  },
};
