import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const patterns = [
  /(?<![\p{L}\p{N}#@_])(?:TBC|TBA|TBD|tbc|tba)(?![\p{L}\p{N}_])/gu,
  /\b(?:date|time|venue|place|location|details|names?|speakers?|quote|title|panel|host|line-up) to be (?:confirmed|announced|decided|added)\b/giu,
  /(?<![\p{L}\p{N}?!…])\?{2,}/gu,
  /\b(?:XYZ|ABC|Any|Some|Acme)[ -](?:Council|Partnership|Police|School|Academy|Trust|Town|Organisation|Charity|Borough)\b|\b(?:Anytown|Anyshire|Joe Bloggs|Jane Doe|John Doe)\b/gu,
  /\b(?:https?:\/\/)?(?:www\.)?(?:your|my)[-.]?(?:website|web|site|domain|council|organisation|organization|company|charity|school|name|link|address|url)\.(?:\p{L}{2,}(?:\.\p{L}{2,})?)\b|\byour(?:name|email|address)@/giu,
  /(?<![\p{L}\p{N}[(<])(?:insert|add|attach)[ \u00a0]+(?:the[ \u00a0]+)?(?:quote|link|text|image|photo|picture|name|date|logo|url|hashtags?|stats?|figure|caption|copy|graphic)(?![\p{L}\p{N}])(?![ \u00a0](?:to|from|of|with)\b)/giu,
  /(?<![\p{L}\p{N}_])(?:#(?:your)?hashtag|@handle|@username|@organi[sz]ation|@your(?:[ _-]?(?:handle|name|org|organi[sz]ation|council|school|account|partner|page|charity|company|username)))(?![\p{L}\p{N}_])/giu,
  /_{3,}|\.{5,}|(?:…[ ]?){3,}|(?<!\d)00[/.-]00[/.-]\d{2,4}(?!\d)/gu,
  /(?<=^|\n)[ \t]*draft(?=[ \t]*(?:[–—:]|-[ \t]|v\d|version[ ]\d|\d{1,2}[ \t]*(?:[:–—\n]|$)))|(?<!\p{L})(?:not for (?:publication|release|sharing)|do not (?:publish|post|share) (?:yet|until|before)|embargo(?:ed)? until|for (?:your )?approval only|(?:awaiting|needs|subject to) (?:final )?(?:sign[- ]off|approval))(?!\p{L})/giu,
  /(?<!\p{L})(?:quote|link|image|photo|picture|text|copy|logo|caption|stat|statistic|figure)s?(?:[ \u00a0][\p{L}']{1,20}){0,5}[ \u00a0](?:to follow|to come)(?=[ \t]*(?:$|[\n.,;:)#]))/giu,
  /(?<!\p{L})A\.?[ ]?N\.?[ ]?Other(?!\p{L})|(?<!\p{L})(?:Organi[sz]ation|Org|Council|School|Charity|Company|Partner|Partnership) (?:Name|Logo)(?!\p{L})|(?<!\p{L})(?:LINK|URL|DATE|TIME|NAME|VENUE|LOGO|IMAGE|PHOTO|QUOTE|NUMBER|WEBSITE|TEXT|PHONE|EMAIL) HERE(?!\p{L})/gu,
  /(?<!\p{L})your (?:organi[sz]ation|council|charity|school|partnership|area|town|name|website|event|local authority|service|number|phone number|details|date|venue|photo|image|quote|company|team|hashtag|handle)(?:['’]s)?(?: name| logo)? (?:goes )?here(?=[ \t]*(?:$|[\n.,;:)#!]))/giu,
  /(?<!\p{L})(?:eich (?:sefydliad|enw|dolen|cyngor|ysgol) (?:yma|chi yma)|i['’]w (?:gadarnhau|chadarnhau)|(?:dolen|dyfyniad|manylion) i ddilyn)(?!\p{L})/giu,
  /(?<!\p{L})(?:at TIME|on DATE|at VENUE)(?!\p{L})|(?<![\p{L}[(<])[Ii]nsert (?:your |the )?(?:local )?(?:contact )?(?:details|contacts?|numbers?|information|helplines?)(?!\p{L})/gu,
  /(?<![\p{L}\p{N}])[@#][Xx]{3,}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:DRAFT|DO NOT (?:PUBLISH|POST)|NOT FOR PUBLICATION|PLACEHOLDER|SAMPLE TEXT|DUMMY TEXT)(?![\p{L}\p{N}])/gu,
  /(?<!\d)(?:01234[ ]?567[ ]?89[0]?|0123456789|01632[ ]?960[ ]?\d{3}|0(?:[ ]?0){6,11}|07123[ ]?456[ ]?789|07700[ ]?900[ ]?\d{3}|020[ ]?7946[ ]?0\d{3}|07000[ ]?000[ ]?000)(?!\d)/gu,
  /\bYour (?:Council|Organi[sz]ation|Partnership|School|Charity|Company|Team|Service) (?:Name|Logo|Link|Number|Email)\b|\bFirst ?name (?:Last|Sur) ?name\b|\bName Surname\b/giu,
  /(?<![\p{L}\p{N}.@/-])(?:https?:\/\/)?(?:www\.)?(?:example\.(?:com|co\.uk)|(?:website|domain|sitename)\.(?:com|co\.uk|org|gov\.uk))(?![\p{L}\p{N}-]|\.\p{L})|@example\.(?:com|co\.uk)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:caption|text|title|quote|copy|image|photo|picture|logo|heading|headline|url|link|hashtag|stat)s? (?:goes|go|to go) here(?!\p{L})/giu,
  /(?<=^|\n)[ \t]*(?:(?:caption|text|title|quote|copy|image|photo|picture|logo|url|hashtag|stat)s? (?:here|to follow)|placeholder(?: text| image)?|(?:name|date|time|title|logo|address|number) of (?:the |your )?(?:organi[sz]ation|council|school|charity|partnership|event|venue|speaker))(?=[ \t]*[.:]?[ \t]*(?:$|\n|[#＃]))/giu,
  /(?<!\p{L})(?:enter|type|insert|paste)(?: your| the| some| a)? (?:text|message|name|link|title|caption|quote|number) here(?!\p{L})|(?<=^|\n)type here(?!\p{L})|\bclick to (?:add|edit) (?:text|title|subtitle|notes|a title)/giu,
  // What its writers say to each other: "[DN: check with legal]", "(details to follow - Sam to check)", "COUNCIL NAME".
  /\[(?:DN|NTS|Drafting note|Comms|Legal|Query|Question|Check|Confirm|Ask|Awaiting|Waiting)(?:[: ,–-][^\]\n]{0,80})?\]|[([](?:[\p{L}'’-]{1,15} ){0,6}to (?:follow|check|confirm|be confirmed|be checked|supply|approve|sign off|add|update)(?: with [\p{L}\p{N} ]{1,30})?(?: - [\p{L} ]{1,30})?[)\]]/gu,
  /(?<!\p{L})(?:ORG(?:ANI[SZ]ATION)?|COUNCIL|SCHOOL|CHARITY|PARTNER(?:SHIP)?|FORCE|AGENCY|VENUE|SPEAKER|EVENT) (?:NAME|LOGO|DATE|LINK)(?!\p{L})|(?<!\p{L})(?:quote|photo|picture|statistic|stat|link|logo|caption)s? (?:from|of|about|for) [^.!?\n]{1,40} (?:goes|go|to go|needed|required|to be added|pending)(?: here| in)?(?=[ \t]*(?:$|[\n.,;:)#]))/giu,
  // "(Comms: swap the quote once the CEO signs off)", "[For Sam: check with legal]": who is asked, and what.
  /(?:\((?:comms|communications|design(?:ers?)?|legal|digital|web(?: team)?|marketing|socials?|editors?|admin|for \p{Lu}\p{L}{1,14}|note (?:to|for) [\p{L} ]{2,20})|\[[\p{L} ]{2,24}): [^)\]\n]{0,80}?(?<!\p{L})(?:swap|check|can (?:we|you)|could (?:we|you)|please|needs?|change|update|confirm|chase|signs? off|awaiting|tbc|replace|remove|add|delete|approve)(?!\p{L})[^)\]\n]{0,80}[)\]]/giu,
  /(?<!\p{L})NAMES? OF (?:THE )?(?:SCHOOL|VENUE|PERSON|SPEAKER|ORGANI[SZ]ATION|EVENT|COUNCIL|PARTNER|CHARITY|SERVICE|TEAM|LEAD|TOWN|AREA|CHILD|PUPIL)(?!\p{L})/gu,
  // Kisses stand at the end, and chromosomes beside others.
  /(?<=(?<!\p{L})(?:with|at|on|by|contact|call|e-?mail|until|before|after|see|between) )XX(?= (?:by|on|at|to|before|from|and|or|in|for|between)(?!\p{L})|[.,])(?! (?:and|or|to) XY)|(?<![\p{L}\p{N}/])xx\/xx(?:\/(?:xx){1,2})?(?![\p{L}\p{N}/])/gu,
  /(?<=:[ \u00a0]?)tbd(?=[ \t]*(?:$|[\n.,;)]))/giu,
  /(?<![\p{L}\p{N}*])\*{3,}(?:[ ]\*{3,}){1,4}(?![\p{L}\p{N}*])/gu,
  /(?<=^|\n)[ \t]*(?:(?:sample|dummy|example|test|filler) (?:text|post|tweet|message|caption|copy)|(?:this is )?(?:a|only a|just a) test|test test(?: test)?|test \d{1,3})(?=[ \t]*[.!:]?[ \t]*(?:$|\n|[#＃]))/giu,
  /(?<![\p{L}\p{N}%])%\p{L}[\p{L}_]{2,30}%(?![\p{L}\p{N}])|(?<![\p{L}\p{N}$])\$(?:ORG|URL|TEL)(?![\p{L}\p{N}])/gu,
  /(?<=\p{L}, )Job [Tt]itle(?=[ \t]*(?:$|[\n.,;:)#,]))|(?<!\p{L})(?:Insert|INSERT) (?:the )?(?:name|date|time|details|number|address|logo|link|photo|picture|image|quote)s? (?:of|for|from)(?!\p{L})/gu,
  /(?<=(?:^|[\n.!?] ?))Your (?:Organi[sz]ation|Council|School|Charity|Partnership|Company) (?:supports?|is (?:proud|supporting|backing|joining)|backs|stands|joins|pledges)(?!\p{L})/gu,
  /(?<![\p{L}\p{N}#@_])(?:YYYY+|NNN+)(?![\p{L}\p{N}_])/gu,
  /(?<=(?:contact|call|e-?mail|speaker|host|venue|tel|phone): ?)(?:name|number|e-?mail|tel|phone|role)(?:,? (?:and )?(?:name|number|e-?mail|tel|phone|role)){0,3}(?=[ \t]*(?:$|[\n#]))/giu,
  /\b(?:asdf\w*|qwerty|blah blah)\b/giu,
];

export const placeholderDoubtful = wordsRule({
  code: "placeholder-doubtful",
  severity: "warning",
  summary: 'A text may hold what its writer meant to replace: "TBC", "???", "XYZ Council", "insert quote".',
  *find({ text }) {
    for (const { 0: words, index } of patterns.flatMap((pattern) => matchesOf(pattern, text))) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" looks unfinished.`,
        help: "Write what belongs there, or leave it out until it is known.",
      };
    }
  },
});
