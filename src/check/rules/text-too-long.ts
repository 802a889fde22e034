import type { Saying } from "../../networks/network.ts";
import { unitName } from "../text/length.ts";
import { forName } from "../text/network-name.ts";
import { wholeRule } from "../written.ts";

function named(sayings: readonly Saying[]): string {
  return sayings.map(({ lang }) => lang).join(" and ");
}

/** A network refuses it, so it cannot be turned off. */
export const textTooLong = wholeRule({
  code: "text-too-long",
  severity: "error",
  summary: "A text, with its hashtags and links filled in, is longer than the account's network takes.",
  canBeTurnedOff: false,
  *find({ part: { measure, sayings }, rendered: { profile }, delivery: { account } }) {
    const { used, limit, unit } = measure;
    if (used <= limit) return;
    const place = profile.place === undefined ? "" : ` (${profile.place.name})`;
    yield {
      message: `${sayings === undefined ? "The text is" : `The text in ${named(sayings)} together is`} ${used - limit} over the limit for ${account.id}${place}: ${used} of ${limit} ${unitName(unit)}.`,
      help:
        sayings === undefined
          ? `Shorten it, or give ${forName(account)} a shorter text of its own under \`for:\`.`
          : `Shorten it, or write \`bilingual: apart\` at the post, or for ${forName(account)} alone under \`for:\`: then each language is a post of its own, in the same minute.`,
    };
  },
});
