import type { Span } from "../../diagnostics/source.ts";
import { linksIn } from "../../networks/text/links.ts";
import { latin } from "../text/latin.ts";
import { leftoversIn } from "../text/lost/leftovers.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { withoutTrailingHashtags } from "../text/tags/hashtags.ts";
import { type Spot, textRule, type Written } from "../written.ts";

const stop = "[\\t \\u00a0]*[.:,!?]?[\\t \\u00a0]*";
/**
 * `first` and `rest`, where nobody stands before them: "people whom you can get in touch with" is whole. What is first is
 * looked at first: to look back from every letter takes ten times as long.
 */
function alone(first: string, rest: string): string {
  const noOne =
    "(?<!\\b(?:who|whom|whose|which|where|what|people|someone|somebody|anyone|anybody|nobody|those|person|friends?|services?|address)\\b[^.!?\\n]{0,40})";
  return `(?=${first})${noOne}(?:${first})${rest}`;
}

const begun = [
  "please[ \\u00a0]+contact(?:(?: us)? (?:on|at|by|via))?",
  "contact (?:us|(?:the|our) \\p{L}{2,15}(?: \\p{L}{2,15})?) (?:on|at|by|via)",
  "(?:call|ring|phone|text|message|telephone)(?: us| our \\p{L}+| the \\p{L}+)? (?:on|at|via)",
  "(?:e-?mail|write to)(?: us)? (?:at|on|via)",
  "(?:e-?mail|write to|visit|call|ring|phone|telephone|tel|website|web|link)(?: us)?(?=:)",
  "(?:visit|see|go to|read more|find out more|more (?:information|info|details|help|advice)|sign up|register|book(?: now| your place| a place)?|details|report it)(?: us| now| here)? (?:at|on|via|from|by visiting)",
  "(?:for|to get|to find out) (?:more|further)(?: (?:information|info|details|help|advice))?,? (?:please )?(?:visit|see|contact|call|e-?mail|go to|ring)(?: us)?(?: at| on| via)?",
  "(?:visit|go to)(?: our)?(?: website| page| site)? at",
  "(?:online|get help|get support|report (?:it|this)|donate|apply|register|more|tickets|available|download|watch live|join us live|find us|visit us online) (?:at|via)",
  "(?:sign up|register|book|read more|find out more|more(?: info| information| details)?|apply|donate|download(?: it)?|watch|full details|info(?:rmation)?) here(?=:)",
  "(?:the|our) (?:number|address|website|link|e-?mail|helpline)(?: \\p{L}{2,10}){0,3} is",
  "(?:download|order|get|find|read|watch|view|access|request|collect|buy|book|register|share)(?: (?!(?:where|who|what|which|how|you|we|they|s?he|i|it)(?!\\p{L}))\\p{L}{1,14}){1,6} (?:from|at|via|here(?=:))",
  "text [A-Z]{2,12} to",
  // "Call 0800 1111 or visit"
  "(?<=[\\d/] )(?:or|and) (?:visit|go to|e-?mail|call|ring|phone|text|see)(?: us)?(?: at| on)?",
  "(?<=(?:^|[.!?,\\n])[\\t ]*)text to",
  "(?:reach|find|join|follow|meet|speak to|talk to|get in touch with|message) (?:us|our \\p{L}{2,12}(?: \\p{L}{2,12})?) (?:on|at|via)",
  "(?:tickets?|places|copies|leaflets?|posters?|packs?|ribbons?)(?: [\\p{L}\\p{N}£.]{1,10}){0,4} from",
  "(?<!\\p{L})by (?:e-?mailing|visiting|calling|ringing|texting|contacting|phoning|clicking|going to|scanning|writing to)(?: us)?(?: at| on)?",
  "drop us (?:a line|an e-?mail|a message|a note) (?:at|on|via)",
  alone(
    "can be|may be|are|is",
    " (?:found|downloaded|ordered|booked|viewed|seen|requested|obtained|available|bought|read|watched) (?:online )?(?:at|via|from|on|here(?=:))",
  ),
  "(?:see|visit|go to|check|look at) (?:our|the) (?:website|web ?page|page|site|leaflet|guide) (?:for|at)",
  alone(
    "send|post|e-?mail|return|submit|forward|report|refer|address|direct",
    "(?: us| it| them| in)?(?: (?:(?:your|any|the|all|a|completed) (?:\\p{L}{2,14} ){0,3}?\\p{L}{2,14}|concerns?|entries|photos?|pictures?|questions?|enquiries|nominations?))? to",
  ),
  "get in touch(?: with us)? (?:at|on|via)",
  alone("get in touch with", ""),
  alone(
    "contact|e-?mail|call|ring|phone|text|message|write to|reach|speak to|talk to|ask for",
    "(?: (?!(?:on|at|via|in|to|for|from|with|who|what|where|which|whom|and|or|but|if|while)(?!\\p{L}))\\p{L}{1,14}){1,3} (?:on|at|via)",
  ),
  // A sentence that tells readers to do something, and stops at "at".
  "(?<=(?:^|[.!?\\n])[\\t ]*)(?:read|find|learn|see|watch|hear|view|visit|report|book|register|sign|apply|join|order|download|discover|explore|share|take)(?: (?!(?:who|what|where|which|whom|how|you|they|we|s?he|i)(?!\\p{L}))[\\p{L}'’-]{1,14}){1,8} (?:at|via)",
  "(?:follow us on|find us on|tickets from|available from|download it from)",
  // "To report a concern, call", and nothing else in the sentence: "a friend to call" is whole.
  "(?=please |call|ring|phone|text|visit|contact|e-?mail|go to|click|scan)(?<=(?:^|[.!?\\n])[\\t ]*(?:for|to|if) [^.!?:\\n]{3,60})(?<!\\b(?:to|can|could|may|must|should|will|would|don['’]t|do not|you|we|they|not|a|the|your|this|our|or|and|please)[ ])(?:please )?(?:call|ring|phone|text|visit|contact|e-?mail|go to|click|scan)",
];
const dangling = latin(`(?<![\\p{L}\\p{N}])(?:${begun.join("|")})${stop}(?=\\n[\\t ]*(?:\\n|$|or\\b|and\\b)|$)`, "giu");
/** On the same line as hashtags a colon must stand, as in "Call us on: #CEADay27": "Join us on #CEADay27" is whole. */
const beforeHashtag = latin(`(?<![\\p{L}\\p{N}])(?:${begun.slice(1).join("|")})[\\t ]*:[\\t ]*(?=[#＃])`, "giu");
/**
 * Where hashtags alone follow: of words that ask for something which no hashtag is. "Join us on #CEADay27" is whole, as is
 * whatever is done on that day, and so may be "Get help from #Northdale".
 */
const beforeLastHashtags = latin(
  [
    "(?:download|order|e-?mail|write|contact|apply|donate|access|collect|request)(?: (?!(?:who|what|where|which|whom|how|if|and|or|but)(?!\\p{L}))[\\p{L}'’-]{1,14}){0,6} (?:at|via)",
    "(?:find|read|get|view|see|watch|buy)(?: [\\p{L}'’-]{1,14}){0,5} (?:guid(?:es?|ance)|toolkits?|resources?|leaflets?|posters?|packs?|booklets?|films?|videos?|reports?|forms?|details|information|advice|tips|tickets|signs)(?: [\\p{L}'’-]{1,14}){0,4} (?:at|via)",
    "(?:sign up|register|book|report)(?: [\\p{L}'’-]{1,14}){0,6} via",
    "(?:call|ring|phone|telephone|text) (?:us|our \\p{L}{2,14}|the \\p{L}{2,14}) (?:at|on|via)",
    "(?<=(?:^|[.!?\\n])[\\t ]*for (?:more |further |free )?(?:help|advice|support|information),? )(?:please )?(?:call|ring|phone|text|visit|contact|e-?mail)",
  ]
    .map((each) => `(?<![\\p{L}\\p{N}])(?:${each})[\\t ]*[.:]?$`)
    .join("|"),
  "giu",
);
/** Cut out where the address stood, so that a gap is left: "please contact .", "Visit  for advice". */
const cutOutAtGap = latin(
  [
    "(?<![\\p{L}\\p{N}])(?:contact|e-?mail|visit|call|ring|phone|text|at|on|via)(?::[\\t \\u00a0]{0,3}|[\\t \\u00a0]{1,3})[.,;](?=\\s|$)",
    ":[\\t \\u00a0]{1,3}[.,;](?=\\s|$)",
    "(?<!\\p{L})(?:website|web page|helpline|number|address|link|e-?mail|form)[,:]?[ \\u00a0]{2,4}(?=(?:and|or|to|for|then)(?!\\p{L}))",
    "(?<![\\p{L}\\p{N}])(?:contact|e-?mail|visit|call|ring|phone|text|go to|at|on|via)(?::[ \\u00a0]{1,3}|[ \\u00a0]{2,4})(?:for|or|and|to|between|if|today|now)(?![\\p{L}\\p{N}])",
  ].join("|"),
  "giu",
);
/** Few texts have one. */
const gap = /[\t \u00a0:][.,;](?:\s|$)|[ \u00a0]{2}|:[ \u00a0]/u;
/** "Our website at to find out more" */
const cutOut = latin(
  [
    "(?<!\\p{L})(?:head|head over|go|pop over|log on|sign up|turn) to (?=(?:for (?:more|help|advice|support|further|information|details|the)|to (?:find|get|book|learn|report|register|sign|see|read|donate|apply)|and (?:find|get|book|sign|register))(?!\\p{L}))",
    "(?<=(?:^|[.!?\\n])[\\t ]*)(?:please )?(?:visit|e-?mail|contact|go to) for (?:more|further)(?!\\p{L})",
    "(?<!\\p{L})(?:speak|talk) to our \\p{L}{2,12} (?:on|at|via) (?=(?:or|and|to|between|for)(?!\\p{L}))",
    "(?<![\\p{L}\\p{N}])(?:website|web page|page|site|helpline|team|call us|ring us|phone us|e-?mail us|contact us|visit us|visit|text us) (?:at|on|via) (?=(?:to (?:find|get|book|learn|report|register|sign|see|speak|talk|join|read|donate|apply)|for (?:more|help|advice|support|further|information|details)|or (?:call|visit|e-?mail|text|ring|phone|at|on)|between \\d|if you)(?!\\p{L}))",
  ].join("|"),
  "giu",
);
const printOnly =
  /\b(?:overleaf|see (?:the )?attached|(?:see|find|open|read) (?:the )?attachments?|(?:please find|is|are|as) attached(?!\s+to\b)|(?<!strings )attached (?:is|are|find|please find|you will find)(?!\p{L})|attached (?:leaflet|poster|flyer|document|file)|(?:please )?turn over(?= for(?!\p{L})|[\t \u00a0]*(?:[.!)\n]|$))|P\.?T\.?O\.?(?=[\t \u00a0]*(?:$|\n))|see over(?=[\t \u00a0]*(?:[.,;:!)\n]|$))|enclosed (?:leaflet|poster|flyer)|on the (?:next|previous|back|facing|opposite) page|on the back of this (?:card|leaflet|page)|(?:on|see) page \d+)(?!\p{L})/giu;
const linkAnnounced =
  /\b(?:(?:click|tap|follow|use|see|visit|open|via|at|on)(?: on)? (?:the|this|our) link(?! between)(?: (?:below|above|here))?|link (?:is )?below|(?:sign up|register|book(?: now| your place| a place| tickets)?|apply|donate|read more|find out more|learn more|download (?:it|them|the \p{L}{2,14})|nominate|vote|order yours?) here(?=[ .!]*(?:$|\n|#))|(?:the )?links? in (?:the |our |my )?(?:first )?(?:comments?|thread|next post|repl(?:y|ies))|see link(?=[ .!]*(?:$|\n|#))|use the form below|see below)\b/giu;

/** Only some hand-offs have a page for it. */
const profileAnnounced = /\blinks? in (?:the |our |my )?(?:bio|profile|stor(?:y|ies))(?!\p{L})/giu;
const pages = new Set(["instagram", "tiktok", "threads", "story"]);
/** "Find out more ⬇️" */
const pointsOn = /(?:[👇👉🔗⤵⬇➡↓→]\ufe0f?[\u{1f3fb}-\u{1f3ff}]?[\t \u00a0]*)+$/u;
/** What a toolkit writes above each of its messages. */
const heading =
  /^[\t ]*(?:(?:suggested|sample|draft|example|template)[ ](?:social (?:media )?)?(?:post|tweet|caption|copy|text|message|wording)s?(?:[ ]\d{1,2})?|(?:image|picture|poster|graphic|visual|asset|caption|tweet|slide|(?:social(?: media)?|facebook|instagram|linkedin|bluesky|twitter|x) (?:post|copy|caption|text))[ ]?(?:no\.?[ ]?|#)?\d{1,2}|post[ ](?:no\.?[ ]?|#)?(?!1[468](?!\d))\d{1,2}|(?:facebook|instagram|linkedin|bluesky|twitter|x|mastodon|twitter\/x)[ ](?:post|copy|caption|text|version)|(?:Facebook|Instagram|LinkedIn|Twitter|X|Twitter\/X|Bluesky|Mastodon|Threads)(?:[ ]?\([^)\n]{1,30}\)(?=:)|[ ]?:?(?=\n)))[\t ]*(?:[:–—-](?=\s|$)|(?=\n|$))/iu;

const pictureAnnounced =
  /\b(?:(?:see|look at|scan|use|read) (?:the |our |this )?(?:image|picture|poster|graphic|photo|flyer|leaflet|infographic|QR code|code|table|chart)s? (?:below|above|opposite|attached|on the right|on the left)|(?:the )?QR code below|(?:watch|see|play) (?:the |our |this )?(?:film|video|clip|webinar|animation) (?:below|above|attached)|scan (?:the|our|this) (?:QR )?code|see (?:image|poster|flyer|graphic|infographic)(?=[ .!]*(?:$|\n|#)))(?!\p{L})/giu;

/** The colon that ends the whole text, where neither a next part, a picture nor a card follows it. */
function* danglingColon({ text, part, index, rendered }: Written): Iterable<Spot> {
  const more = index + 1 < rendered.parts.length || part.images.length > 0 || rendered.card !== undefined;
  if (more) return;
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const onlyTags = lastLine.length < text.length && withoutTrailingHashtags(` ${lastLine}`).trim() === "";
  const body = (onlyTags ? text.slice(0, text.length - lastLine.length) : text).trimEnd();
  if (!/\p{L}:$/u.test(body)) return;
  yield {
    span: { start: body.length - 1, end: body.length },
    message: "Nothing follows the colon.",
    help: "Something was lost: add what the text announces, or end the sentence with a full stop.",
  };
}

/** "Please email" ends a text that names no number and no address. */
const bareAsk =
  /(?<=(?:^|[.!?,\n][ ]?)(?:\p{L}{1,12} ){0,4})please (?:e-?mail|call|ring|phone|text|visit|message|write to|telephone)(?: us)?[ ]?[.:!,]?\s*$/iu;
const reaches = /\d{3}|[@/]|\.(?:uk|org|com)(?!\p{L})/u;

function* without(text: string): Iterable<Spot> {
  const found: number[] = [];
  const lastAsk = reaches.test(text) ? null : bareAsk.exec(text);
  if (lastAsk !== null) {
    found.push(lastAsk.index);
    yield {
      span: { start: lastAsk.index, end: lastAsk.index + lastAsk[0].trimEnd().length },
      message: `Nothing follows "${lastAsk[0].trim()}".`,
      help: "Add the number, the address or the name.",
    };
  }
  const cut = gap.test(text) ? [cutOutAtGap, cutOut] : [cutOut];
  const body = withoutTrailingHashtags(text).trimEnd();
  const before = body.length < text.trimEnd().length ? [[beforeLastHashtags, body] as const] : [];
  for (const [pattern, within] of [
    ...[dangling, beforeHashtag, ...cut].map((each) => [each, text] as const),
    ...before,
  ]) {
    for (const { 0: words, index } of matchesOf(pattern, within)) {
      if (found.some((at) => Math.abs(at - index) < 20)) continue;
      found.push(index);
      yield {
        span: { start: index, end: index + words.trimEnd().length },
        message: `Nothing follows "${words.trim()}".`,
        help: "Add the number, the address or the name.",
      };
    }
  }
}

function* pointing(text: string): Iterable<Spot> {
  if (linksIn(text).length > 0) return;
  const body = withoutTrailingHashtags(text).trimEnd();
  const found = pointsOn.exec(body.slice(-20));
  if (found === null || !/\p{L}/u.test(body)) return;
  yield {
    span: { start: body.length - found[0].length, end: body.length },
    message: `"${found[0]}" points to a link, and there is none.`,
    help: "Add the link.",
  };
}

function* all(written: Written): Iterable<Spot> {
  const { text, rendered, index } = written;
  // A picture may show what the words announce, and a card is a link.
  const shows = written.part.images.length > 0 || rendered.card !== undefined || index + 1 < rendered.parts.length;
  if (!shows) yield* without(text);
  for (const { 0: words, index: start } of matchesOf(printOnly, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" points to a page that readers of a post do not have.`,
      help: "Say it here, or give a link.",
    };
  }
  const [announced] = shows ? [] : matchesOf(linkAnnounced, text);
  if (announced !== undefined && linksIn(text).length === 0) {
    yield {
      span: { start: announced.index, end: announced.index + announced[0].length },
      message: `"${announced[0]}" announces a link, and there is none.`,
      help: "Add the link.",
    };
  }
  const place = written.delivery.account.options.channel;
  for (const { 0: words, index: start } of place !== undefined && pages.has(place)
    ? []
    : matchesOf(profileAnnounced, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" sends readers to a place that this network does not have.`,
      help: "Give the link itself.",
    };
  }
  if (!shows) yield* pointing(text);
  const label = heading.exec(text)?.[0];
  if (label !== undefined) {
    yield {
      span: { start: 0, end: label.length },
      message: `"${label.trim()}" is a label of the document that the text was copied from.`,
      help: "Leave it out.",
    };
  }
  for (const { 0: words, index: start } of shows ? [] : matchesOf(pictureAnnounced, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" announces a picture, and there is none.`,
      help: "Add the picture, or say what it shows.",
    };
  }
  yield* danglingColon(written);
  for (const { why, help, ...span } of leftoversIn(text, shows || linksIn(text).length > 0)) {
    yield { span, message: `"${text.slice(span.start, span.end).trim()}" ${why}.`, help };
  }
}

export const lostContent = textRule({
  code: "lost-content",
  severity: "warning",
  summary:
    'A text announces something that is not there: a colon or "please contact" with nothing behind it, "overleaf", "the link below".',
  *find(written) {
    const told: Span[] = [];
    for (const fault of all(written)) {
      // One thing that is lost is told once, however many finders see it.
      const { span } = fault;
      if (span !== undefined && told.some(({ start, end }) => span.start < end && start < span.end)) continue;
      if (span !== undefined) told.push(span);
      yield fault;
    }
  },
});
