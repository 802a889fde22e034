import { hashtagsIn } from "../../networks/text/hashtags.ts";
import { networkName } from "../text/network-name.ts";
import { readOtherwise } from "../text/read-otherwise.ts";
import { textRule } from "../written.ts";

export const hashtagReadOtherwise = textRule({
  code: "hashtag-read-otherwise",
  severity: "warning",
  summary: "A network reads a hashtag otherwise than it is meant: it ends elsewhere there, or is no hashtag.",
  *find({ text, rendered: { profile } }) {
    const { network } = profile;
    for (const { seen, made } of readOtherwise(text, network, "tag", hashtagsIn(text))) {
      yield {
        span: seen,
        message:
          made === undefined
            ? `${networkName(network)} makes no hashtag of #${seen.tag}.`
            : `${networkName(network)} takes ${text.slice(made.start, made.end)} for #${seen.tag}.`,
        help: `Put a space before and behind it: " #${seen.tag} ".`,
      };
    }
  },
});
