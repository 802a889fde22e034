import { latin } from "../text/latin.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const nouns =
  "link|url|date|time|name|venue|place|location|phone|telephone|number|organisation|organization|org|council|partnership|email|e-mail|handle|website|web address|address|logo|image|photo|picture|hashtags?|here|quote|contact|details|school|speaker|event|town|area|department|team|month|day|year|job title|role|charity|partner|authority|agency|surname|firstname|caption|statistic|postcode|borough|county|district|region|locality|ward|force|service|hyperlink|placeholder|optional|tbc|tba|x+|enw|dolen|dyddiad|lleoliad|rhif|sefydliad";
const patterns = [
  /(?<![\p{L}\p{N}#@_]|(?:Bowl|Chapter|Part|Volume|Act|Psalm|Olympiad|rated|rating)[ \u00a0])(?:TODO|FIXME|XXX+|X{4,}|x{4,})(?![\p{L}\p{N}_]|-\p{L}| (?:rated|content|films?|sites?|videos?|material)(?!\p{L}))/gu,
  /(?:(?<=[£$€:]|\d )XX+|(?<![\p{L}\p{N}#@_])[Xx]{2}(?=:XX|\/(?:XX|\d)|%|[ \u00a0](?:per[ ]?cent|children|young|people|pupils|families|cases|places|hours|days)\b|(?:st|nd|rd|th)?[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[ap]m\b))(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}#@_])X(?=%)|(?<=[£$€])X(?=[ ]?(?:million|bn|raised|each|per|a (?:day|week|month|year)|an hour|for|from|to|was|is)(?!\p{L})|[.,;!?)\n]|$)/gu,
  /\b(?:lorem(?: ipsum)?|dolor sit amet)\b/giu,
  /(?:\[\[?|<)(?:insert|add|your|enter|type|put|choose|select|delete|amend|adapt|edit|replace|update|fill)\b[^\]>\n]{0,60}(?:\]\]?|>)/giu,
  latin(
    `\\[\\[?(?!alt text|e-?mail[\\s\\u00a0]+protected|(?:the|my|his|her|its|their|our|an?|this|that)[ \\u00a0])(?:[\\p{L}'’/-]+[ /]){0,3}(?:${nouns})(?:[ /][\\p{L}'’/-]+){0,2}\\]\\]?(?!\\()`,
    "giu",
  ),
  latin(`<(?:[\\p{L}'’]+ ){0,2}(?:${nouns})>`, "giu"),
  /\[\[?(?:mewnosod(?:wch)?|rhowch|ychwaneg(?:u|wch)|ddolen|eich)(?!\p{L})[^\]\n]{0,60}\]\]?|\[[ \u00a0_.…?]{1,40}\]/giu,
  /\((?:name|details|number|address) of (?:the |your |a |local )?(?:organi[sz]ation|council|school|charity|partnership|person|venue|speaker|service|team|event|place)\)|\((?:local|your local) (?:[\p{L}]{3,15} ){0,2}(?:number|link|details|contact|contacts|website|address|email|helpline)\)|\[(?:optional|note|nb|insert|link|quote|stat|caption|tbc|tba)(?:[:–-]|[ ]\d)[^\]\n]{0,60}\]|\[(?:image|photo|graphic|video|poster)[ ]\d{1,2}\]|\[(?:name|role|title|job title|organisation|date|time|place|venue)(?:, ?(?:name|role|title|job title|organisation|date|time|place|venue)){1,4}\]|\[(?:optional)(?:[:])[^\]\n]{0,60}\]|\[your[^\]\n]{1,30}\]|\(your (?:organi[sz]ation|council|charity|school|partnership|name|website|link|logo|number|local number)(?:['’]s)?(?: name| logo| link| number| website| here)?\)/giu,
  /\((?:add|insert|put|enter|include|attach)\b[^)\n]{0,40}\b(?:here|link|name|date|time|url|number|photo|image|logo|quote|details|text)\)/giu,
  /\((?:link|url|name|date|time|venue|quote|photo|logo)(?: here)?\)/giu,
  /\b(?:INSERT|ADD) [A-Z ]{2,40} HERE\b/gu,
  /\b(?:your|the)[ -](?:link|text|name|logo|message)[ -]here(?=[ \t]*[.)\]]?[ \t]*(?:$|\n|[#＃]))/giu,
  /\b(?:DD[/.-]MM(?:[/.-]YY(?:YY)?)?|HH:MM)\b/giu,
  /\bdelete (?:as|where|if) (?:appropriate|applicable|necessary|required|needed)\b/giu,
  // Fields of a mail merge, and what a program prints where a value is missing.
  /\*\|[A-Z_:]{2,40}\|\*|%{1,2}[A-Z][A-Z_]{2,40}%{1,2}|%%[\p{L}_ ]{2,40}%%|(?<![\p{L}\p{N}_])__[A-Z][A-Z_]{1,40}__(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}$])\$[A-Z][A-Z_]{3,40}(?![\p{L}\p{N}_])/gu,
  latin(`«(?:[\\p{L}'’_]{1,20}[ _]){0,2}(?:${nouns})»`, "giu"),
  /(?:(?<=\/\/)|www\.)[Xx]{3,}(?=\.\p{L})/gu,
  /\[(?:to be (?:confirmed|announced|added|decided)|to follow|to come)\]/giu,
  /\[object Object\]|(?<![\p{L}\p{N}])NaN(?![\p{L}\p{N}])|\b(?:Dear|Hi|Hello) (?:undefined|null)(?=[ \t]*[,!\n])/gu,
];
const braces = /\{\{?[ \u00a0]*[\p{L}_][\p{L}\p{N}_ -]{0,40}\}?\}/gu;

export const placeholderLeft = wordsRule({
  code: "placeholder-left",
  severity: "error",
  summary: "A text still holds what its writer meant to replace: TODO, XXX, lorem ipsum, [insert link].",
  *find({ text, template }) {
    // A name in single braces that has no value is told where templates are filled in.
    const all = template.includes("{{") ? [...patterns, braces] : patterns;
    const found: { start: number; end: number }[] = [];
    for (const { 0: words, index } of all.flatMap((pattern) => matchesOf(pattern, text))) {
      const span = { start: index, end: index + words.length };
      if (found.some(({ start, end }) => span.start < end && start < span.end)) continue;
      found.push(span);
      yield {
        span,
        message: `"${words}" was meant to be replaced.`,
        help: "Write what belongs there, or use a `{name}` that each account fills in.",
      };
    }
  },
});
