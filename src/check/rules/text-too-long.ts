import { unitName } from "../text/length.ts";
import { textRule } from "../written.ts";

/** A network refuses it, so it cannot be turned off. */
export const textTooLong = textRule({
  code: "text-too-long",
  severity: "error",
  summary: "A text, with its hashtags and links filled in, is longer than the account's network takes.",
  canBeTurnedOff: false,
  *find({ part: { measure }, delivery: { account } }) {
    const { used, limit, unit } = measure;
    if (used <= limit) return;
    yield {
      message: `The text is ${used - limit} over the limit for ${account.id}: ${used} of ${limit} ${unitName(unit)}.`,
      help: `Shorten it, or give ${account.network} a shorter text of its own under \`for:\`.`,
    };
  },
});
