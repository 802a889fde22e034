import { textRule } from "../written.ts";

const parameter =
  /[?&](?:fbclid|gclid|gbraid|wbraid|msclkid|mc_eid|mc_cid|igshid|igsh|twclid|yclid|dclid|_hsenc|_hsmi|ttclid|li_fat_id|vero_id|mkt_tok|ck_subscriber_id|_ga|_gl|ref_src|ref_url|epik|s_cid|xmt|share_id|srsltid|__twitter_impression|wt_mc|trk_contact|at_(?:medium|campaign|link_\w{1,20})|ns_(?:campaign|source|mchannel)|mibextid|__cft__\[0\]|__tn__|rdid|share_url|trackingId|lipi|rcm|_bta_tid|elqTrackId|dm_[it]|hsCtaTracking|__hs(?:tc|sc|fp)|fb_(?:action_ids|ref)|guccounter|guce_referrer|oly_enc_id|et_[cr]id|gclsrc|gad_(?:source|campaignid)|_branch_match_id|is_from_webapp|sender_device|_openstat|cmpid|trk|hss_channel|emci|emdi|ceid|_ke|irclickid|rb_clickid|cjevent|spm|fb_source|eType|sfmc_\w{1,20}|mc_tc|_r|tt_from|share_app_id|wprov|ocid|CMP|at_\w{1,20}|sharetype|sc_channel)=|^https?:\/\/(?:[\w-]+\.)?(?:youtu\.be|youtube\.com|spotify\.com)\/[^\s]*[?&]si=|^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/[^\s?]*\?(?:[^\s#]*&)?t=|^https?:\/\/(?:www\.|m\.)?youtube\.com\/[^\s]*[?&]feature=/iu;
/** Put there on purpose, to count readers: right once, and wrong in every copy. */
const counts = /[?&#]((?:utm_[a-z]{2,20}|(?:pk|mtm|piwik|matomo)_campaign)=[^\s&#]{0,60})/iu;
const detour =
  /^https?:\/\/(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|l\.facebook\.com|lm\.facebook\.com|l\.instagram\.com|out\.reddit\.com|links\.govdelivery\.com|lnks\.gd|list-manage\.com\/track|click\.mailchimp\.com|nam\d+\.safelinks|linkprotect\.cudasvc\.com|protection\.sophos\.com|url\.avanan\.click|secure-web\.cisco\.com|url\.emailprotection\.link|rs6\.net|e2ma\.net|klclick\d?\.com|cmail\d+\.com|createsend\d*\.com\/t|dmtrk\.(?:com|net)|hubspotlinks\.com|mlsend\.com|exacttarget\.com|ct\.sendgrid\.net|sendibm\d\.com|mjt\.lu|mailgun\.org\/c|emltrk\.com|slack-redir\.net|mandrillapp\.com\/track|sendgrid\.net\/ls\/click|youtube\.com\/redirect|linkedin\.com\/(?:redir|safety)|bing\.com\/ck|statics\.teams\.cdn\.office\.net\/evergreen-assets\/safelinks|protect-\w+\.mimecast\.com|clicktime\.symantec\.com|google\.[a-z.]+\/url\?|www\.google\.[a-z.]+\/(?:url|amp)\b|[\w-]+\.cdn\.ampproject\.org|duckduckgo\.com\/l\/|r\.search\.yahoo\.com|[\w-]+\.translate\.goog|translate\.google\.|webcache\.googleusercontent\.com|facebook\.com\/(?:sharer|flx\/warn)|links\.\w+\.(?:com|org)\/(?:els|u\/click|ls\/click)|go\.pardot\.com|pstmrk\.it|sparkpostmail\d?\.com|app\.getresponse\.com)/iu;
/** What senders of newsletters call the host that counts. */
const counter =
  /^https?:\/\/(?:clicks?|trk|track|tracking|mailtrack|(?:e-?mail|e|mail)(?=\.[^\s/]{3,253}\/(?:c|t|track|e\/c|ls\/click|u\/click)\/)|(?:links?|go|newsletters?)(?=\.[^\s/]{3,253}\/(?:ls\/click|u\/click|els)\/))\.(?:[\w-]+\.){1,5}\w+\//iu;

interface Finding {
  readonly message: string;
  readonly help: string;
}

function wrongWith(url: string): Finding | undefined {
  if (detour.test(url) || counter.test(url)) {
    return {
      message: `${url} makes a detour and hides where it leads.`,
      help: "Open it, and copy the address of the page itself.",
    };
  }
  if (parameter.test(url)) {
    return {
      message: `${url} follows whoever opens it.`,
      help: "Leave out everything from the ? on, and try that it still opens.",
    };
  }
  const tag = counts.exec(url)?.[1];
  if (tag === undefined) return undefined;
  return {
    message: `${url} counts its readers under "${tag}".`,
    help: "Copied from an e-mail or another network it counts wrongly: leave it out, or make sure that it is meant for this account.",
  };
}

export const linkTracking = textRule({
  code: "link-tracking",
  severity: "warning",
  summary:
    "A link carries what follows or counts its reader (fbclid, utm_source), or was copied from an e-mail that makes a detour of it.",
  *find({ text }) {
    for (const { 0: url, index } of text.matchAll(/(?:https?:\/\/|(?<![\p{L}\p{N}./])www\.)[^\s<>"]+/giu)) {
      const wrong = wrongWith(url);
      if (wrong !== undefined) yield { span: { start: index, end: index + url.length }, ...wrong };
    }
  },
});
