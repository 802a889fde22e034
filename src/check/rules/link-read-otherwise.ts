import { linksIn } from "../../networks/text/links.ts";
import { networkName } from "../text/network-name.ts";
import { readOtherwise } from "../text/read-otherwise.ts";
import { textRule } from "../written.ts";

/** An address without https:// that is no link at all is the business of another rule. */
export const linkReadOtherwise = textRule({
  code: "link-read-otherwise",
  severity: "warning",
  summary: "A network reads an address otherwise than it is meant: it ends elsewhere there, or is no link.",
  *find({ text, rendered: { profile } }) {
    const { network } = profile;
    for (const { seen, made } of readOtherwise(text, network, "link", linksIn(text))) {
      const written = text.slice(seen.start, seen.end);
      if (made === undefined && !/^https?:/i.test(written)) continue;
      yield {
        span: seen,
        message:
          made === undefined
            ? `${networkName(network)} makes no link of ${written}.`
            : `${networkName(network)} takes "${text.slice(made.start, made.end)}" for the address ${written}.`,
        help: "Put a space before and behind it, and write letters beyond a to z in its path as %-codes: copy it from the browser.",
      };
    }
  },
});
