import type { Span } from "../../diagnostics/source.ts";
import { isTopLevelDomain } from "../../networks/text/top-level-domains.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const help = "Open the page, and copy its address whole.";

interface Form {
  readonly pattern: RegExp;
  readonly why: string;
  readonly help?: string;
}

/** Every pattern is bounded: ten thousand characters of "www." must not hang what is due. */
const begin = "(?<![\\p{L}\\p{N}_.])";
const forms: readonly Form[] = [
  { pattern: new RegExp(`${begin}https?:?//+https?:?/{0,2}\\S*`, "giu"), why: "begins twice" },
  {
    pattern: new RegExp(
      `${begin}(?:https?:/(?!/)|https?//|https?;/*|https?\\.//|https?\\.www\\.|www\\.https?:|www[ \\u00a0]+(?=[\\p{L}\\p{N}-]{1,63}\\.(?:[\\p{L}\\p{N}-]{1,63}\\.){0,4}(?:uk|org|com|net|wales|cymru|scot)(?![\\p{L}\\p{N}]))|(?<![:\\p{L}\\p{N}/])//(?=[\\p{L}\\p{N}-]{1,63}\\.(?:[\\p{L}\\p{N}-]{1,63}\\.){0,4}(?:uk|org|com|net|wales|cymru|scot)(?![\\p{L}\\p{N}]))|https?:\\\\\\\\|https?:///+|https?:(?=[\\p{L}\\p{N}])|https?[ \\u00a0]+:?//|hxxps?:|ht{1,4}ps?(?<!https?)://|h?ttps?(?<!https?)://|http?ss+://|htt://|hhttps?://|httpd://)\\S*`,
      "giu",
    ),
    why: "does not begin with https://",
  },
  {
    pattern: new RegExp(
      `${begin}https?://(?:[ \\u00a0]+[\\p{L}\\p{N}-]{1,63}\\.[\\p{L}\\p{N}]\\S*|[^\\s/]{1,253}\\.(?:gov|co|org|nhs|police|ac)(?:\\.[ \\u00a0]|[ \\u00a0]\\.)uk(?![\\p{L}\\p{N}])\\S*|[^\\s/]{1,253}[ \\u00a0]/[\\p{L}\\p{N}]\\S*)|${begin}www\\.[\\p{L}\\p{N}.-]{1,253}[ \\u00a0]/[\\p{Ll}\\p{N}]\\S*|${begin}https?://[^\\s/]{1,253}/(?:[^\\s%]{0,200}/)?%20\\S*|${begin}https?://[^\\s]{1,300}%20(?=[\\s.,)]|$)`,
      "giu",
    ),
    why: "has a space in it",
  },
  {
    // "www. northdale.gov.uk", "…/my page.pdf" and "…/ keeping-children-safe": what follows can be no word of a sentence.
    pattern: new RegExp(
      `${begin}(?:www\\.[ \\u00a0]+[\\p{L}\\p{N}-]{1,63}\\.\\p{L}{2,63}\\S*|https?://\\S{1,300}[ \\u00a0][\\p{L}\\p{N}_-]{1,100}\\.(?:pdf|html?|aspx?|php|docx?|pptx?|xlsx?)(?![\\p{L}\\p{N}])|https?://\\S{1,300}/[ \\u00a0][a-z0-9]{1,63}(?:-[a-z0-9]{1,63}){2,12}(?![\\p{L}\\p{N}]))`,
      "giu",
    ),
    why: "has a space in it",
  },
  { pattern: new RegExp(`${begin}(?:https?://|www\\.)(?=[ \\t]*(?:$|\\n))`, "giu"), why: "stops before its address" },
  {
    pattern: new RegExp(
      `${begin}(?:ftps?|sftp|smb|blob:https?|view-source:https?|chrome|edge|about)(?:://\\S+|:blank(?!\\p{L}))`,
      "giu",
    ),
    why: "opens on no telephone",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s/:@?#]{1,253}:(?=\\p{L})\\S*`, "giu"),
    why: "has a wrong sign in its host",
  },
  {
    pattern: new RegExp(`${begin}https?://(?:[^\\s%]|%[\\da-f]{2}){1,300}%(?![\\da-f]{2})\\S*`, "giu"),
    why: "has a % with nothing behind it",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s/]{1,253}/(?:[^\\s/]{0,100}/){0,20}(?:…|\\.{3,})(?=\\s|$)`, "giu"),
    why: "was cut off",
  },
  {
    pattern: new RegExp(
      `${begin}https?://(?:[\\p{L}\\p{N}-]{1,63}\\.){0,6}[\\p{L}\\p{N}-]{0,63}_[\\p{L}\\p{N}_-]{0,63}\\.(?:(?:gov|co|org|nhs|police|ac)\\.uk|uk|org|com|net|wales|cymru|scot)(?=[/?#\\s.,)]|$)\\S*`,
      "giu",
    ),
    why: "has a _ in its name",
  },
  {
    pattern: new RegExp(
      `${begin}https?://(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|10\\.\\d+\\.\\d+\\.\\d+|0\\.0\\.0\\.0|172\\.(?:1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+|(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}(?:local|localhost|internal|intranet|lan|localdomain)(?=[/:?#\\s,)]|\\.(?:\\s|$)|$)|outlook\\.(?:office|office365|live)\\.com/(?:mail|owa)|mail\\.google\\.com|(?:staging\\d?|stage|stg|test\\d?|testing|dev\\d?|uat\\d?|beta|preprod|pre-prod|preview|sandbox|demo)[.-](?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:uk|org|com|net|wales|cymru|scot)(?=[/:?#\\s,)]|\\.(?:\\s|$)|$)|192\\.168\\.\\d+\\.\\d+|\\[::1\\])\\S*`,
      "giu",
    ),
    why: "leads to your own computer or office",
  },
  {
    pattern: new RegExp(
      `${begin}https?://[^\\s/]{1,253}/(?:[^\\s?#]{0,200}/)?(?:wp-admin|wp-login\\.php|umbraco|user/login|node/\\d{1,9}/edit)(?=[/?#\\s]|$)\\S*|${begin}https?://[^\\s?#]{1,300}\\?(?:[^\\s#]{0,200}&)?(?:preview(?:_id|_nonce)?=[^\\s#&]|vsbl-preview|mode=edit|action=edit|usp=drive_web)\\S*|${begin}https?://docs\\.google\\.com/[^\\s?#]{1,200}/edit(?=[?#\\s.,)]|$)\\S*|${begin}https?://(?:www\\.)?(?:canva\\.com/design/[^\\s?#]{1,200}/edit(?![\\p{L}\\p{N}])|figma\\.com/(?:file|design)/|trello\\.com/[bc]/|drive\\.google\\.com/drive/|onedrive\\.live\\.com/|dropbox\\.com/(?:home|work)|business\\.facebook\\.com/|studio\\.youtube\\.com/|surveymonkey\\.(?:com|co\\.uk)/(?:create|analyze)/|eventbrite\\.(?:com|co\\.uk)/(?:myevent|manage|edit)|forms\\.office\\.com/Pages/DesignPage|docs\\.google\\.com/forms/d/[^\\s?#]{1,200}/(?:edit|prefill)|(?:us\\d{1,2}\\.)?admin\\.mailchimp\\.com/)\\S*|${begin}https?://(?:cms|admin|editor|edit|author|backend)\\.[^\\s/]{3,253}\\S*|${begin}https?://[^\\s/?#]{1,253}/(?:[^\\s?#]{0,200}/)?(?:admin|administrator|cms|edit|login|log-in|signin|sign-in|typo3|sitecore|_layouts)(?=[/?#\\s.,)]|$)\\S*|${begin}https?://[^\\s?#]{1,300}\\?(?:[^\\s#]{0,200}&)?(?:draft|edit|editmode|elementor-preview|customize_changeset_uuid)(?:[=&\\s]|$)\\S*`,
      "giu",
    ),
    why: "opens a page that its editors see, not its readers",
  },
  {
    // No fault of the link: only who has shared the page knows who may open it.
    pattern: new RegExp(`${begin}https?://[\\p{L}\\p{N}-]{1,63}\\.sharepoint\\.com/\\S*`, "giu"),
    why: "leads into an organisation's own SharePoint, which is often closed to the public",
    help: "Check that the public can open it: look in a private window, where you are not signed in. If it asks for a login, share it with everybody, or put it on your website.",
  },
  {
    pattern: new RegExp(`${begin}(?:file:/+\\S+|[a-z]:\\\\\\S+|\\\\\\\\[\\p{L}\\p{N}]\\S*)`, "giu"),
    why: "is a file on your own computer",
  },
  {
    pattern: new RegExp(
      `${begin}(?:https?://)?(?:[\\p{L}\\p{N}-]{1,63}\\.){0,6}[\\p{L}\\p{N}-]{1,63}\\.\\.(?:[\\p{L}\\p{N}-]{1,63}\\.){0,6}(?:uk|org|com|net|gov|wales|scot|cymru|eu|info)(?![\\p{L}\\p{N}])\\S*`,
      "giu",
    ),
    why: "has two full stops in a row",
  },
  {
    pattern: new RegExp(
      `${begin}(?:https?://|www\\.)[^\\s,/.]{1,63}(?:\\.[^\\s,/.]{1,63}){1,6},(?:uk|org|com|net|gov|co)(?![\\p{L}\\p{N}])\\S*|${begin}https?://[^\\s,/]{1,63},(?:gov|co|org|nhs|police|ac)[,.]uk\\S*|${begin}[\\p{L}\\p{N}-]{1,63}\\.(?:gov|co|org|nhs|police|ac),uk(?![\\p{L}\\p{N}])\\S*|${begin}www,[\\p{L}\\p{N}]\\S*`,
      "giu",
    ),
    why: "has a comma for a full stop",
  },
  {
    pattern: new RegExp(`${begin}(?:w{2}|w{4,5})\\.[\\p{L}\\p{N}-]{1,63}\\.\\p{L}{2,}\\S*`, "giu"),
    why: "does not begin with www.",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s]{1,300}?[\\p{L}\\p{N},;|](?=https?://)https?://\\S*`, "giu"),
    why: "is stuck to the next one",
  },
  {
    pattern: new RegExp(`${begin}https?://([^\\s/]{1,253})/[^\\s]{0,200}?https?://\\1\\S*`, "giu"),
    why: "is written twice",
  },
  {
    pattern: new RegExp(`${begin}https?://(?!localhost)[\\p{L}\\p{N}-]{1,253}(?=[/?#\\s]|$)[^\\s]*`, "giu"),
    why: "has no ending, as in .org.uk",
  },
  {
    pattern: new RegExp(
      `${begin}(?:https?://)?(?:www\\.)?[\\p{L}\\p{N}-]{1,63}\\.(?:(?:co|gov|org|nhs|ac|police)\\.(?:ku|u|ukk|uj)|con|cmo|ogr|orgg|comm|nte)(?=[/?#\\s.,)]|$)\\S*`,
      "giu",
    ),
    why: "has an ending that is misspelt",
  },
  {
    pattern: new RegExp(
      `${begin}(?:https?://)?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:goc|gob|gvo|ogv|gv|govt|gof|g0v|goy|ogr|rog|orgg|oc|cp)\\.uk(?![\\p{L}\\p{N}-])\\S*|${begin}(?:https?://)?(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:govuk|couk|orguk|nhsuk|acuk|policeuk|uk\\.uk|com\\.com|org\\.org)(?=[/?#\\s,)]|\\.(?:\\s|$)|$)\\S*`,
      "giu",
    ),
    why: "has an ending that is misspelt",
  },
  {
    pattern: new RegExp(`${begin}www\\.[\\p{L}\\p{N}-]{1,63}(?![\\p{L}\\p{N}_-]|[.,][\\p{L}\\p{N}.])`, "giu"),
    why: "has no ending, as in .org.uk",
  },
  { pattern: new RegExp(`${begin}(?:https?://)?www\\.(?:www\\.)+\\S*`, "giu"), why: "says www. twice" },
  {
    pattern: new RegExp(`${begin}https?://[^\\s/]{1,253}[.-]/\\S*`, "giu"),
    why: "has a wrong sign before its first /",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s/?#@]{1,100}@[\\p{L}\\p{N}]\\S*`, "giu"),
    why: "has a wrong sign in its host",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s\\\\]{1,300}\\\\[\\p{L}\\p{N}]\\S*`, "giu"),
    why: "has a \\ for a /",
  },
  {
    pattern: new RegExp(
      `${begin}https?://[^\\s/:@?#]{1,253}:(?:6553[6-9]|655[4-9]\\d|65[6-9]\\d\\d|6[6-9]\\d{3}|[7-9]\\d{4}|\\d{6,12})(?!\\d)\\S*`,
      "giu",
    ),
    why: "has a number behind its host that no server has",
  },
  {
    pattern: new RegExp(
      `${begin}https?://(?:[^\\s/:@?#]{1,253}:(?:3000|4200|5000|5173|8000|8080|8888)(?!\\d)|(?:[\\p{L}\\p{N}-]{1,63}\\.){0,5}[\\p{L}\\p{N}-]{1,55}[-.](?:staging|stage|stg|uat|preprod|dev|test)\\.(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}\\p{L}{2,20}|(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}(?:azurewebsites\\.net|herokuapp\\.com|netlify\\.app|vercel\\.app|ngrok(?:-free)?\\.(?:io|app)|wpengine(?:powered)?\\.com|pantheonsite\\.io|kinsta\\.cloud|cloudwaysapps\\.com|test))(?=[/:?#\\s,)]|\\.(?:\\s|$)|$)\\S*`,
      "giu",
    ),
    why: "leads to a copy for trying things out",
  },
  {
    pattern: new RegExp(
      `${begin}(?:(?:javascript|data|onenote|ms-(?:word|excel|powerpoint|teams)|msteams):(?=[\\p{L}\\p{N}/])|(?:chrome-extension|moz-extension|content|intent|whatsapp|fb|cid|outlook|tel)://?)\\S+`,
      "giu",
    ),
    why: "opens on no telephone",
  },
  {
    pattern: new RegExp(`${begin}https?://[^\\s]{1,300}[\\p{L}\\p{N}/]\\.\\.(?=[\\s)]|$)`, "giu"),
    why: "has two full stops in a row",
  },
  { pattern: new RegExp(`${begin}https?://[.-]\\S+`, "giu"), why: "has a wrong sign behind https://" },
];

const wholeHost = new RegExp(
  `${begin}(?:https?://|www\\.)(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}(\\p{L}{2,24})(?=[/?#\\s,)]|\\.(?:\\s|$)|$)[^\\s,)]*`,
  "giu",
);

/** "https://northdale.gov.ul/help" */
function* endsNowhere(text: string): Iterable<Span> {
  for (const { 0: words, 1: label = "", index } of matchesOf(wholeHost, text)) {
    if (!isTopLevelDomain(label.toLowerCase())) yield { start: index, end: index + words.length };
  }
}

export const linkBroken = wordsRule({
  code: "link-broken",
  severity: "warning",
  summary:
    "A link is misspelt, stuck to another, or leads where its readers may not follow, such as your own computer.",
  *find({ text }) {
    if (!/[/\\.,]/.test(text)) return;
    const found: Span[] = [];
    for (const { pattern, why, help: advice = help } of forms) {
      for (const { 0: words, index } of matchesOf(pattern, text)) {
        const span = { start: index, end: index + words.length };
        if (found.some(({ start, end }) => span.start < end && start < span.end)) continue;
        found.push(span);
        yield { span, message: `The link "${words}" ${why}.`, help: advice };
      }
    }
    for (const span of endsNowhere(text)) {
      if (found.some(({ start, end }) => span.start < end && start < span.end)) continue;
      yield {
        span,
        message: `The link "${text.slice(span.start, span.end)}" has an ending that no address has.`,
        help,
      };
    }
  },
});
