/** What a letter, a document or a toolkit leaves in a text that was pasted from it, and what was not pasted with it. */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf } from "../sieve/sieve.ts";

interface Leftover extends Span {
  readonly why: string;
  readonly help: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly why: string;
  readonly help: string;
  /** Only where the post has no picture, card or link that may be meant. */
  readonly needsNothing?: true;
}

const thing =
  "(?:posters?|leaflets?|fl[yi]ers?|toolkits?|packs?|images?|pictures?|photos?|photographs?|graphics?|infographics?|logos?|documents?|docs?|files?|forms?|letters?|guides?|guidance|booklets?|pdfs?|presentations?|slides?|slideshow|videos?|films?|clips?|animations?|maps?|charts?|templates?|resources?|materials?|invites?|invitations?|agendas?|programmes?|timetables?|reports?|QR codes?|screenshots?|banners?|briefings?|newsletters?|registration forms?|booking forms?|press releases?|lesson plans?)";
const words = "(?:post|tweet|caption|text|message|wording|copy|status|update)s?";
const lineStart = "(?<=(?:^|\\n)[\\t ]{0,8})";
const lineEnd = "(?=[\\t ]*[.!:]?[\\t ]*(?:$|\\n|[#＃]))";
const remove = "Leave it out.";
const give = "Say it here, or give a link.";

const forms: readonly Form[] = [
  {
    pattern: latin(
      `(?<!\\p{L})(?:(?:in|see|open|read|find|check|use|view|download|complete|return|with) (?:the |our |this |your )?(?:\\p{L}{3,12} )?(?:attachments?|enclosures?|appendix|annex)(?! (?:style|theory|figure))|attached (?:\\p{L}{3,12} )?${thing}|${thing} (?:is |are )?(?:attached|enclosed)(?! to)|(?:posters?|pdf|details|copy|copies) (?:is |are )?(?:attached|enclosed)(?! to)|(?:enclosed|attached)${lineEnd})(?!\\p{L})`,
      "giu",
    ),
    why: "speaks of an attachment, and a post has none",
    help: give,
  },
  {
    pattern: latin(
      `(?<!\\p{L})(?:${thing}|buttons?|links?|details|instructions|address|number|web ?address|contact details|QR|codes?|hashtags) (?:shown |listed |given |provided )?(?:is |are )?(?:below|underneath|above|opposite|overleaf|(?:on|to) the (?:right|left)|at the (?:bottom|top|foot)(?: of (?:this|the) (?:page|e-?mail|message|letter))?)(?! (?:the|a|an|zero|average|\\d))(?!\\p{L})`,
      "giu",
    ),
    why: "announces something that is not there",
    help: "Add it, or leave the words out.",
    needsNothing: true,
  },
  {
    pattern:
      /(?<!\p{L})(?:(?:click|tap|press|select|hit|use)(?: on)? (?:the |this |our )?(?:image|picture|photo|poster|logo|icon|button|banner|thumbnail|arrow|map|register|book|red|blue|green)(?: \p{L}{2,8})?(?= (?:to|below|above|for)(?!\p{L})|[ .!]*(?:$|\n|[#＃]))|as (?:shown|seen|pictured|described|listed|mentioned) (?:below|above|opposite|in the (?:image|picture|photo|table|chart|poster))|(?:at|via|on|use|using|visit|follow|with|through|from) the (?:following|below|above) (?:link|address|website|web ?page|page|number|e-?mail|site|form|url|code)s?|(?:the )?(?:following|below) (?:link|address|number|url))(?!\p{L})(?![^\n]{0,40}\d{3}|[^\n]{0,20}:[ ]?\S)/giu,
    why: "announces something that is not there",
    help: "Add it, or leave the words out.",
    needsNothing: true,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}._/\\@-])(?:[\p{L}\p{N}_-]{1,60}|(?:IMG|DSC|image|screenshot)[ ]?\(?\d{1,5}\)?)\.(?:png|jpe?g|gif|heic|webp|svg|pdf|docx?|pptx?|xlsx?|mp4|mov|eml|msg|zip|ics)(?![\p{L}\p{N}/_-])/giu,
    why: "is the name of a file that was not pasted with the text",
    help: "Add the picture, or give a link to the file.",
  },
  {
    pattern:
      /[[<{](?:(?:inline|embedded|attached|see) )?(?:[Ii]mage|[Pp]icture|[Pp]hoto|[Gg]raphic|[Ll]ogo|[Pp]oster|attachment|screenshot|cid|img|figure|sticker|icon|infographic|QR code|chart)s?(?:(?:=|:(?=\S))[^\]>}\n]{0,80})?[\]>}]/gu,
    why: "stands where a picture was not pasted",
    help: "Add the picture, or leave the words out.",
    needsNothing: true,
  },
  {
    pattern:
      /(?<!\p{L})Error! (?:Hyperlink|Reference|Bookmark|Filename|Unknown|Not a valid|No (?:bookmark|text|table))[^.\n]{0,40}\.?|[#＃](?:REF|VALUE|NAME|NULL|DIV\/0|N\/A)(?:[!?]|(?<=N\/A))|\b(?:HYPERLINK|MERGEFIELD|INCLUDEPICTURE) ["“]?\S{1,100}|_Toc\d{4,12}|\bcid:\S{1,80}|(?<!\p{L})Comment(?:ed)? \[\p{L}{1,3}\d{1,3}\]|(?<!\p{L})\[(?:image|link) removed\]|This message was truncated|\[Quoted text hidden\]|\[External(?: Email| Sender)?\]/giu,
    why: "is what a program writes where something was lost",
    help: "Write what stood there.",
  },
  {
    pattern: latin(
      `${lineStart}(?:Sent from (?:my|Outlook|Mail|Yahoo)[^\\n]{0,40}|Get Outlook for[^\\n]{0,40}|(?:From|To|Cc|Bcc|Sent|Subject):[ \\t]*\\S[^\\n]{0,80}|(?:FW|FWD|RE|Fwd|Re|Fw):[ \\t]\\S[^\\n]{0,80}|-{2,}[ ]?(?:Original|Forwarded) [Mm]essage[^\\n]{0,40}|(?:CAUTION|WARNING|EXTERNAL):[ ]?(?:This|EXTERNAL)[^\\n]{0,80}|This e-?mail (?:and|is|was|may|originated)[^\\n]{0,80}|Please consider the environment[^\\n]{0,60}|On [^\\n]{4,60} wrote:)`,
      "gu",
    ),
    why: "is a line of an e-mail",
    help: remove,
  },
  {
    pattern: latin(
      `${lineStart}(?:Dear (?:all|colleagues?|partners?|sirs?|madam|team|friends and colleagues|head ?teachers?|members?|comms (?:leads?|teams?|colleagues)|communications \\p{L}+)(?: and (?:partners?|colleagues?|friends))?|(?:Hi|Hello) (?:all|team|both|colleagues)|(?:Dear|Hi|Hello)(?=[ \\t]*,))[ \\t]*(?:,|(?=\\n|$))|${lineStart}(?:(?:Kind(?:est)?|Best|Warm(?:est)?) (?:regards|wishes)|Regards|Many thanks|Yours (?:sincerely|faithfully|truly)|Best wishes|Signed|All the best|Cofion(?: cynnes| gorau)?)[ \\t]*(?:,?[ \\t]*(?=$|\\n[^\\n]{0,60}$|[#＃]))`,
      "giu",
    ),
    why: "belongs to a letter, not to a post",
    help: remove,
  },
  {
    pattern: latin(
      `${lineStart}(?:Alt(?:ernative)?[ -]?text|Image (?:description|text|alt|name|file|credit needed)|Suggested (?:image|hashtags?|date|time|caption|link|photo|visual)|Hashtags?(?: to use)?|(?:Word|Character) count|(?:When|Date|Time) to post|Post(?:ing)? (?:date|time|copy|text)|Platforms?|Channels?|Target audience|Audience|Call to action|CTA|Subject line|Body(?: text| copy)?|Headline|Key messages?|Voice ?over|Speaker notes?|Option (?:[A-D]|\\d)|Version (?:[A-D]|\\d)|Draft(?: \\d)?|Final(?: version)?|Notes?(?: to editors?)?|For (?:Twitter|X|Facebook|Instagram|LinkedIn|Bluesky|Mastodon|staff|schools|internal use)(?: only)?)[ \\t]*:(?=[ \\t\\n]|$)`,
      "giu",
    ),
    why: "is a label of the document that the text was copied from",
    help: remove,
  },
  {
    pattern: latin(
      `${lineStart}(?:(?:message|page|slide|tweet|caption|sheet|draft|option|version) \\d{1,2}(?: of \\d{1,2})?|(?:post|image|picture) \\d{1,2} of \\d{1,2}|page \\d{1,3})${lineEnd}|\\(?(?<!\\d)\\d{2,3} (?:characters|chars)(?: (?:with|including|without) spaces)?\\)?${lineEnd}`,
      "giu",
    ),
    why: "is a label of the document that the text was copied from",
    help: remove,
  },
  {
    pattern: latin(
      `(?<!\\p{L})(?:(?:please )?(?:copy (?:and|&|\\+) paste|cut (?:and|&) paste)|(?:use|attach|post|pair|include|insert|add) (?:the |this |these |an? |your |one of the )?(?:\\p{L}{3,12} )?${thing} (?:with|alongside|for|to) (?:the |this |your |these |each )?${words}|(?:the )?(?:following|suggested|sample|attached|accompanying) (?:social media )?${words}(?! (?:from|in|by|by))|(?:use|adapt|amend|edit|personalise|tailor|copy) (?:the |this |these )?(?:text|wording|caption|copy|posts?|messages?)(?: (?:below|above|as needed|as you (?:wish|like|see fit)))?${lineEnd}|(?:do not|don['’]t|not to be|not for) (?:post(?:ed)?|publish(?:ed)?|publication|release[d]?|tweet(?:ed)?|circulat\\p{L}+)(?: (?:before|until|till|yet|externally))?|embargoed(?: until)?|(?:to be|should be|please) (?:posted|published|tweeted|scheduled|post|publish|schedule|tweet) (?:this )?(?:on|at|with|by|before|after|between)|(?:for|to) (?:use|post|be used) (?:on|with) (?:Twitter|X|Facebook|Instagram|LinkedIn|Bluesky|social media)|to accompany (?:the |this )?(?:image|picture|post|video|poster)|(?:insert|add|tag) your (?:own )?(?:logo|organisation|organization|local \\p{L}+|council|school))(?!\\p{L})`,
      "giu",
    ),
    why: "is an instruction to the one who posts, not to readers",
    help: remove,
  },
  {
    pattern:
      /(?<!\p{L})(?:text|send) (?:the (?:word|code|letters?) )?["“‘']?[A-Z]{2,12}["”’']? to(?=[ \t]*[.:!]?[ \t]*(?:$|\n|[#＃]))|(?<!\p{L})(?:call|ring|phone|text|e-?mail|contact|visit|message|find|join|reach) us (?:at|on|via) (?:or|for|at|via|to|between|and (?:we|ask|speak))(?!\p{L})|(?<=\p{L} )(?:via|and the|of the|at the|on the|with our|contact our|visit our|to our|from our)(?=[ \t]*[.:]?[ \t]*(?:$|\n\n))/giu,
    why: "is followed by nothing",
    help: "Add the number, the address or the name.",
  },
  {
    pattern:
      /(?<=^|[\s(])(?:\([\t \u00a0]*\)|\[[\t \u00a0]*\]|“[\t \u00a0]*”|<[\t \u00a0]*>)|(?<=(?:^|\n|\p{Ll}[ ]))['’]s(?=[ ]\p{Ll})|(?<=\p{L}),[\t \u00a0]+,(?=\s)/gu,
    why: "holds nothing: a name or an address was lost",
    help: "Write what stood there.",
  },
];

/** `shows`: whether the post has a picture, a card or a link that words like "the poster below" may mean. */
export function* leftoversIn(text: string, shows: boolean): Iterable<Leftover> {
  for (const { pattern, why, help, needsNothing } of forms) {
    if (needsNothing === true && shows) continue;
    for (const { 0: words, index } of matchesOf(pattern, text)) {
      yield { start: index, end: index + words.length, why, help };
    }
  }
}
