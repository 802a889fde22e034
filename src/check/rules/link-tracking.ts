import { textRule } from "../written.ts";

const parameter =
  /[?&](?:fbclid|gclid|gbraid|wbraid|msclkid|mc_eid|mc_cid|igshid|igsh|twclid|yclid|dclid|_hsenc|_hsmi|ttclid|li_fat_id|vero_id|mkt_tok|ck_subscriber_id)=/iu;
const detour =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|l\.facebook\.com|lm\.facebook\.com|l\.instagram\.com|out\.reddit\.com|links\.govdelivery\.com|lnks\.gd|list-manage\.com\/track|click\.mailchimp\.com|nam\d+\.safelinks|linkprotect\.cudasvc\.com|protect-\w+\.mimecast\.com|clicktime\.symantec\.com|google\.[a-z.]+\/url\?|www\.google\.[a-z.]+\/(?:url|amp)\b|[\w-]+\.cdn\.ampproject\.org)/iu;

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
