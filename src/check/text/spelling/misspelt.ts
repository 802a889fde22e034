/** Slips that are never right in English. */

import type { Span } from "../../../diagnostics/source.ts";
import { allMatches } from "../../../system/text/all-matches.ts";
import { mayMatch, sieveOf } from "../sieve/sieve.ts";

export interface Misspelt extends Span {
  readonly right: string;
}

const words: ReadonlyMap<string, string> = new Map(
  `abscence absence|accomodation accommodation|acheive achieve|adress address|agressive aggressive|alot a lot|anual annual|apparant apparent|arguement argument|assesment assessment|awarness awareness|awarenes awareness|becuase because|beleive believe|beleived believed|calender calendar|cant can't|childen children|childrens children's|chidren children|childern children|closser closer|comming coming|commitee committee|comittee committee|commited committed|completly completely|concers concerns|concerened concerned|confidental confidential|councelling counselling|definately definitely|dissapear disappear|dissapeared disappeared|doesnt doesn't|dont don't|embarass embarrass|embarassed embarrassed|enviroment environment|excercise exercise|exploitaion exploitation|expliotation exploitation|exploition exploitation|explotation exploitation|exploitated exploited|familes families|foriegn foreign|freind friend|freinds friends|goverment government|governement government|grammer grammar|happend happened|harrass harass|harrassment harassment|helpine helpline|hepline helpline|immediatly immediately|independant independent|infomation information|informaton information|isnt isn't|knowlege knowledge|libary library|maintainance maintenance|manditory mandatory|neccessary necessary|necesary necessary|occured occurred|occurence occurrence|occassion occasion|oportunity opportunity|parnership partnership|partnerhip partnership|peole people|peopel people|poeple people|pratice practice|profesional professional|professionls professionals|recieve receive|recieved received|recomend recommend|recomended recommended|refered referred|reffered referred|relevent relevant|responsability responsibility|safegaurd safeguard|safegaurding safeguarding|safegarding safeguarding|safguarding safeguarding|saftey safety|seperate separate|seperated separated|seperately separately|sexaul sexual|speach speech|sucess success|sucessful successful|suport support|supoort support|suprise surprise|tommorow tomorrow|tommorrow tomorrow|tomorow tomorrow|truely truly|untill until|unfortunatly unfortunately|vunerable vulnerable|vulnerble vulnerable|volunters volunteers|wasnt wasn't|wensday Wednesday|wendesday Wednesday|wednsday Wednesday|wich which|worrried worried|whos who's|thats that's|theres there's|theyre they're|theyve they've|youve you've|weve we've|havent haven't|hasnt hasn't|didnt didn't|couldnt couldn't|shouldnt shouldn't|wouldnt wouldn't|arent aren't|werent weren't|speek speak|proffesional professional|proffesionals professionals|proffessional professional|yougn young|youre you're`
    .split("|")
    .map((pair) => [pair.slice(0, pair.indexOf(" ")), pair.slice(pair.indexOf(" ") + 1)] as const),
);
const word = /(?<![\p{L}\p{N}#@_./’'-])\p{L}{3,20}(?![\p{L}\p{N}_@’'])(?!\.\p{L})/gu;

/** Few texts have any of them. */
const anySlip = new RegExp([...words.keys()].join("|"), "giu");

const phrases: readonly { readonly pattern: RegExp; readonly right: (words: string) => string }[] = [
  {
    pattern: /\bits (?:time|ok|okay|not|never|a|an|the|your|our|their|important|easy|hard|up to|about|happening)\b/giu,
    right: (found) => found.replace(/its/i, "it's"),
  },
  { pattern: /\btheir (?:is|are|was|were)\b/giu, right: (found) => found.replace(/their/i, "there") },
  {
    pattern: /\b(?:should|could|would|must|might) of\b(?! course)/giu,
    right: (found) => found.replace(/of$/i, "have"),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}.'’-])a (?:abuse|adult|awareness|individual|event|email|exploit\p{L}*|important|image|issue|online|incident|organisation|older|emergency|agency|app|account|area|idea|answer|apology|offence|offender|open|hour)\b/giu,
    right: (found) => found.replace(/^a/, "an").replace(/^A/, "An"),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}.'’-])an (?:child|young|parent|person|carer|school|teacher|friend|day|week|victim|helpline|safe|safer|number|post|message|campaign)\b/giu,
    right: (found) => found.replace(/n /, " "),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}'’-])(?<twice>can|the|a|an|and|to|of|in|is|are|be|we|you|for|on|with|at|our|your|this|they|will|from|not|it) \k<twice>(?![\p{L}\p{N}'’-])/giu,
    right: (found) => found.split(" ")[0] ?? found,
  },
  {
    pattern: /\byour (?:not|never|welcome|safe|important|loved)\b(?! (?:word|space|place|for))/giu,
    right: (found) => found.replace(/your/i, "you're"),
  },
  {
    pattern:
      /\bif your (?=(?:worried|concerned|unsure|not|struggling|feeling|scared|afraid|being|looking|experiencing|affected|in)\b)/giu,
    right: (found) => found.replace(/your/i, "you're"),
  },
  {
    pattern: /\bwho['’]?s (?=(?:fault|responsibility|child|job|turn|side|voice|idea)\b)/giu,
    right: (found) => found.replace(/who['’]?s/i, "whose"),
  },
  {
    pattern:
      /\b(?:(?:know|spot|recognise|see|learn|read|miss|missing|understand) the sings|sings of (?:exploitation|abuse|grooming|harm|neglect|distress|child))\b/giu,
    right: (found) => found.replace(/sings/i, "signs"),
  },
  {
    pattern:
      /\b(?:here|there|able|want|need|how|going|try|ready) too (?=(?:help|report|listen|talk|act|see|support|speak|tell|call|keep|spot|find|be|get|stop|make|protect)\b)/giu,
    right: (found) => found.replace(/too/i, "to"),
  },
  {
    pattern:
      /\byou['’]re (?=(?:child|son|daughter|friend|school|phone|community|story|voice|concerns|teenager|instincts|rights)\b)/giu,
    right: (found) => found.replace(/you['’]re/i, "your"),
  },
  {
    pattern: /\btheir (?=(?:here|not|never|at risk|going to|worried|scared)\b)/giu,
    right: (found) => found.replace(/their/i, "they're"),
  },
  { pattern: /\bbe their (?=for\b)/giu, right: (found) => found.replace(/their/i, "there") },
  {
    pattern:
      /(?<!\b(?:the|its|these|those|their|of|side|long-term|lasting|and|what|no|any) )\beffects (?=(?:children|young people|families|everyone|anyone|us all|communities|people)\b)/giu,
    right: (found) => found.replace(/effects/i, "affects"),
  },
  {
    pattern:
      /(?:\b(?:to|you|they|we|don['’]t|never|not|will|could|may|might|can) loose|(?<=^|[.!?\n] ?)loose (?=(?:your|touch|control|a|the)\b))\b/giu,
    right: (found) => found.replace(/loose/i, "lose"),
  },
  {
    pattern: /\bit['’]s (?=(?:effects?|impact|victims|own|aims?|consequences|causes)\b)/giu,
    right: (found) => found.replace(/it['’]s/i, "its"),
  },
  {
    pattern: /\b(?:some|any) one\b(?! (?:of|in|person|thing|day|time|child)\b)/giu,
    right: (found) => found.replace(" ", ""),
  },
  {
    pattern: /\b(?:should|could|would|must) off (?=(?:been|told|known|reported|said|asked|seen|done|gone|had)\b)/giu,
    right: (found) => found.replace(/off/i, "have"),
  },
  {
    pattern: /\bwhose (?=(?:there|here|been|going|coming|not|at risk|to blame)\b)/giu,
    right: (found) => found.replace(/whose/i, "who's"),
  },
  {
    pattern: /\b(?:the|these|those|spot|know) sign['’]s(?=\s*(?:$|[\n.,!?#]|(?:of|to|and|are)\b))/giu,
    right: (found) => found.replace(/['’]s$/, "s"),
  },
  {
    pattern: /(?<=^|[.!?\n] ?)(?:children|parents|people|carers) (?:is|was|has)\b/giu,
    right: (found) => found.replace(/is$/i, "are").replace(/was$/i, "were").replace(/has$/i, "have"),
  },
];

const perhapsIn = sieveOf(phrases.map(({ pattern }) => pattern));

function slipsIn(text: string): readonly Misspelt[] {
  if (!mayMatch(anySlip, text)) return [];
  return allMatches(word, text).flatMap(({ 0: found, index }) => {
    const right = found === found.toUpperCase() ? undefined : words.get(found.toLowerCase());
    return right === undefined ? [] : [{ start: index, end: index + found.length, right }];
  });
}

export function misspeltIn(text: string): readonly Misspelt[] {
  const several = perhapsIn(text).flatMap((place) => {
    const { pattern, right } = phrases[place] as (typeof phrases)[number];
    return allMatches(pattern, text).map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      right: right(found),
    }));
  });
  return [...slipsIn(text), ...several].toSorted((a, b) => a.start - b.start);
}
