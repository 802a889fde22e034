/**
 * Cautions to the one who may be hurt, as if it were theirs to prevent: told what not to do, to be careful, to keep
 * themselves safe, or what will happen to them if they do.
 */
import type { DiscouragedPhrase } from "../discouraged-phrases.ts";
import { another, any, exploitative, gangs, harmed, pictures, self, words } from "./classes.ts";

const notToBlame =
  "It asks the one who may be hurt to prevent it: speak to those who harm or who can protect, or say where help is.";

const not =
  "(?:do not|don['’]?t|never|avoid|stop|try not to|you should(?:n['’]t| not| never)|you must(?:n['’]t| not| never))";
const stranger = any(another, "people you (?:do not|don['’]t|only|have|met|meet)", "strangers", "anyone you");
const carefully = any("twice", "carefully", "hard", "very", "really", "extra", "more", "always", "long and hard");
const alone = any("alone", "on your own", "by yourself", "after dark", "(?:late )?at night", "without telling");

/** The sentence tells them that it is not their fault, or speaks to those who protect. */
const consoles =
  /\b(?:not (?:your|their|her|his) fault|not (?:to blame|in trouble)|never your fault|parents|carers|professionals|colleagues|journalists|reporters|editors|staff|teachers|survivors?['’]|patients?)\b[^.!?\n]*$/iu;
const isHelp =
  /^[^.!?\n]{0,60}\b(?:not (?:your|their|her|his) fault|not (?:to blame|in trouble|alone)|never (?:your|their) fault|can help|we will (?:help|listen)|report remove|without (?:consent|permission))\b/iu;

export const cautions: readonly DiscouragedPhrase[] = [
  // "Be careful who you talk to", "Think before you send that picture"
  {
    phrase: `(?:be|stay|get) (?:${carefully} )?(?:careful|cautious|wary|mindful|smart|savvy|selective|aware|choosy|vigilant) (?:about |of |with |when it comes to )?(?:who|whom|what|where|when|how) you(?: are|['’]re)? (?:talk|speak|chat|add|meet|trust|share|send|post|go|walk|accept|say|put|befriend|hang|mix|wear|drink|dress|upload|follow|friend|do|spend)\\p{L}*|(?:be|stay) (?:wary|cautious|careful|suspicious) (?:of|around|with) ${stranger}|(?:be|get) (?:more )?(?:street|web|net|online)[- ]?(?:wise|smart)|(?:know|watch|mind|choose|pick) (?:carefully )?who you (?:are |['’]re )?(?:talk|speak|chat|meet|add|trust|mix|hang|let|go|text|messag)\\p{L}*`,
    instead: notToBlame,
    unlessBefore: consoles,
  },
  {
    phrase: `(?:think|stop and think|pause|look) (?:${carefully} )*before (?:you (?:send|share|post|upload|take|meet|add|accept|trust|click|go|agree|reply|get|drink|strip|undress)|(?:sending|sharing|posting|taking|meeting|adding|accepting|trusting|agreeing|getting|uploading)) (?:(?:to|with|up|off|in|out|into) )?(?:${words(2)}(?:${pictures}|pictures?|photos?|pics?|selfies?|images?|videos?)|anything|it|that|personal|${stranger}|friend requests?|the car|a car|cars?)`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: /^[^.!?\n]{0,30}\b(?:of (?:a child|children|someone|others?|pupils|your child)|about)\b/iu,
  },
  // "Don't get involved in county lines", "never trust a stranger"
  {
    phrase: `${not} (?:ever |just |let ${self} )?(?:(?:get|getting|be|being|become|becoming) (?:involved|caught up|caught|drawn|dragged|sucked|lured|mixed up|tempted|pulled|roped|tricked|fooled|conned|duped|manipulated|taken in|led astray|swayed|flattered|pressured|persuaded|bribed)|(?:be|being) (?:an? |the )?(?:${words(1)})?(?:fool|target|mug|statistic|pushover|mule|runner|easy prey|soft target)|fall(?:ing)? (?:for|into)|join(?:ing)? (?:a |the )?gangs?|(?:give|giving) in(?:to)?|(?:go|going) along with|believ(?:e|ing) (?:him|them|their lies|everything)|let(?:ting)? (?:${another}) (?:\\p{L}+))`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: /^ (?:our|the (?:day|campaign)|thinking|by the myth|by myths)\b/iu,
  },
  {
    phrase: `${not} (?:ever |just )?(?:(?:meet|trust|befriend|date|add|message|text|video call)(?:ing)?(?: up)?(?: with)?|(?:talk|speak|chat|reply|respond|listen)(?:ing)? (?:to|with)|go(?:ing)? (?:off |out |home |anywhere |away )?with|accept(?:ing)? (?:gifts?|lifts?|drinks?|friend requests?|presents?|money|anything)(?: \\p{L}+)? from|(?:get|getting) in(?:to)?(?: a| any)? cars?(?: with)?) ${stranger}`,
    instead: notToBlame,
    unlessBefore: consoles,
  },
  {
    phrase: `${not} (?:ever |just )?(?:send|share|take|post|swap|upload|film|sending|sharing|taking|posting)(?: (?:anyone|him|her|them|people|your|any|a|an|those|these|or \\p{L}+))* (?:${pictures}|naked|sexts?|pictures? of your|photos? of your|selfies?)|(?:do not|don['’]t) (?:press|hit) send`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: isHelp,
  },
  // "Do not walk home alone", "stick to well-lit streets"
  {
    phrase: `${not} (?:ever )?(?:walk|go|travel|be|stay|wander|jog|run|hang|meet|party)(?:ing)?(?: (?:home|out|around|anywhere|back|about|through|in|to|up|the|streets?|parks?|town|dark|places?|people|someone|late)){0,4} ${alone}|${not} (?:ever )?(?:stay(?:ing)? out late|tak(?:e|ing) short[- ]?cuts|(?:get|getting) (?:so |too )?drunk|drink(?:ing)? (?:too much|so much)|wear(?:ing)? (?:headphones|short|revealing|tight)|flirt(?:ing)?|leav(?:e|ing) your drinks?)|(?:stay|stick|keep) (?:to (?:well[- ]lit|busy|main)|in (?:well[- ]lit|groups|pairs)|with (?:your )?(?:friends|mates|a friend))|(?:watch|guard|cover|keep (?:an eye on|hold of)) your drinks?|keep your wits about you|(?:drink|dress) (?:sensibly|modestly|appropriately|responsibly|less)|(?:carry|buy) (?:an? )?(?:rape|personal|attack|panic) alarms?|cover (?:yourself )?up`,
    instead: notToBlame,
    unlessBefore: consoles,
  },
  // "Keep yourself safe", "your safety is your responsibility"
  {
    phrase: `(?:keep(?:ing)?|protect(?:ing)?|defend(?:ing)?|safeguard(?:ing)?|guard(?:ing)?) yoursel(?:f|ves)(?: and \\p{L}+ \\p{L}+)?(?: (?:safe|secure|out of|from|against|online|when|by|by not))|(?:learn|know|teach \\p{L}+|remember|dare|have the (?:courage|confidence|strength)|be (?:brave|strong) enough|it['’]?s (?:ok|okay|up to you)) (?:how )?to (?:say no|walk away|protect yoursel(?:f|ves)|defend yoursel(?:f|ves)|spot (?:a fake|liars?))|(?:your|their) (?:own )?(?:safety|protection) is (?:your|their)(?: own)? (?:responsibility|job|choice|hands)|(?:your|their) (?:own )?safety is in (?:your|their)(?: own)? hands|(?:it is|it['’]s) (?:up to you|your (?:job|responsibility)) to (?:stay|keep|be|say|avoid|protect)|(?:only you|you alone) can (?:stop|keep|prevent|protect|say)|responsible for your(?: own)? (?:safety|actions|choices|body)|your (?:body|life|choice|future)[,:;] your (?:choice|responsibility)`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: isHelp,
  },
  {
    phrase: `say(?:ing)? (?:a (?:firm|clear) )?no to (?:${gangs}|drugs?|sexting|nudes?|strangers|older \\p{L}+|peer pressure|carrying|dealing|grooming|groomers|lifts|gifts|him|them)`,
    instead: notToBlame,
    unlessBefore: /\b(?:afraid|scared|hard|cannot|unable|communities|councils?|together|we|us|let['’]s)\b[^.!?\n]*$/iu,
  },
  // "If you send a nude, you could regret it", "sending nudes can ruin your life"
  {
    phrase: `if you (?:choose to |decide to |keep |ever )?(?:${exploitative}|get (?:drunk|involved)|walk alone)[^.!?\\n]{0,40} ?(?:you (?:risk|deserve|must|should|only|are (?:asking|breaking|taking|putting|just|as)|(?:could|will|may|might|can) (?:regret|lose|end|get|be|never|expect|find))|you['’]ll (?:regret|lose|end|get|be|never|find)|you['’]re (?:asking|breaking|taking|putting|just|as)|expect|do(?:n['’]t| not) (?:be surprised|complain|cry|blame)|consequences|(?:to )?blame)`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: isHelp,
  },
  {
    phrase: `(?:send|shar|post|tak)ing (?:${words(1)})?(?:${pictures}|sexts?) (?:is|can|could|will|may|might|has|puts?|leads?|makes?|gets?|opens?|invites?|leaves?) (?!never|not|be hard|feel|child)\\p{L}+|(?:meeting|talking to|chatting (?:to|with)|trusting|adding) ${stranger}(?: online)? (?:is (?:dangerous|risky|stupid|asking)|puts you|can (?:get|put|land|lead)|could (?:get|put|land|lead)|will (?:get|put|land|lead)|leads|makes you)|(?:getting|being|drinking|walking|going|dressing|staying)(?: [\\p{L}'’-]+){1,3} (?:makes|leaves|puts|turns) you (?:at |in |into |more |an? |the )?(?:${words(1)})?(?:risks?|danger|harm|vulnerable|targets?|victims?|prey|open|likely)|how not to (?:be|get|become|end up) (?:an? )?(?:${harmed}|victims?|targets?|statistic)|(?:how to|ways to|to|and) avoid (?:being |getting )?(?:${harmed})`,
    instead: notToBlame,
    unlessBefore: consoles,
    unlessBehind: isHelp,
  },
];
