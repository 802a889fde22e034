/** Words that ask for something, or begin to, with nothing behind them: a link, a number or an address was lost there. */
import type { Span } from "../../../diagnostics/source.ts";
import { allMatches } from "../../../system/text/all-matches.ts";
import { latin } from "../latin.ts";
import { mayMatch } from "../sieve/sieve.ts";
import { withoutTrailingHashtags } from "../tags/hashtags.ts";

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

/** "Please email" ends a text that names no number and no address. */
const bareAsk =
  /(?<=(?:^|[.!?,\n][ ]?)(?:\p{L}{1,12} ){0,4})please (?:e-?mail|call|ring|phone|text|visit|message|write to|telephone)(?: us)?[ ]?[.:!,]?\s*$/iu;
const reaches = /\d{3}|[@/]|\.(?:uk|org|com)(?!\p{L})/u;

export interface NothingBehind extends Span {
  readonly words: string;
}

function told(words: string, start: number): NothingBehind {
  return { words: words.trim(), start, end: start + words.trimEnd().length };
}

/** Of what is found twice at nearly the same place only the first. */
export function* nothingBehindIn(text: string): Iterable<NothingBehind> {
  const found: number[] = [];
  const lastAsk = reaches.test(text) ? null : bareAsk.exec(text);
  if (lastAsk !== null) {
    found.push(lastAsk.index);
    yield told(lastAsk[0], lastAsk.index);
  }
  const cut = gap.test(text) ? [cutOutAtGap, cutOut] : [cutOut];
  const body = withoutTrailingHashtags(text).trimEnd();
  const before = body.length < text.trimEnd().length ? [[beforeLastHashtags, body] as const] : [];
  for (const [pattern, within] of [
    ...[dangling, beforeHashtag, ...cut].map((each) => [each, text] as const),
    ...before,
  ]) {
    // What stands in a piece of the text stands in the text, which others have asked about already.
    for (const { 0: words, index } of mayMatch(pattern, text) ? allMatches(pattern, within) : []) {
      if (found.some((at) => Math.abs(at - index) < 20)) continue;
      found.push(index);
      yield told(words, index);
    }
  }
}
