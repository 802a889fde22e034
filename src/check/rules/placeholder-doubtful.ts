import { wordsRule } from "../written.ts";

const patterns = [
  /(?<![\p{L}\p{N}#@_])(?:TBC|TBA|TBD|tbc|tba)(?![\p{L}\p{N}_])/gu,
  /\b(?:date|time|venue|place|location|details|speaker) to be (?:confirmed|announced|decided|added)\b/giu,
  /(?<![\p{L}\p{N}?!…])\?{2,}/gu,
  /\b(?:XYZ|ABC|Any|Some|Acme)[ -](?:Council|Partnership|Police|School|Academy|Trust|Town|Organisation|Charity|Borough)\b|\b(?:Anytown|Anyshire|Joe Bloggs|Jane Doe|John Doe)\b/gu,
  /\b(?:https?:\/\/)?(?:www\.)?(?:your|my)[-.]?(?:website|web|site|domain|council|organisation|organization|company|charity|school|name|link|address|url)\.(?:\p{L}{2,}(?:\.\p{L}{2,})?)\b|\byour(?:name|email|address)@/giu,
  /(?<![\p{L}\p{N}[(<])(?:insert|add|attach)[ \u00a0]+(?:the[ \u00a0]+)?(?:quote|link|text|image|photo|picture|name|date|logo|url|hashtags?|stats?|figure|caption|copy|graphic)(?![\p{L}\p{N}])(?![ \u00a0](?:to|from|of|with)\b)/giu,
  /(?<![\p{L}\p{N}_])(?:#(?:your)?hashtag|@(?:your)?handle|@yourname|@username)(?![\p{L}\p{N}_])/giu,
  /_{3,}|\.{5,}/gu,
  /(?<![\p{L}\p{N}])(?:DRAFT|DO NOT (?:PUBLISH|POST)|NOT FOR PUBLICATION|PLACEHOLDER|SAMPLE TEXT|DUMMY TEXT)(?![\p{L}\p{N}])/gu,
  /(?<!\d)(?:01234[ ]?567[ ]?89[0]?|0123456789|01632[ ]?960[ ]?\d{3}|0{5}[ ]?0{5,6}|07000[ ]?000[ ]?000)(?!\d)/gu,
  /\b(?:asdf\w*|qwerty|blah blah)\b/giu,
];

export const placeholderDoubtful = wordsRule({
  code: "placeholder-doubtful",
  severity: "warning",
  summary: 'A text may hold what its writer meant to replace: "TBC", "???", "XYZ Council", "insert quote".',
  *find({ text }) {
    for (const { 0: words, index } of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" looks unfinished.`,
        help: "Write what belongs there, or leave it out until it is known.",
      };
    }
  },
});
