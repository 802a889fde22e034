import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";
import { lengthIn } from "../text/length.ts";

/** Advice, not a limit: a screen reader cannot skip within an alt text. */
const advisable = 500;

export const altWordy: Rule = {
  code: "alt-wordy",
  severity: "info",
  summary: `An alt text has more than ${advisable} characters, which is long to listen to.`,
  canBeTurnedOff: true,
  check(context, report) {
    reportImages(context, report, ({ image: { asset, alt } }) => {
      const used = lengthIn("graphemes", alt);
      if (used <= advisable) return undefined;
      return {
        message: `The alt text of ${asset.id} has ${used} characters; nobody can skim what is read aloud.`,
        help: `Aim for fewer than ${advisable}. A picture with more words than that is better as text in the post or behind its link.`,
      };
    });
  },
};
