import { linksIn } from "../../networks/text/links.ts";
import { textRule } from "../written.ts";

const shorteners = new Set(
  "bit.ly tinyurl.com goo.gl ow.ly buff.ly is.gd rb.gy cutt.ly shorturl.at tiny.cc lnkd.in dlvr.it t.ly t.co adobe.ly amzn.to bl.ink bitly.com eepurl.com fb.me ht.ly j.mp mcaf.ee qrco.de rebrand.ly s.id shorturl.com snip.ly soo.gd surl.li trib.al u.to v.gd wp.me x.gd tiny.one gg.gg shorte.st clck.ru urlz.fr cutt.us ift.tt hubs.ly hubs.la spr.ly smarturl.it lnk.to po.st zpr.io l8r.it bddy.me tinyurl.co short.gy short.io go.ly b.link kutt.it urlgeni.us tr.im q-r.to qr.link me-qr.com ebx.sh rplg.co 1drv.ms bitly.ws linkd.in tinyurl.me".split(
    " ",
  ),
);

function hostOf(url: string): string {
  return (url.replace(/^https?:\/\//i, "").split(/[/?#:]/, 1)[0] ?? "").toLowerCase().replace(/^www\./, "");
}

export const linkShortened = textRule({
  code: "link-shortened",
  severity: "warning",
  summary: "A link goes through a shortener, so that nobody sees where it leads, and it dies with that service.",
  *find({ text }) {
    for (const link of linksIn(text)) {
      if (!shorteners.has(hostOf(link.url))) continue;
      yield {
        span: link,
        message: `${text.slice(link.start, link.end)} hides where it leads.`,
        help: "Write the address itself. X and Mastodon count every link as 23 characters, so a short one saves nothing.",
      };
    }
  },
});
