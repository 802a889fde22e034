import type { Rule } from "../rule.ts";
import { reportSources } from "../shown-images.ts";

export const aiRefused: Rule = {
  code: "ai-refused",
  severity: "error",
  summary: "A picture says `origin: ai`, and accounts.yaml refuses such pictures.",
  canBeTurnedOff: false,
  check(context, report) {
    if (context.workspace.images?.refusesAi !== true) return;
    reportSources(context, report, ({ asset }) =>
      asset.origin === "ai"
        ? {
            message: `The picture ${asset.id} was made by a machine, which accounts.yaml refuses.`,
            help: "Show another picture. `policies: images: ai` decides for the whole workspace.",
          }
        : undefined,
    );
  },
};
