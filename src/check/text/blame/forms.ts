/**
 * Sentences that blame, by their build and not by their words: who is spoken of, what that one does or should have done,
 * and to whom. After the same guidance as the phrases.
 */
import type { DiscouragedPhrase } from "../discouraged-phrases.ts";

const self = "(?:themsel(?:ves|f)|himself|herself|yoursel(?:f|ves))";
const young =
  "(?:child|children|kids?|teens?|teenagers?|youths?|youngsters?|pupils?|victims?|survivors?|(?:young |teenage |vulnerable )?(?:girls?|boys?|lads?|lasses|women|woman|people|persons?)(?<!(?<!young |teenage |vulnerable )(?:people|persons?|women|woman)))";
const who = `(?:she|he|(?:(?:the|a|an|our|some|many|these|those) )?${young})`;
const whoOrThey = `(?:they|${who})`;
const often = "(?:also |often |just |simply |really |still |always |perhaps |only |partly |probably )?";
const older = "(?:older|adult|grown[- ]up|unknown|much older)";
const grown = "(?:males?|men|man|women|woman|lads?|boys?|guys?|strangers?|people|peers|adults|elders)";

/** Who is made to, or whom the words before speak of. */
const forced =
  /\b(?:forc|coerc|groom|trick|pressur|threaten|exploit|traffick|recruit|manipulat|abus|made|makes|adults?|offenders?|perpetrators?|criminals?|gangs?|services|agencies|professionals|schools?|parents?|carers?|we)\p{L}*\b[^.!?\n]*$/iu;
const isCrime =
  /^[^.!?\n]*\b(?:groom|abus|exploit|coerc|control|a sign|signs of|warning|crime|forc|made to|you (?:do not|don['’]t) know)/iu;

const notToBlame =
  "It reads as if the one who is hurt could have stopped it: speak to those who harm, or say where help is.";
const whoActs = 'Say who acts: "adults who groom or exploit them".';
const noConsent = 'A child cannot consent: "was groomed", "was abused", "was exploited".';
const mindful = 'Say it as Samaritans advise: "attempted suicide", "died by suicide".';

export const blamingForms: readonly DiscouragedPhrase[] = [
  // "puts himself in a vulnerable position", "got herself exploited"
  {
    phrase: `(?:put|puts|putting|plac(?:e|es|ed|ing)|land(?:s|ed|ing)?|leav(?:e|es|ing)|left|expos(?:e|es|ed|ing)|open(?:s|ed|ing)?|lead(?:s|ing)?|led) ${self} (?:up |at |in |into |to |on |open )?(?:\\p{L}{1,12} ){0,3}(?:risks?|danger|harm|trouble|situations?|positions?|places?|abuse|exploitation|vulnerable|way)`,
    instead: 'The risk comes from the one who harms: "at risk of being exploited".',
  },
  {
    phrase: `(?:get|gets|got|getting|let|lets|letting|allow(?:s|ed|ing)?|make|makes|made|making) ${self} (?:to )?(?:be |become |get )?(?:a |an )?(?:easy )?(?:groomed|exploited|abused|raped|hurt|recruited|trafficked|used|manipulated|tricked|blackmailed|targets?|targeted|victims?|vulnerable|involved|arrested|caught|noticed|drunk)`,
    instead: notToBlame,
  },
  // "she should have said no": what was done to her, "should have been believed", is meant otherwise.
  {
    phrase: `(?:if only )?${whoOrThey} (?:should|could|ought to|might|must)(?: not|n['’]t| never)? (?:simply |just |easily |at least )?have (?:known|said|told|left|walked|stayed|gone|worn|drunk|drank|listened|fought|reported|run|learned|learnt|refused|resisted|avoided|prevented|stopped|seen|realised|spoken|trusted|met|sent|let|asked|been (?:more |so )?(?:careful|smarter|wiser|sensible|stronger|at home|cautious|aware|out))`,
    instead: notToBlame,
    unlessBefore: forced,
    unlessBehind: /^ (?:been|by|in time had)\b/iu,
  },
  {
    phrase: `(?:if only|had) ${whoOrThey} (?:had )?(?:not |only )?(?:said|told|left|stayed|listened|gone|worn|known|reported|been more careful|refused)`,
    instead: notToBlame,
  },
  // "girls need to respect themselves"
  {
    phrase: `(?:${whoOrThey}|you) (?:should|must|ought to|need(?:s)? to|ha(?:s|ve) to|had better)(?: learn to| learn how to)? (?:respect|protect|guard|control|behave|safeguard|value|police) ${self}`,
    instead: notToBlame,
  },
  {
    phrase: `(?:${whoOrThey}|you) (?:should|must|ought to|need(?:s)? to|ha(?:s|ve) to)(?: learn to| learn how to)? (?:just |simply )?(?:say no|walk away|dress (?:modestly|appropriately|sensibly)|take (?:more )?responsibility|be (?:more )?(?:careful who|sensible|responsible)|think before|stay away|stop (?:going|meeting|seeing|running|sending|putting|drinking|taking)|know better|grow up|toughen up)|(?:just|simply) say no|say no to (?:grooming|groomers|exploitation|abuse|abusers|gangs?|county lines|drug dealers)`,
    instead: notToBlame,
  },
  // "she was partly responsible", "it was her own fault"
  {
    phrase: `${whoOrThey} (?:is|are|was|were|may be|must be) ${often}(?:also )?(?:complicit|culpable|at fault|to blame|asking for (?:it|trouble)|responsible for (?:what happened|(?:their|her|his) (?:own )?(?:abuse|exploitation|safety|actions))|(?:a )?willing(?: participants?| victims?| partners?)?|no angels?|not blameless|not innocent)|willing (?:participants?|victims?)|no angels?|(?:brought|bring|brings|bringing) (?:it|this|that|trouble|the abuse) (?:up)?on ${self}|(?:it (?:is|was)|it['’]s) (?:partly |all |really |mostly |also )?(?:her|his|their) (?:own )?(?:fault|doing)|invit(?:e|es|ed|ing) (?:abuse|exploitation|trouble|attention|danger)|asking for trouble|(?:was |were |is |are |been |be )?(?:easily )?led astray`,
    instead: notToBlame,
    unlessBehind: /^ (?:by|them)\b/iu,
  },
  // "she keeps running away"
  {
    phrase: `${whoOrThey} (?:keeps?|kept|insists? on|insisted on|persists? in|continues? to|won['’]t stop|will not stop|refuses? to stop|can['’]t stop) (?:on )?(?:go(?:ing)?|run(?:ning)?|return(?:ing)?|meet(?:ing)?|see(?:ing)?|send(?:ing)?|put(?:ting)?|sneak(?:ing)?|contact(?:ing)?) (?:missing|away|back|out|off|to|him|them|older|photos|pictures|nudes)`,
    instead: whoActs,
    unlessBehind: isCrime,
  },
  {
    phrase: `${whoOrThey} (?:ran|runs|run|sneak(?:s|ed)?|sneaks|wander(?:s|ed)?) (?:away|off|out) (?:from (?:home|care|school)|at night|to (?:meet|be with|see))|runaways?(?! (?:helpline|success|hit|winner|train|leader|bestseller))`,
    instead: '"went missing": a child may be running from harm, or be taken.',
    unlessBehind: isCrime,
  },
  // "contacting adult males", "spending time with elders"
  {
    phrase: `(?:contact|messag|text|chat|talk|meet|flirt|sext|mix|associat|party|drink|hang|go|stay|sleep|socialis|knock|run|involv|consort)(?:e|es|ed|ing|s|ting|ying)? (?:(?:to|with|up|up with|around with|out with|around|about with|off with|out|in) ){0,2}(?:an? |some |many )?${older} ${grown}|(?:spend(?:s|ing)?|spent) (?:all (?:her|his|their) )?time with (?:elders|olders|${older}|(?:drug )?dealers|criminals|gang|the wrong)|(?:associat|mix|hang|knock)(?:e|es|ed|ing|s)? (?:(?:around|about|out|up) )?with (?:elders|olders|(?:drug )?dealers|a bad crowd|the wrong|a gang|bad company)|(?:fell|falls?|falling|got|gets?|getting) in(?:to)? with (?:the wrong|a bad|bad|a gang|older)|(?:the )?wrong crowd|bad company`,
    instead: whoActs,
    unlessBefore: forced,
    unlessBehind: isCrime,
  },
  // "offers sex for gifts"
  {
    phrase:
      "(?:offer(?:s|ed|ing)?|giv(?:es?|ing)|gave|sold|swap(?:s|ped|ping)?|us(?:es|ed|ing)) (?:oral )?(?:sex|sexual services|(?:her|his|their) bod(?:y|ies)) (?:for|to|in (?:return|exchange))|sex in (?:return|exchange) for|in (?:return|exchange) for sex|(?:work(?:s|ed|ing)|walk(?:s|ed|ing)) the streets|on the game|hookers?|(?:child|teen(?:age)?|young) (?:hookers?|escorts?|strippers?|call girls?|brides? by choice)",
    instead: noConsent,
    unlessBefore: forced,
  },
  {
    phrase: `${whoOrThey} (?:fell|is|was|are|were|has fallen) in love with (?:(?:her|his|their|an?) )?(?:much )?(?:abusers?|groomers?|exploiters?|older|adult|teacher|coach)|(?:willingly|happily|freely|voluntarily|knowingly) (?:sent|sends?|shared?|shares|went|goes?|met|meets?|had sex|took part|participat\\p{L}+|engag\\p{L}+|joined|joins|carried|sold|posed)|(?:intercourse|sexual (?:activity|contact|relations)) with (?:a |an |the )?(?:multiple|several|many|numerous|child|children|minors?|pupils?|teenagers?|girls?|boys?|under-?age|\\d{1,2}[- ]year|older|adult)|(?:seduced|tempted|led on) (?:him|the man|the teacher|her teacher|her abuser)|(?:young|teenage|teen|child|schoolgirl|schoolboy|underage) (?:lovers?|mistress(?:es)?|romance|girlfriends? of (?:an?|the) (?:older|adult))`,
    instead: noConsent,
    unlessBefore:
      /\b(?:charged|convicted|guilty|jailed|arrested|sentenced|offences?|counts?|admitted|accused|suspicion|crimes?|law)\b[^.!?\n]*$/iu,
  },
  // "she let him take photos", "in a relationship with a 30-year-old"
  {
    phrase: `${whoOrThey} (?:let|lets|allow(?:s|ed)?) (?:him|them|men|boys|an? (?:man|adult|stranger)|adults|strangers) (?:to )?(?:take|touch|film|photograph|have|do|use|come|drive|buy|pay|kiss|stay)|(?:in |having |has |had |is in |was in )?(?:an? )?(?:sexual )?relationships? with (?:an? )?(?:\\d{1,2}[- ]year[- ]olds?|grown|man|men|woman|women|adults?|boyfriend|teacher|coach)|sexually active (?:since|from|at|with|by)`,
    instead: noConsent,
    unlessBefore: forced,
    unlessBehind: isCrime,
  },
  {
    phrase:
      "involve(?:d|ment) (?:in|with) (?:county lines|CSE|CCE|child exploitation|sex work|drug supply|grooming gangs?|criminal activity)",
    instead: whoActs,
    unlessBefore: forced,
  },
  {
    phrase: `(?:teach|tell|warn|remind|advis|educat)(?:e|es|s|ing)? (?:our |your |the )?(?:${young}|daughters?|sons?|them|her|him) (?:how )?to (?:(?:keep|protect|look after|guard|defend|safeguard) ${self}|be (?:more |extra |very )?(?:careful|cautious|sensible|vigilant|wary|streetwise|suspicious)(?= (?:online|who|about|around|of|with (?:strangers|men|adults))(?!\\p{L})|\\s*[.,!]|\\s*$)|say no|think (?:twice|before|carefully)|make (?:better|good|safe|safer|the right) (?:choices|decisions))|(?:teach|tell|warn|remind|advise)(?:es|s|ing)? (?:our |your )?(?:${young}|daughters?|sons?|them|her|him) (?:not to|never to|to avoid|to stop|against) (?:get(?:ting)? in(?:to)?|go(?:ing)? (?:with|off|out|to)|meet(?:ing)?|talk(?:ing)? to|speak(?:ing)? to|trust(?:ing)?|accept(?:ing)?|walk(?:ing)?|wear(?:ing)?|drink(?:ing)?|flirt(?:ing)?)|(?:stay|keep|steer) (?:away|clear) (?:from|of) (?:older|adult|gangs?|drugs?|dealers|bad|the wrong|strangers|strange|groomers)`,
    instead: notToBlame,
  },
  // "she claims she was abused"
  {
    phrase: `${whoOrThey} (?:claims?|claimed|alleges?|alleged) (?:that )?(?:to (?:have been|be)|(?:she|he|they) (?:was|were|had been|has been|is|are))|(?:cried|cries|crying) (?:wolf|rape)|ma(?:de|kes?|king) (?:false |up )?(?:allegations|stories)`,
    instead: 'Say that the child told somebody: "she said that she was harmed".',
  },
  {
    phrase: `(?:difficult|disruptive|rebellious|manipulative|challenging|sexualised|sexualized|inappropriate|delinquent|criminal|antisocial|anti-social|provocative|promiscuous|flirtatious|deviant) behaviou?r (?:of|by|in|among) ${young}|(?:difficult|disruptive|rebellious|manipulative|delinquent|unruly|deviant|damaged|attention-seeking|wayward|uncontrollable|hard[- ]to[- ]place) ${young}|challenging behaviou?rs?|sexualised behaviou?rs?|tearaways?|hooligans?|yobs?|scumbags?|slags?|slappers?|tarts(?! and)|damaged goods|jezebels?|temptress(?:es)?|gang (?:girl|boy|moll)s?|thugs?`,
    instead: "Say what happens to the child, and what the child may be telling us.",
    unlessBehind: isCrime,
  },
  {
    phrase:
      "suicide (?:bids?|pacts?|attempters?|spots?|threats?|craze|cluster)|(?:fail(?:ed|s)?|succeed(?:ed|s)?|unsuccessful(?:ly)?|successful(?:ly)?) (?:attempt(?:ed|s)? |tried )?(?:to |in |at )?(?:kill(?:ed|ing)?|tak(?:e|ing)|took|end(?:ed|ing)?) (?:themsel(?:ves|f)|himself|herself|(?:his|her|their) (?:own )?li(?:fe|ves)|it all)|(?:the )?easy way out|topp(?:ed|ing) (?:himself|herself|themselves)|selfish act|(?:suicid\\p{L}*|self-harm\\p{L}*|overdos\\p{L}*|cut(?:s|ting)? (?:her|him|them)sel(?:f|ves)) (?:\\p{L}{1,12} ){0,3}(?:to (?:get|gain|seek)|for|seeking) (?:some |the )?attention|suicidal (?:child|children|teens?|teenagers?|youths?|girls?|boys?)|threaten(?:s|ed|ing)? suicide|commit(?:s|ted|ting)? self[- ]harm",
    instead: mindful,
  },
];
