import { unitName } from "../text/length.ts";
import { forName } from "../text/network-name.ts";
import { textRule } from "../written.ts";

/** A network refuses it, so it cannot be turned off. */
export const textTooLong = textRule({
  code: "text-too-long",
  severity: "error",
  summary: "A text, with its hashtags and links filled in, is longer than the account's network takes.",
  canBeTurnedOff: false,
  *find({ part: { measure }, rendered: { profile }, delivery: { account } }) {
    const { used, limit, unit } = measure;
    if (used <= limit) return;
    const place = profile.place === undefined ? "" : ` (${profile.place.name})`;
    yield {
      message: `The text is ${used - limit} over the limit for ${account.id}${place}: ${used} of ${limit} ${unitName(unit)}.`,
      help: `Shorten it, or give ${forName(account)} a shorter text of its own under \`for:\`.`,
    };
  },
});
