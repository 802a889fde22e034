import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";

export const altMissing: Rule = {
  code: "alt-missing",
  severity: "error",
  summary: "An image has no alt text, so that people who cannot see it learn nothing from it.",
  canBeTurnedOff: true,
  check(context, report) {
    // In each language by itself: a picture that one of them describes is none to the readers of the other.
    const voices = context.rendered.flatMap((one) => one.voices ?? [one]);
    reportImages({ ...context, rendered: voices }, report, ({ image: { asset, alt } }) =>
      alt.trim() === ""
        ? {
            message: `The image ${asset.id} has no alt text.`,
            help: "Say in a sentence or two what the picture shows, with every word that can be read in it.",
          }
        : undefined,
    );
  },
};
