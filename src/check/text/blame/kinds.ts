/** Kinds of blame: what a text says of the one who was hurt, whichever of the verbs and persons of the classes it takes. */

import type { DiscouragedPhrase } from "../discouraged-phrases.ts";
import { latin } from "../latin.ts";
import { noConsent, notOfParents, notToBlame, ofOthers, whoActs } from "./advice.ts";
import {
  another,
  any,
  blamed,
  blamedByName,
  blamedParents,
  exploitative,
  harmed,
  own,
  pictures,
  reward,
  self,
  somehow,
  words,
} from "./classes.ts";

const noReason = "It reads as a reason for what somebody else did: say what they did, or where help is.";

/** It goes on to say that this is no reason, or what is done to them. */
const takenBack =
  /^[^\n]{0,40}\b(?:wrong question|because leaving|better question|myths?|(?:is|are|was|were)(?: not|n['’]t) (?:to blame|at fault|your|their|her|his|a)|not (?:your|their|her|his) fault|never (?:your|their|her|his)|victim[- ]blaming|instead|forced|coerced)\b/iu;

const enough = any(
  "foolish|silly|stupid|na[iï]ve|gullible|careless|reckless|irresponsible|immature|greedy|vain|desperate|daft|trusting|thoughtless|dumb|weak|unwise|selfish|lazy|thick|shameless|easy|drunk|sensible|clever",
);
const faulty = any(
  "foolish|silly|stupid|na[iï]ve|gullible|careless|reckless|irresponsible|greedy|vain|daft|thoughtless|dumb|unwise|selfish|lazy|shameless|manipulative|too (?:trusting|sensitive|drunk|friendly|weak)|over-?sensitive|attention-seeking|not (?:entirely |completely |wholly )?(?:innocent|blameless)",
);
const obey = any(
  "report|disclose|tell (?:anyone|us|police|an adult)|come forward|speak up|leave|protect|supervise|say no|resist|fight back|heed|listen|take (?:advice|precautions|care)|check|lock|block|supervise|act|notice|see|stop (?:it|him|them)|recognise|learn|realise|engage|attend|walk away",
);

export const blamingKinds: readonly DiscouragedPhrase[] = [
  // "He was lured in because he wanted money"
  {
    phrase: `(?:${harmed}|drawn|targeted|tempted|lured|caught|attacked|killed|stabbed|involved)(?: ${any("in", "into it", "up in it", "on")})? because ${blamed} ${somehow}(?:want|like|crav|need|lov|enjoy|is|are|was|were|thought|trust|fail|did|had|didn|wouldn|couldn|drank|wore|dress|sent|shar|post|met|went|walk|ignor|refus|chose|behav|act|look)\\p{L}*`,
    instead: noReason,
    unlessBefore: /\b(?:never|not|isn['’]t|no one is|nobody is)\b[^.!?\n]*$/iu,
    unlessBehind: /^ (?:gay|lesbian|trans|bi|different|disabled|black|muslim|jewish|girls?|women|a girl)\b/iu,
  },
  // "If you hadn't shared the photo", "had she stayed at home"
  {
    phrase: `(?:if (?:only )?${blamed} (?:had(?:n['’]?t| not)|had(?: only| just)?(?= (?:stayed|listened|told|said|kept|been more|thought|walked|left|known|blocked|worn|reported|gone home|asked|checked|followed))|did(?:n['’]?t| not)|would(?: only| just| simply)|was(?:n['’]?t| not)|were(?:n['’]?t| not)) ${words(8)}[\\p{L}'’]+,? ${words(3)}(?:could|would|might|can|will|never)(?: not|n['’]t)?|(?:could|would|might) have been (?:avoided|prevented|stopped|different) (?:if|had) ${blamed})`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "Why didn't she just leave?"
  {
    phrase: `why (?:on earth )?(?:did(?:n['’]t)?|do(?:es)?(?:n['’]t)?|would|was|were) (?:${blamedByName}|they|you)(?: not)? (?:ever |even |just |simply |not |always |keep |kept )*(?:leav(?:e|ing)|stay(?:ing)?|go(?:ing)? (?:back|with|along|out|there|to his|to him)|return(?:ing)?|send(?:ing)?|meet(?:ing)?|trust(?:ing)?|say no|fight|resist|walk|run|drink(?:ing)?|wear(?:ing)?|put up|let|allow|block|scream|out|alone|drunk|there)`,
    instead: notToBlame,
    unlessBehind: takenBack,
  },
  {
    phrase: `what (?:did|do|does|was|were) ${blamed} (?:expect(?:ing)?|wearing|thinking|do to (?:provoke|deserve|cause))|what ${blamed} (?:was|were) wearing|(?:had|have|has|gets?|got) (?:it|that) coming|(?:serves?|served) (?:her|him|them|you) right|where (?:are|were|was) (?:the|their|her|his) (?:parents|mother|mum|father)`,
    instead: notToBlame,
    unlessBehind: latin(`${takenBack.source}|^ (?:for|to) (?:the|our|school)\\b`, "iu"),
  },
  // "foolish enough to meet a stranger", "mothers who do are careless"
  {
    phrase: `(?:${blamed} ${words(3)}${enough} enough to|(?:${blamedByName}|${blamedParents}) (?:${somehow}${words(8)})?(?:is|are|was|were|being|been|can be) (?:so |simply |just |very |often |really |a bit |rather )?${faulty})`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "Young people should take more care", "girls must learn"
  {
    phrase: `(?:${blamedByName}|${blamedParents}|they) (?:should|must|ought to|need to|needs to|ha(?:s|ve) to|could)(?: all| both| really| learn to)? (?:take (?:more |greater |better )?care|be (?:more |much more |a bit )(?:careful|cautious|aware of who|wary|vigilant|sensible|streetwise|resilient)|think (?:twice|harder|more)|try harder|wise up|watch (?:who|what|where)|(?:not |never )(?:walk|drink|wear|send|meet|trust|be out|go out|post|share)|pick better|cover up|fight back|stand up for ${self}|ignore|stick up for ${self})`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "Victims often fail to report", "she could not be bothered to tell us"
  {
    phrase: `(?:${blamed}|${blamedParents}) ${somehow}(?:fail|neglect|omit|declin|forg[eo]t|refus|chos\\p{L}* not|chooses? not|unwilling|reluctant|(?:could|can)(?:n['’]t| not) be bothered|bother)(?:s|ed|ing|e|es|ten)? to (?:\\p{L}{3,12}ly )?${obey}`,
    instead: "Say what stands in their way, or what makes it easier to be heard and safe.",
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]{0,30}\b(?:because|out of fear|afraid|scared)\b/iu,
  },
  // "She won't disclose anything", "they wouldn't work with us"
  {
    phrase: `(?:${blamedByName}|they) ${somehow}(?:won['’]?t|wouldn['’]?t|(?:will|would) not) (?:\\p{L}{3,12}ly )?(?:disclose|engage|co-?operate|work with|attend|open up|talk to (?:us|police|professionals|social|the)|accept|take up)`,
    instead: "Say what stands in their way, or what makes it easier to be heard and safe.",
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]{0,60}\b(?:because|out of fear|afraid|scared|until|unless)\b/iu,
  },
  // "They didn't report it straight away"
  {
    phrase: `(?:${blamedByName}|they|you) (?:did(?:n['’]?t| not)|never) (?:report|disclose|tell|say anything|come forward|speak up|seek help|ask for help)(?: (?:it|this|us|them|anyone|anybody|police|the police|him)){0,2} (?:straight away|right away|sooner|earlier|at the time|immediately|soon enough)|(?:${blamedByName}|they|you) (?:waited|took) (?:\\p{L}{1,10} ){1,3}(?:to|before) (?:report|disclos|tell|com|speak)\\p{L}*`,
    instead: "Say what stands in their way, or what makes it easier to be heard and safe.",
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]{0,60}\b(?:because|out of fear|afraid|scared)\b/iu,
  },
  // "She willingly got into his car"
  {
    phrase: `(?:${blamedByName}|they|who) ${somehow}(?:(?:willingly|voluntarily|freely|knowingly|happily|deliberately) (?:got|gets?|climb|went|goes?|came|follow|accept|took|takes?|agree|gave her|gave him|mov|left|leaves?|stay|return|met|meets?|let|join|enter|put|drank|drinks?|visit|spent|spends?|became|becomes?|climb|jump|hand)\\p{L}*|(?!help|told|tell|spoke|speak|shared?|came forward)\\p{L}{2,14} (?:${words(4)})?(?:willingly|voluntarily))`,
    instead: noConsent,
    unlessBefore: ofOthers,
    unlessBehind:
      /^ (?:in|to|with) (?:our|the|this|a) (?:survey|consultation|project|study|research|group|workshop|campaign|interviews?)/iu,
  },
  // "You allowed him to film you", "she provoked him"
  {
    phrase: `${blamed} ${somehow}(?:(?:allow(?:s|ed)?|permit(?:s|ted)?|enable[sd]?|encourag(?:e[sd]?|ing)|invit(?:e[sd]?|ing)|tempt(?:s|ed)?) ${another} (?:to|in(?:to)?|round|back|home|over)|let(?:s)? ${another} (?:film|touch|in|into|back|do|take|use|control|treat|get away|drive|buy|keep|photograph|hit))`,
    instead: notToBlame,
    unlessBefore: /\b(?:if|when|once|before|that|can|could|ask|would)\b[^.!?\n]{0,24}$/iu,
  },
  {
    phrase: `(?:${blamed}|who|by) ${somehow}(?:provok(?:e[sd]?|ing)|antagonis(?:e[sd]?|ing)|w(?:ind(?:s|ing)?|ound) (?:him|her|them) up|nagg(?:ed|ing)|push(?:es|ed|ing)? (?:his|her|their) buttons|dr(?:ove|iven?|iving) (?:him|her|them) to|flirt(?:s|ed|ing)? with|l(?:ed|eads?|eading) (?:him|them|men|boys) on|g(?:ave|iv(?:e|es|ing)) (?:him|them|men|boys|out) (?:the wrong|mixed) (?:idea|signals|impression))(?: ${another})?`,
    instead: noReason,
    unlessBefore: ofOthers,
  },
  // "The girl consented to the relationship"
  {
    phrase: `(?:${blamedByName}|they|you) ${somehow}(?:consent(?:s|ed)?(?= (?:at (?:first|the time)|initially)(?!\\p{L}))|consent(?:s|ed|ing)? to (?!help|treatment|share|a referral|referral|support|being|take part|the use|photos?)\\p{L}+|went along with|go(?:es)? along with|was up for|were up for|said yes to|(?:did(?:n['’]t| not)|never) (?:say no|object|resist|fight back|struggle|scream|complain)|(?:is|are|was|were) (?:happy|keen|willing|eager|content) to (?:${exploitative}|go along|join in|do it|comply|go with it))`,
    instead: noConsent,
    unlessBehind: takenBack,
  },
  // "chose to meet him", "boys deciding to carry knives"
  {
    phrase: `(?:${blamedByName}|they|who) ${somehow}(?:cho(?:ose|oses|osing|se|sen)|decid(?:e|es|ed|ing)|opt(?:s|ed|ing)?|prefer(?:s|red|ring)?|elect(?:s|ed)?|volunteer(?:s|ed|ing)?|agree(?:s|d|ing)?|want(?:s|ed|ing)?|lik(?:e|es|ed)|continu(?:e|es|ed|ing)|insist(?:s|ed)? on|keeps?|kept) (?:to |for |on )?${exploitative}`,
    instead: whoActs,
    unlessBefore: ofOthers,
  },
  // "A 15-year-old who was having sex with older men"
  {
    phrase: `(?:having|has|had|have) (?:sex|sexual relations|an affair|a fling) with (?:\\p{L}{3,9} )?${another}|(?:sleep(?:s|ing)?|slept) with (?:\\p{L}{3,9} )?(?:older|adult|strange|grown) \\p{L}+|(?:dating|seeing|going out with) (?:an? |\\p{L}{3,9} )?(?:older|adult|grown|much older) \\p{L}+|${own} (?:\\d{2}[- ]year[- ]old|adult|older) (?:boyfriend|girlfriend|lover|partner)`,
    instead: noConsent,
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]*\b(?:is (?:abuse|a crime|rape)|groom|exploit|coerc|control|a sign|warning)/iu,
  },
  // "swap sexual pictures for gifts", "exploit themselves"
  {
    phrase: `(?:swap|trad|exchang|sell|sold|send|sent|giv|gave|offer|perform|post|do)(?:e[sd]?|s|ing|ped|ping|ed)? (?:sexual (?:acts|favours)|sex acts|${pictures})(?: \\p{L}{2,8}){0,2} (?:for|in (?:return|exchange) for) ${reward}|(?:sexually )?exploit(?:s|ed|ing)? ${self}|(?:pimp|rent|hir)(?:s|ed|ing|e|es|ped|ping)? ${self} out`,
    instead: noConsent,
    unlessBefore: ofOthers,
  },
  // "dressing in a way that attracts", "walking alone in a short skirt"
  {
    phrase: `(?:dress(?:ed|ing|es)?|behav(?:e|es|ed|ing)|act(?:s|ed|ing)?|pos(?:e|es|ed|ing)) (?:in (?:a|such a|that) (?:way|manner)|like that|${words(2)}and)(?: that| which)? (?:\\p{L}{2,8} )?(?:attract|invit|encourag|provok|ask|draw|get|suggest)\\p{L}*|(?:wearing|wore|wears?|in) (?:an? |such )?(?:short|skimpy|tight|revealing|low-cut|provocative) (?:skirts?|dress(?:es)?|tops?|clothes|clothing|outfits?|shorts)|(?:the )?wrong (?:kind|sort) of attention|attract(?:s|ed|ing)? (?:the wrong|unwanted|this|that|male) attention`,
    instead: noReason,
    unlessBehind: takenBack,
  },
  // "avoid being picked on", "don't stand out"
  {
    phrase: `(?:avoid|prevent|stop|escape|keep from) (?:being|getting|becoming) (?:an? )?${any(harmed, "targets?", "victims?", "targeted by bullies")}|(?:do not|don['’]?t|never|try not to|stop) (?:stand out|react|rise to it|show (?:them |that )?(?:it|you)|be so sensitive|over-?react|fall prey|make ${self} a target|walk (?:home )?alone|go out alone|wear \\p{L}+|get (?:into|in) cars? with|give (?:him|them|bullies) (?:a reason|an excuse|any reason))|tough(?:en|ens|ened|ening) up|grow a thick(?:er)? skin|thicker skin|man up|(?:learn(?:s|ing)?|needs?) to take a joke|just banter|ignore (?:them|bullies|the bullies|it) and (?:they|it)(?:['’]ll| will| go)`,
    instead: notToBlame,
    unlessBefore: /\b(?:never|isn['’]t|not|no such thing as|nobody should have to|more than|called|call it)\s*$/iu,
  },
  // "women who stay", "she went back to him"
  {
    phrase: `(?:${blamedByName}|they) ${somehow}(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|live[sd]?|living|put(?:s|ting)? up|st(?:uck|ick(?:s|ing)?)|(?:go(?:es|ing)?|went|ran|come|came|crawl(?:s|ed)?) (?:straight |right |running )?back|return(?:s|ed|ing)?|tolerat(?:e[sd]?|ing)|accept(?:s|ed|ing)?|excus(?:e[sd]?|ing)) (?:with |to |in |for )?${any(another, "abuse", "violence", "violent relationships?", "abusive relationships?")}`,
    instead: "Leaving is often the most dangerous moment: say what the abuser does, or who helps to plan it.",
    unlessBehind: /^[^.!?\n]*\b(?:because|fear|afraid|control|danger|trap|no choice|forc|threat|homes?\b)/iu,
    unlessBefore: ofOthers,
  },
  // "must accept some of the blame", "played a part in her own abuse"
  {
    phrase: `(?:accept(?:s|ed)?|tak(?:e|es|ing)|took|share[sd]?|sharing|bears?|shoulder(?:s)?|carr(?:y|ies)) (?:some|part|a share|their share|his share|her share|a part|a bit)(?: of)? (?:of )?(?:the )?(?:blame|responsibility)|(?:played|plays?|had|has) (?:a|her|his|their|some) (?:part|role|hand) in (?:what happened|${own} own)|contribut(?:ed|es|ing|e) to ${own} (?:own )?(?:abuse|exploitation|attack|assault|death|situation)|${own} own (?:worst enemy|stupidity|carelessness|folly|negligence|recklessness|actions|naivety|naïvety)|(?:nobody|no ?one) (?:else )?to blame but|takes two to|as bad as each other|six of one|domestic dispute|tiff|crime of passion`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "bad parenting", "a broken home"
  {
    phrase: `(?:bad|poor|lazy|careless|neglectful|feckless|irresponsible|absent|lax|selfish|uncaring|weak) (?:parent(?:s|ing)|mothers?|mums?|fathers?|dads?)|${blamedParents} ${somehow}(?:do(?:n['’]t| not) (?:care|bother)|turn(?:s|ed)? a blind eye|ignor(?:e[sd]?|ing) (?:the )?(?:advice|safer|guidance|warnings|rules)|only (?:ha(?:s|ve)|had) ${self}|fail(?:s|ed|ing)? to (?:\\p{L}+ )?(?:protect|keep|follow|supervise|watch|check))|(?:s?he|they) fail(?:s|ed)? to (?:protect|keep|supervise|control) (?:her|his|their) (?:own )?(?:child(?:ren)?|kids?|sons?|daughters?|baby)|broken homes?|dysfunctional famil(?:y|ies)|problem famil(?:y|ies)`,
    instead: notOfParents,
    unlessBefore: ofOthers,
  },
];
