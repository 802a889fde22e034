import { findOn } from "../../networks/text/finds.ts";
import { linksIn } from "../../networks/text/links.ts";
import { textRule } from "../written.ts";

export const linkWithoutScheme = textRule({
  code: "link-without-scheme",
  severity: "warning",
  summary: "A link has no https:// in front, on a network that makes links only of those that have.",
  *find({ text, delivery, rendered: { profile } }) {
    const made = findOn(profile.network, text).filter(({ kind }) => kind === "link");
    let next = 0;
    for (const link of linksIn(text)) {
      const written = text.slice(link.start, link.end);
      if (/^https?:/i.test(written) || written === delivery.account.handle) continue;
      while ((made[next]?.end ?? Number.POSITIVE_INFINITY) <= link.start) next += 1;
      if ((made[next]?.start ?? Number.POSITIVE_INFINITY) < link.end) continue;
      yield {
        span: link,
        message: `${written} will not be a link on ${profile.network}.`,
        help: `Write https://${written}.`,
      };
    }
  },
});
