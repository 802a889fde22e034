import { textRule } from "../written.ts";

const parameter =
  /[?&](?:fbclid|gclid|gbraid|wbraid|msclkid|mc_eid|mc_cid|igshid|igsh|twclid|yclid|dclid|_hsenc|_hsmi|ttclid|li_fat_id|vero_id|mkt_tok|ck_subscriber_id|_ga|_gl|ref_src|ref_url|epik|s_cid|xmt|share_id|srsltid|__twitter_impression|wt_mc|trk_contact)=|^https?:\/\/(?:[\w-]+\.)?(?:youtu\.be|youtube\.com|spotify\.com)\/[^\s]*[?&]si=/iu;
const detour =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|l\.facebook\.com|lm\.facebook\.com|l\.instagram\.com|out\.reddit\.com|links\.govdelivery\.com|lnks\.gd|list-manage\.com\/track|click\.mailchimp\.com|nam\d+\.safelinks|linkprotect\.cudasvc\.com|protection\.sophos\.com|url\.avanan\.click|secure-web\.cisco\.com|url\.emailprotection\.link|slack-redir\.net|mandrillapp\.com\/track|sendgrid\.net\/ls\/click|youtube\.com\/redirect|linkedin\.com\/(?:redir|safety)|bing\.com\/ck|statics\.teams\.cdn\.office\.net\/evergreen-assets\/safelinks|protect-\w+\.mimecast\.com|clicktime\.symantec\.com|google\.[a-z.]+\/url\?|www\.google\.[a-z.]+\/(?:url|amp)\b|[\w-]+\.cdn\.ampproject\.org)/iu;

export const linkTracking = textRule({
  code: "link-tracking",
  severity: "warning",
  summary: "A link carries what follows its reader (fbclid), or was copied from an e-mail that makes a detour of it.",
  *find({ text }) {
    for (const { 0: url, index } of text.matchAll(/https?:\/\/[^\s<>"]+/giu)) {
      const isDetour = detour.test(url);
      if (!isDetour && !parameter.test(url)) continue;
      yield {
        span: { start: index, end: index + url.length },
        message: isDetour ? `${url} makes a detour and hides where it leads.` : `${url} follows whoever opens it.`,
        help: isDetour
          ? "Open it, and copy the address of the page itself."
          : "Leave out everything from the ? on, and try that it still opens.",
      };
    }
  },
});
