import { linksIn } from "../../networks/links.ts";
import { textRule } from "../written.ts";

const common = /\.(?:uk|org|com|net|gov|info|eu|cymru|wales|scot|london|police|nhs)$/i;

/** "Tell us more.Then" may look like a domain: only `www.`, paths and common endings count. */
function meantAsLink(url: string): boolean {
  const host = url.split(/[/?#]/, 1)[0] ?? "";
  return /^www\./i.test(url) || url.length > host.length || common.test(host);
}

export const linkWithoutScheme = textRule({
  code: "link-without-scheme",
  severity: "warning",
  summary: "A link has no https:// in front, on a network that makes links only of those that have.",
  *find({ text, delivery, rendered: { profile } }) {
    if (profile.links !== "with-scheme") return;
    for (const link of linksIn(text, "bare-domains")) {
      if (/^https?:/i.test(link.url) || !meantAsLink(link.url)) continue;
      if (link.url === delivery.account.handle || /[@\w]$/.test(text.slice(0, link.start))) continue;
      yield {
        span: link,
        message: `${link.url} will not be a link on ${profile.network}.`,
        help: `Write https://${link.url}.`,
      };
    }
  },
});
