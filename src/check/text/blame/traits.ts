/** Faults, failings and looks that a text gives to the one who was hurt, and names for them that do. */
import type { DiscouragedPhrase } from "../discouraged-phrases.ts";
import { noConsent, notOfParents, notToBlame, ofOthers, ofServices, whoActs } from "./advice.ts";
import {
  another,
  any,
  blamed,
  blamedByName,
  blamedParents,
  children,
  families,
  gangs,
  harmed,
  own,
  self,
  somehow,
  victims,
  words,
} from "./classes.ts";

const firstTheChild = "Say what happens to the child, and what the child may be telling us.";

const they = any(blamedByName, "they(?:['’](?:re|ve|d))?", "who");
const foolish = any(
  "silly",
  "stupid",
  "foolish",
  "bad",
  "poor",
  "wrong",
  "small",
  "big",
  "simple",
  "tiny",
  "terrible",
  "rash",
  "reckless",
  "moment['’]s",
  "careless",
  "childish",
);
const mistake = any(
  "mistakes?",
  "errors?",
  "misjudge?ments?",
  "lapses?",
  "folly",
  "indiscretions?",
  "poor judge?ment",
  "gullibility",
  "na[iï]vety",
  "recklessness",
  "carelessness",
  "stupidity",
  "vanity",
  "greed",
  "disobedience",
  "foolishness",
  "curiosity",
  "poor choices?",
  "bad decisions?",
  "bad choices?",
  "poor decisions?",
);
const drunk = any(
  "tipsy",
  "drunk",
  "intoxicated",
  "legless",
  "wasted",
  "hammered",
  "paralytic",
  "flirtatious",
  "scantily clad",
  "half[- ]naked",
  "provocatively dressed",
  "high on \\p{L}+",
  "worse for wear",
  "under the influence",
);
const badly = any(
  "troublesome",
  "dysfunctional",
  "chaotic",
  "difficult",
  "disruptive",
  "damaged",
  "out[- ]of[- ]control",
  "rebellious",
  "manipulative",
  "wayward",
  "feral",
  "delinquent",
  "criminal",
  "problem",
  "unruly",
  "lawless",
  "badly behaved",
  "ill-disciplined",
  "promiscuous",
  "needy",
  "attention-seeking",
  "streetwise",
  "wild",
  "feckless",
  "dishonest",
  "devious",
  "disobedient",
  "defiant",
  "naughty",
  "hard[- ]to[- ]manage",
);

const isReason = /^[^.!?\n]{0,40}\b(?:because|out of fear|afraid|scared|fears?|forced|threat\p{L}*|pressure)\b/iu;

export const traits: readonly DiscouragedPhrase[] = [
  // "Her mistake was to get into the car", "one silly mistake ruined her life"
  {
    phrase: `${own} (?:own |only |big |biggest |first |fatal |one )?(?:${foolish} )?${mistake}(?: (?:was|is|in|of|led|meant|cost|put|made|by)|$)|(?:one|a single|it only takes (?:one|a)|all it takes is (?:one|a)) (?:${foolish} )?(?:mistake|decision|choice|error|click|photo|selfie|moment|lapse)|${they} ${somehow}ma(?:d|k)(?:e|es|ing) (?:the|a|an?) (?:${foolish} |big |fatal )?(?:mistake|error) (?:of|by|when|and)|${they} ${somehow}(?:shows?|showed|lack(?:s|ed|ing)?|ha(?:s|ve|d)|with) (?:(?:very |such |no |little |poor |bad |any )*)(?:judge?ment|common sense|self-respect|self-control|boundaries|self-discipline|morals)|us(?:e|es|ed|ing) (?:your|her|his|their|some) (?:head|brains?|loaf|common sense)|(?:their|your|her|his|and|that) actions have consequences`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "She had a habit of running off", "she gave herself away for vapes"
  {
    phrase: `${they} ${somehow}(?:had|has|have|got|with) (?:an? )?(?:long )?(?:habit|history|tendency|pattern|reputation|taste|weakness|thing) (?:of|for) (?:running|going|getting|lying|drinking|older|bad|being|attention|meeting|seeking|trouble|putting|absconding|danger|sneaking|promiscu\\p{L}+|stealing|sex\\p{L}*)|(?:giv|mak|offer|sell|sold|gave|mad|throw|threw|present|advertis|flaunt|degrad|cheapen|humiliat|display|show)(?:e|es|ed|ing|s|n)? ${self} (?:away|available|for sale|for sex|at|off|online to|to (?:older|men|strangers|adults|boys|sex)|an? (?:easy )?(?:target|victim))|ask(?:s|ed|ing)? to be (?:${harmed}|targeted)`,
    instead: whoActs,
    unlessBefore: ofOthers,
    unlessBehind: /^ (?:of|from)\b/iu,
  },
  // "13 going on 30", "she looked 18", "she told him she was 16"
  {
    phrase: `\\d{1,2} going on (?:\\d{2}|\\p{L}+)|(?:old|wise|mature|experienced|grown[- ]up) (?:beyond|for) ${own} (?:years|age)|${victims} ${somehow}(?:look|dress|act|seem|behav|appear|pass)(?:s|ed|es|e|ing)?(?: for)? (?:much |a lot |way |far |like )?(?:older than|like an? (?:adult|woman|man)|(?:an )?adult|grown[- ]up|(?:at least )?(?:1[6-9]|2\\d))|(?:told|tells|telling|convinced|assured) ${any(another, "him", "them", "police", "everyone")} (?:that )?(?:she|he|they) (?:was|were|is|are) (?:1[6-9]|2\\d|older|over)|${they} ${somehow}thinks? (?:they|she|he)(?: are| is|['’]re|['’]s) (?:so |all |very )?(?:grown[- ]?up|clever|mature|invincible|an adult|adults|hard|tough|in love)|${they} ${somehow}(?:(?:could|can) (?:look after|take care of|handle) ${self}|thought (?:she|he|they) (?:was|were) in love)|(?:make-?up|clothes|outfit|dress|heels|that) (?:she|he|they) (?:looked|look|seemed)`,
    instead: noConsent,
    unlessBefore: ofOthers,
  },
  // "The teenager was tipsy", "she'd had a lot to drink"
  {
    phrase: `${any(victims, "they")} ${words(3)}(?:${drunk}|(?:too much|a lot|plenty|a few|a bit) (?:too (?:many|much) )?to drink)|(?:in|given|considering|despite|with) (?:the |her |his |that )?(?:state|condition|way|outfit|skirt) (?:she|he|they) (?:was|were) (?:in|dressed|wearing|acting)`,
    instead: notToBlame,
    unlessBefore: ofOthers,
    unlessBehind: isReason,
  },
  // "He fell for the promise of designer clothes", "no one forced her to go"
  {
    phrase: `${they} ${somehow}(?:fall(?:s|ing)?|fell|fallen) (?:for|under the spell|head over heels)|fall(?:s|ing)? (?:for|in love with) (?:an? |the |some |their )?(?:older|adult|married|abuser|groomer|bad|wrong|teacher|stranger)\\p{L}*|(?:no ?body|no one) (?:forced|made|asked|told) (?:her|him|them|you) (?:to|into|go|do)|${they} (?:never|did(?:n['’]t| not)) (?:once )?(?:sa(?:y|id) (?:no|anything|a word|stop)|object(?:ed)?|resist(?:ed)?|complain(?:ed)?|(?:try|tried) to (?:leave|stop|fight|get away))|(?:could|can) (?:easily )?(?:have )?(?:walk(?:ed)?|le(?:ft|ave)|sa(?:id|y) no|stop(?:ped)?|block(?:ed)?) (?:away )?(?:at )?any ?time|only (?:himself|herself|themselves|yoursel(?:f|ves)) to blame`,
    instead: notToBlame,
    unlessBefore: ofOthers,
    unlessBehind: isReason,
  },
  {
    phrase: `what (?:on earth |the hell )?(?:did|do|does|was|were) (?:${blamed}|a child|a girl|a boy|parents) (?:think|thinking|imagine|expect|doing|up to|playing at)(?: (?:would|was going to|might) happen| there| out| in (?:his|that|the)| with (?:him|that|them)| at| online)|how could (?:${blamed}|anyone) (?:be so|let|not (?:see|know|realise)|fall|have been so)|(?:what|who) did (?:she|he|they) think`,
    instead: notToBlame,
  },
  // "A lad who was dealing", "a boy was carrying drugs for a gang"
  {
    phrase: `${any(blamedByName, "they", "young offenders?(?: who)?")} ${somehow}(?:deal|sell|runn|carry|hold|suppl|steal|shoplift|thiev|robb|traffick|push)(?:y|ying|ing)(?: (?:drugs?|crack|heroin|cannabis|weed|spice|knives|weapons|cash|money|packages?|class a))?(?: (?:for|to|to fund|from) (?:${any("an? |the |his |her |their |older |local |drug |county lines ", "")})*(?:gangs?|dealers?|habits?|friends?|elders|users|customers|line|money|shops?)| (?:drugs|knives|weapons))|(?:young|teen(?:age)?|child|juvenile) (?:offenders?|criminals?|robbers?|muggers?|shoplifters?|addicts?|mothers? who)(?! institution|s['’] institution| team)|(?:foot ?soldiers?|little gangsters|gangsters?|drug addicts?|menaces?|thie(?:f|ves)|robbers?|addicts?|dealers?) (?:as young as|at|aged|by the age of|under|of) (?:only |just )?(?:1\\d|[5-9]|\\p{L}+teen|ten|eleven|twelve)|${any("these", "those", "such")} (?:${children}) (?:are|were) (?:an? )?(?:menace|nuisance|trouble|thugs|criminals|problem|danger|out of)|(?:county lines?|drugs?) (?:runners?|dealers? (?:as young|aged)|kids?|workers?|boys|girls)|(?:gang|crime|drug)[- ](?:involved|affiliated|associated|linked|related) (?:${children})|little (?:gangsters?|criminals?|thugs?|madams?|minx(?:es)?)|(?:joining|join|joins|joined) (?:a |the )?(?:${gangs}) for`,
    instead: whoActs,
    unlessBefore: ofOthers,
  },
  // "The pair began a relationship when she was 13"
  {
    phrase: `(?:beg[au]n|start(?:ed|s)?|ha(?:d|s|ve)|having|pursu\\p{L}+|struck up|enter\\p{L}+|conduct\\p{L}+) (?:an? |their |the )?(?:\\p{L}+ )?(?:relationship|affair|romance|fling|liaison|courtship)(?: with [^.!?\\n]{0,30})? when (?:she|he|they|the (?:girl|boy)) (?:was|were) (?:only |just |still |aged )?(?:1[0-7]|an? (?:child|pupil|teen\\p{L}*)|under|at school)|sexual relationships? with (?:his|her|their|an?|the|several|multiple) \\p{L}+|${children}(?:, (?:aged )?\\d+,)? (?:ran|runs|run|running|elop\\p{L}+|went|goes) (?:off|away) with|pa(?:id|ys?|ying) (?:for sex|for having sex|to have sex)|(?:sold|sell|sells|selling) (?:her|his|their) (?:own )?bod(?:y|ies)|${children} (?:and|with) (?:her|his|their) (?:\\d{2}[- ]year[- ]old|older|adult|married|teacher) (?:lover|boyfriend|girlfriend|partner|man|woman)|prostitutes? (?:aged|as young as|under)|work(?:s|ed|ing)? as (?:an? )?(?:child |teenage )?(?:prostitutes?|escorts?|sex workers?|hookers?)`,
    instead: noConsent,
    unlessBefore: ofOthers,
  },
  // "She is not engaging", "she withdrew her complaint"
  {
    phrase: `${any(blamed, "famil(?:y|ies)")} ${somehow}(?:still )?not engaging|(?:famil(?:y|ies)|parents?|child|children|mum|dad) not engaging|${any(blamed, "famil(?:y|ies)")} ${somehow}(?:un-?co-?operative|non-?compliant|hostile|resistant|evasive|unwilling|obstructive|avoidant)(?! to (?:groom|abus))|${any(blamedByName, "they")} ${somehow}(?:withdr(?:ew|aws?|awn)|dropp?(?:s|ed)?|retract(?:s|ed)?|recant(?:s|ed)?) (?:her|his|their|the|all|from)? ?(?:complaints?|statements?|allegations?|support|cases?|charges|evidence|cooperation|the investigation)|${blamed} (?:do(?:es)?(?:n['’]t| not)|did(?:n['’]t| not)|won['’]t|never) (?:really )?(?:want(?:s|ed)? (?:to be helped|help|support|our help|to be saved|saving|to change|to leave|to engage|to stop)|take (?:any )?advice|learn|listen|accept (?:help|support))|(?:can['’]?not|can['’]t|cannot) help (?:someone|somebody|people|those|a child|anyone|young people) who|${blamed} (?:declin(?:e|es|ed)|spurn(?:s|ed)?|shun(?:s|ned)?|turn(?:s|ed)? away) (?:\\p{L}+ )?(?:support|help|services|offers?)`,
    instead: ofServices,
    unlessBehind: isReason,
    unlessBefore: ofOthers,
  },
  // "Dysfunctional, chaotic families", "troublesome pupils"
  {
    phrase: `(?:sexting|sexuali[sz]ed|troubled) (?:${children})|child models?|(?:always|forever|constantly|often) (?:in|getting into) (?:trouble|fights|bother)|too (?:drunk|high|na[iï]ve|trusting) to (?:say|know|notice|see|remember|fight|resist|leave|realise)|${badly}(?:,? (?:and )?[\\p{L}-]{3,14}){0,2} (?:${children}|${families})|(?:wrist )?slashers?|coward['’]?s? way out|cowardly (?:act|way)|${any(blamed)} threaten(?:s|ed|ing)? to (?:kill|harm|hurt) ${self} (?:to get|for|because|if|unless|when)|(?:${blamedByName}|they) ${somehow}(?:manipulative|promiscuous|streetwise|attention[- ]seeking|wayward|feral|delinquent|sly|devious|an? (?:liar|handful|nightmare|tearaway|flirt|tease|rebel|runaway|troublemaker|bully magnet))`,
    instead: firstTheChild,
    unlessBefore: ofOthers,
    // "The problem children face"
    unlessBehind: /^\s+(?:face|have|meet|experience|tell|carry|deserve|need)(?!\p{L})/iu,
  },
  // "Mum was out drinking while her daughter was groomed"
  {
    phrase: `${blamedParents} ${somehow}(?:out|drinking|drunk|busy|asleep|absent|working|glued|distracted|on (?:their|her|his) phones?|at work|not (?:there|watching|interested))(?: [\\p{L}'’-]+){0,3} (?:while|when|as|to (?:notice|care|see|know|check)) ?(?:their|her|his|the|they)? ?(?:own )?(?:${children})?|do you know where your (?:kids|children|child|daughters?|sons?|teen\\p{L}*) (?:is|are)|${blamedParents} ${somehow}(?:fail(?:s|ed|ing|ure)?) to (?:safeguard|notice|act|spot|see|control|discipline|report|care)|${blamedParents} ${words(2)}(?:the (?:cause|root|reason)|breed|to blame|at fault|responsible for)|(?:absent|single|teenage|working|unfit|useless) (?:fathers?|mothers?|mums?|dads?|parents?) (?:are|is|cause|lead|leads|breed|means?|raise|who)|${blamedParents} (?:can(?:not|['’]t| not)|could(?:n['’]t| not)|struggl\\p{L}+ to|unable to) (?:control|cope with|handle|manage|discipline) (?:her|him|them|their|the)|(?:starts?|begins?) with (?:poor|bad|lazy|weak) parent\\p{L}*`,
    instead: notOfParents,
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]{0,30}\b(?:because|not to blame)\b/iu,
  },
  // "If you don't want it shared, don't send it", "be one step ahead of the groomers"
  {
    phrase: `if you (?:do(?:n['’]t| not) want|want to (?:avoid|stay safe|be safe|keep safe|prevent))[^.!?\\n]{1,40}[,:;]? (?:do not|don['’]t|never|stop|keep|stay|avoid|block)|(?:do not|don['’]?t|never) (?:make it (?:so )?easy|give (?:him|them|groomers|strangers|anyone|abusers|criminals|gangs) (?:the|a|any|your) \\p{L}+|be (?:tempted|caught out|the next|so quick|too quick|another)|fall into (?:the|their|his|a) trap|take the bait|play (?:their|his) game|rise to|learn the hard way|ruin your|throw (?:away )?your)|(?:be|stay|keep) (?:one|a) step ahead of (?:the )?(?:groomers?|abusers?|gangs?|predators?|criminals|scammers?)|out-?(?:smart|wit) (?:the |a |online )?(?:groomers?|abusers?|predators?|gangs?|sextort\\p{L}+|criminals)|beat the (?:groomers?|predators?)|keep your clothes on|once (?:it|they|a (?:photo|picture|nude|selfie))(?:['’](?:s|re)| is| are) (?:out there|online|sent|gone)|(?:block|avoid|ignore) (?:all )?(?:strangers|anyone you)|be (?:smart|clever|sensible|street-?smart)[,:;] (?:be|stay|block|do|don)|(?:girls|ladies|women|lads|boys|guys|teens|kids)[,:] (?:do not|don['’]?t|stay|never|avoid|watch|keep|look after|stick|be careful|cover|think|stop|learn|remember|take care)|young (?:women|people|girls|men)[,:] (?:do not|don['’]?t|stay|never|avoid|watch|keep|stick|be careful|cover|think|stop|learn|take care)`,
    instead: notToBlame,
    unlessBehind: /^[^.!?\n]{0,40}\b(?:blame|not your fault|silent|alone with|suffer in)\b/iu,
  },
];
