/** After public guidance on the language of child exploitation (The Children's Society, 2024) and of suicide (Samaritans). */

import { latin } from "./latin.ts";
export interface DiscouragedPhrase {
  /** A pattern, in any case. */
  readonly phrase: string;
  readonly instead: string;
  /** What may stand within 40 characters before it, and make it right. */
  readonly unlessBefore?: RegExp;
  /** What may follow within 60 characters. */
  readonly unlessBehind?: RegExp;
}

const self = "(?:themsel(?:ves|f)|himself|herself|yourself|yourselves|theirselves)";
const own = "(?:their|her|his|your)(?: own)?";
const child =
  "(?:she|he|they|(?:the |a |our |some |many )?(?:child|children|kids?|teens?|teenagers?|young (?:people|person)|young (?:girls?|boys?)|boys?|girls?|youths?|youngsters?|pupils?|victims?))";
const madeTo =
  /\b(?:forc(?:e|es|ed|ing)|mad(?:e|es)|mak(?:e|es|ing)|coerc(?:e|es|ed|ing)|groom(?:s|ed|ing)?|trick(?:s|ed|ing)?|pressur(?:e|es|ed|ing|ised)|threaten(?:s|ed|ing)?|exploit(?:s|ed|ing)?|traffick(?:s|ed|ing)?|recruit(?:s|ed|ing)?|adults?|offenders?|abusers?|suspects?|criminals?|perpetrators?|anyone|those|networks?)\b[^.!?\n]*$/iu;
const choiceIsAdults =
  /\b(?:schools?|parents?|carers?|adults?|we|councils?|staff|teachers?|us|companies|platforms|services|partners|professionals|councillors|teams?|leaders|governors|judges|managers|voters|shoppers|healthy|food)\b[^.!?\n]*$/iu;
const namesAbuse = /^[^.!?\n]*\b(?:groom|abus|exploit|coerc|control|not (?:ok|okay|right)|a sign|warning|crime)/iu;
const childIsUsed = "A child who is exploited has little choice: say what adults can do, or where to find help.";
const whoActs = 'Say who acts: "older people are grooming or exploiting them".';
const criminal = 'Say who acts: "children who are exploited to carry or sell drugs".';
const ofServices =
  "Say what services have not yet managed: the child has not been reached, or does not yet trust them.";
const notToBlame =
  "It reads as if the one who is hurt could have stopped it: speak to those who harm, or say where help is.";

export const discouragedPhrases: readonly DiscouragedPhrase[] = [
  {
    phrase:
      "child prostitut(?:es?|ion)|(?:child|teenage|under-?age) sex workers?|(?:teenage|under-?age|young) prostitutes?|prostitut(?:e|ed|es|ing) (?:themselves|herself|himself)|rent[ -]boys?",
    instead: 'A child cannot choose this: "a child who is sexually exploited".',
  },
  {
    phrase: "child porn(?:ography)?|kiddie porn|kiddy porn",
    instead: 'It is evidence of a crime: "child sexual abuse material".',
  },
  {
    phrase: "inappropriate relationships?",
    instead: 'Name what the adult does: "an adult who grooms or abuses a child".',
  },
  {
    phrase:
      "(?:risky|reckless) (?:sexual |online |internet |social media )?(?:behaviou?rs?|lifestyles?|choices?)|risk[- ]taking(?: behaviou?rs?)?",
    instead: "Name what is done to the child, or the risk that others make.",
    unlessBehind: /^\s+(?:of|by)\s+(?:the\s+)?(?:abusers?|offenders?|perpetrators?|adults?|drivers?|companies)/iu,
    unlessBefore:
      /\b(?:abusers?|offenders?|perpetrators?|exploiters|adults|drivers|companies|platforms) (?:who )?(?:\p{L}{3,12}ly |often |may |also )?(?:engag\p{L}*|show|tak|display)\p{L}*(?: in)?\s+$/iu,
  },
  {
    phrase:
      "(?:associat(?:e|es|ed|ing)|hang(?:s|ing)? (?:out|around)|mix(?:es|ing)?) with (?:older|adult|(?:known |sex |other )?offenders|criminals|gangs?|gang members|drug dealers|the wrong (?:crowd|people|sort))|spend(?:s|ing)? time with older",
    instead: whoActs,
    unlessBehind: latin(`${namesAbuse.source}|^ \\p{L}+ you (?:do not|don['’]t) know`, "iu"),
  },
  {
    phrase: `(?:put|puts|putting|place|places|placing|placed) ${self} (?:at (?:more |greater |great |serious )?risk|in (?:danger|harm['’]s way|risky situations?|vulnerable (?:situations?|positions?)|dangerous situations?))|expos(?:e|es|ed|ing) ${self} to (?:risks?|harm|danger)`,
    instead: 'The risk comes from the one who harms: "at risk of being exploited".',
  },
  {
    phrase: "lifestyle choices?",
    instead: "Exploitation is not chosen: say what the child is made to do.",
    unlessBefore: /\bhealth(?:y|ier)\s*$/iu,
  },
  {
    phrase:
      "(?:make|making|makes|made) (?:the |a |some |more )?(?:right|wrong|safe|safer|unsafe|bad|poor|risky|dangerous|good|better|smart|sensible|unwise|foolish|silly) (?:life )?choices?",
    instead: childIsUsed,
    unlessBefore: choiceIsAdults,
  },
  {
    phrase:
      "cho(?:ose|oses|osing|se|sen) to (?:sell|deal|carry|run|have sex|engage|go with|go along|meet|return|go missing|stay|work for|associate|be exploited|take drugs|send)",
    instead: childIsUsed,
    unlessBefore: choiceIsAdults,
  },
  {
    phrase:
      "promiscuous|promiscuity|sexually active (?:child|children|girls?|boys?|teen)|sleep(?:s|ing) around|(?:he|she|they) (?:is|was|are|were|has been|have been|became) sexually active",
    instead: "Say what was done to the child.",
  },
  {
    phrase: "street[- ]?wise|wise beyond (?:their|her|his) years",
    instead: "A child who seems grown up is a child still: say what others do to them.",
  },
  {
    phrase: "sen(?:d|ds|ding|t) explicit (?:pictures|photos|images)",
    instead: '"was coerced into sending pictures", where that is what happens.',
  },
  {
    phrase:
      "(?:in a |a )?(?:sexual )?relationships? with (?:her|his|their|the) (?:abusers?|groomers?|exploiters?|perpetrators?|offenders?)|(?:in a )?(?:sexual )?relationships? with (?:an? )?(?:older|adult)s? ?(?:man|men|woman|women|person|people|males?|females?|boys?|girls?)?|older (?:boyfriend|girlfriend)s?|(?:boyfriend|girlfriend)s? twice (?:her|his|their) age|sex with (?:a child|children|a minor|minors)|under-?age sex",
    instead: 'An adult and a child have no relationship of equals: "groomed", "exploited", "coerced".',
    unlessBehind: namesAbuse,
  },
  {
    phrase:
      "(?:children|kids|teenagers|teens|young people|boys|girls|youths?|pupils|child|teenager) (?:who|that) (?:sell|deal|run|carry|move|traffic)s? (?:drugs|knives|weapons|money)|(?:children|kids|teenagers|teens|young people|boys|girls|youths) (?:selling|dealing|running|carrying|trafficking) (?:drugs|knives|weapons)|drug[- ]deal(?:ing|er) (?:children|child|kids|teenagers?|boys?|girls?|youths?)|(?:sell|deal)(?:s|ing)? drugs for (?:money|cash|gifts)|(?:they|he|she) (?:is|are|was|were) (?:dealing|selling|running) drugs|drugs?[ -]?runn(?:ers?|ing)|(?:run|running) drugs|(?:child|teenage|young|youth) (?:drug )?dealers?|drug mules?|money mules?(?= (?:kids|teen|child))",
    instead: criminal,
  },
  {
    phrase: "attention[- ]seek(?:ing|ers?)|cr(?:y|ies|ying) for attention",
    instead: "Say what the child may be telling us.",
  },
  {
    phrase:
      "(?:fail(?:s|ed|ing|ure)?|refus(?:es|ed|ing|al|e)|unwilling|reluctan(?:t|ce)) to (?:engage|co-?operate)|(?:not|non)[- ]engag(?:ing|ement)|(?:(?:did|do|does|will|would|has|have|had)(?:n['’]?t| not)|won['’]?t) (?:engage|engaged|co-?operate|co-?operated) with (?:services|support|professionals|workers|staff|the police|police|social (?:care|workers)|us|help)|(?:he|she|they|children|child|families|teenagers?|young people|victims?) (?:(?:did|do|does|will|would)(?:n['’]?t| not)|won['’]?t) (?:engage|co-?operate)|refus(?:es|ed|ing) (?:help|support|services|our help)|un-?co-?operative (?:victims?|child|children|witness(?:es)?|families|young people)|disengag(?:ed|es|ing)(?: (?:from|with) services)?",
    instead: ofServices,
    unlessBehind:
      /^\s+by(?!\p{L})|^\s+with\s+(?:the\s+)?(?:children|young people|victims|survivors|families|communities)(?!\p{L})/iu,
    unlessBefore:
      /\b(?:be|been|being|are|were|was|is|get|got)\s*$|\b(?:professionals|services|agencies|councils?|schools|police|officers|platforms|companies|offenders?|perpetrators?|we)\s+(?:(?:\p{L}{3,12}ly|often|still|sometimes|can|may|might|have|also|who|that)\s+){0,2}$/iu,
  },
  {
    phrase:
      "beyond control|(?:partly|also|really|entirely) (?:her|his|their) (?:own )?fault|(?:beyond|out of|outside) (?:parental |(?:the |their |his |her )?(?:parents?|carers?|mum|mother|family|school|staff)['’]?s?['’]? )control|(?:he|she|they|child|children|teenagers?) (?:is|are|was|were) out of control|(?:uncontrollable|out[- ]of[- ]control) (?:child|children|teenagers?|teens|kids|youths?|young people|girls?|boys?)|wayward|(?:bad|naughty|problem|troubled|difficult|wild) (?:kids?|girls?|boys?|teenagers?|teens?|child|children|youths?)|troublemakers?",
    // "The problem children face"
    unlessBehind: /^\s+(?:face|have|meet|experience|tell|carry)(?!\p{L})/iu,
    instead: "Say what happens to the child, and who has control over them.",
  },
  {
    phrase: `(?:do not|don['’]?t|never|avoid) (?:be|become|becoming|being|let yourself become|fall|falling) (?:a |the next |another )?victims?|how not to (?:be|become) a victim|protect ${self} from (?:rape|grooming|abuse|exploitation)|keep ${self} out of (?:danger|trouble)`,
    instead: notToBlame,
  },
  { phrase: "abscond(?:s|ed|ing|ers?)?", instead: '"went missing": a child may be running from harm, or be taken.' },
  {
    phrase:
      "(?:ask(?:ed|ing)|ask) for it|(?:their|her|his|your|its|a child['’]s) own fault|(?:she|he|they) (?:allowed|let) (?:him|her|them|it) (?:to (?!know|go)|happen)|(?:keep(?:ing)?|stay(?:ing)?) (?:\\p{L}{3,12} )?safe by not \\p{L}+ing|(?:brought|bring|bringing) it on (?:themselves|herself|himself)|should(?:n['’]t| not)? have (?:known better|been more careful|gone out|drunk)|led (?:him|them|her) on|dress(?:ed|ing|es)? provocatively|provocative (?:cloth(?:es|ing)|dress)|(?:went|go|goes|going) (?:along )?willingly|(?:he|she|they|child|children|girls?|boys?) (?:agreed|agrees|wanted|was happy|were happy) to (?:meet|go with|send|have sex|sell|be)|l(?:ie|ied|ying) about (?:their|her) age|(?:children|child|girls?|boys?|they|she|he) consent(?:ed|s)? to (?:sex|abuse|it)",
    instead: notToBlame,
  },
  {
    phrase: "(?:young |teenage |child )gang members?|gang members as young as|gang girls?|wannabe gangsters?",
    instead: criminal,
  },
  {
    phrase:
      "engag(?:e|es|ed|ing) in (?:criminal|sexual|illegal) activit(?:y|ies)|involved in (?:child )?(?:sexual |criminal )?exploitation|sexual favou?rs|sell(?:s|ing)? (?:sex|themselves|herself|himself|(?:her|his|their) bod(?:y|ies))|(?:exchang(?:e|es|ed|ing)|trad(?:e|es|ed|ing)|swap(?:s|ped|ping)?) sex|sex for (?:gifts|money|drugs|favours)",
    instead: 'Say who acts: "is being exploited".',
  },
  {
    phrase: "(?:boys|girls|kids|lads|teens|teenagers) will be (?:boys|girls|kids|lads|teens|teenagers)",
    instead: notToBlame,
  },
  { phrase: "toy ?boys?|lolitas?|jail ?bait|sugar dadd(?:y|ies)", instead: "Say what the adult does to the child." },
  { phrase: "commit(?:s|ted|ting)? suicide|suicide victims?", instead: '"ended their own life" or "died by suicide".' },
  {
    phrase:
      "(?:failed|unsuccessful|successful|completed) suicides?(?: attempts?)?|suicide (?:epidemic|craze|hotspots?)|cr(?:y|ies) for help",
    instead: '"attempted suicide" or "died by suicide".',
  },
  {
    phrase:
      "(?:choos|chos)(?:e|es|ing|en) (?:this|that|a|the|their|her|his|such a) (?:\\p{L}{3,12} )?(?:lifestyle|way of life|life of crime|life on the streets?)|cho(?:ose|oses|osing|se|sen) (?:crime|drugs|gangs?|to be (?:there|with (?:him|her|them)))|turn(?:s|ed|ing)? to (?:crime|a life of crime|gangs?|drug dealing|prostitution|county lines|stealing|petty crime)",
    instead: childIsUsed,
    unlessBefore: madeTo,
  },
  {
    phrase:
      "(?:involv(?:ed|ement)|mixed up|tied up) (?:in|with) (?:a life of )?(?:crime|criminality|drugs?(?: dealing)?|gangs?|prostitution|drug dealing|offending|antisocial behaviou?r)",
    instead: criminal,
    unlessBefore: madeTo,
  },
  {
    phrase: `${child} (?:who (?:is|are|was|were|have|has) |(?:is|are|was|were|get|gets) )?(?:out of control|running wild|off the rails|a law unto themselves)|(?:feral|delinquent) (?:kids?|youths?|teens?|teenagers?|children|gangs?)|juvenile delinquents?|(?:child|teen|teenage|young|juvenile) (?:criminals?|thugs?|thieves|drug runners?)|(?:persistent|repeat|habitual|serial) (?:runaways?|absconders?)|(?:child|teenage|young) runaways?`,
    instead: "Say what happens to the child, and who has control over them.",
  },
  {
    phrase: `(?:do not|don['’]?t|never|avoid|stop) (?:let(?:ting)?|allow(?:ing)?) yoursel(?:f|ves) (?:to )?(?:be|get|become) \\p{L}+|(?:do not|don['’]?t|never|avoid|stop) (?:put|putting|plac(?:e|ing)) yoursel(?:f|ves) (?:at risk|in danger|in harm['’]?s way|in (?:risky|dangerous|vulnerable) \\p{L}+)|(?:do not|don['’]?t|avoid|stop) (?:be|being|get|getting) (?:groomed|exploited|abused|raped|attacked|assaulted|recruited|sextorted|trafficked|blackmailed|a target)|(?:do not|don['’]?t|never|avoid) (?:dress(?:ing)? provocatively|lead(?:ing)? (?:him|them|men|boys) on|giv(?:e|ing) (?:him|them|men|boys) the wrong (?:idea|impression))|(?:avoid|how to avoid) becoming (?:a target|exploited|groomed)`,
    instead: notToBlame,
  },
  {
    phrase:
      "(?:teach|tell|warn|remind|advise|educate|encourag)(?:e|es|ed|ing|s)? (?:our |your |young )?(?:girls?|women|daughters?|children|boys|teens?|teenagers|young people|kids|sons?|pupils|victims?) (?:not to|to avoid|to stop|how not to|how to avoid) (?:send(?:ing)? nudes?|get(?:ting)? drunk|drink(?:ing)?|dress(?:ing)?|wear(?:ing)?|walk(?:ing)?|go(?:ing)? out|flirt(?:ing)?|be(?:com(?:e|ing)|ing)? (?:groomed|exploited|abused|raped|victims?|a victim)|get(?:ting)? (?:groomed|exploited|raped|involved))",
    instead: notToBlame,
  },
  {
    phrase: `(?:should|ought to) know better|old enough to know (?:better|what)|(?:know(?:s|n)?|knew) (?:exactly |full well |perfectly well )?what (?:she|he|they) (?:is|are|was|were) (?:doing|getting into)|(?:do|does|did|will|would|won['’]?t|don['’]?t|doesn['’]?t|didn['’]?t)(?: not)? help ${self}|(?:let|lets|letting|allow|allows|allowed|allowing) (?:themselves|herself|himself) (?:to )?(?:be|get|become)|(?:got|gets|get|getting) (?:themselves|herself|himself) into (?:(?:this|that)(?!\\p{L})|(?:\\p{L}{1,12} ){0,3}(?:trouble|debt|mess|danger|situations?|bother|problems|company|relationships?))|(?:made|makes|make|making|left|leaves|leave|leaving) (?:themselves|herself|himself) (?:\\p{L}+ )?(?:vulnerable|open|exposed|a target|(?:an )?easy (?:target|prey))`,
    instead: notToBlame,
  },
  {
    phrase: `(?:because of|due to|as a result of) ${own} (?:poor |bad |risky |reckless |provocative )?(?:behaviou?r|choices?|lifestyles?|clothes|clothing|naivety|naïvety)|(?:partly|also|partially|equally|as much) to blame|only (?:has|have|had) ${self} to blame|of ${own} making|(?:take|takes|taking) (?:some |more )?responsibility for (?:their|her|his|your) (?:own )?(?:safety|actions|choices|behaviou?r)|(?:she|he|they|${child}) (?:ignored|ignores|ignore) (?:our |the |all |any )?(?:advice|warnings?)`,
    instead: notToBlame,
    unlessBefore: /\b(?:abusers?|offenders?|perpetrators?|adults?|drivers?|men|companies|platforms)\b[^.!?\n]*$/iu,
  },
  {
    phrase:
      "(?:mak(?:e|es|ing)|made) (?:the |a |some |more )?(?:right|wrong|safe|safer|unsafe|bad|poor|risky|dangerous|good|better|smart|sensible|silly|foolish|unwise|reckless) (?:life )?decisions?|(?:poor|bad|risky) (?:decision[- ]making|life choices?)",
    instead: childIsUsed,
    unlessBefore: choiceIsAdults,
  },
  {
    phrase:
      "(?:work|works|worked|working|running|runs|ran|dealing|deals) for (?:a |the |local |an? \\p{L}+ )?(?:drugs? |county lines? )?(?:gangs?|dealers?|county lines?)|(?:carr(?:y|ies|ied|ying)|hold(?:s|ing)?) (?:drugs|weapons) for (?:money|cash|gangs?)",
    instead: criminal,
    unlessBefore: madeTo,
  },
  {
    phrase:
      "perform(?:s|ed|ing)? (?:a |an |oral )?(?:sexual acts?|sex acts?|sex)(?: for| in)?|(?:gave|give|gives|given|giving|had given) (?:her |his |their )?consent to (?:sex|sexual|the abuse|it|abuse|be)|consensual (?:sex|relationships?|sexual \\p{L}+) with|consenting (?:child|children|teens?|teenagers?|minors?)|(?:went|goes|going|gone) along with (?:it|the abuse|him|them)|(?:went|goes|go|going|kept going|keeps going) back to (?:him|(?:her|his|their) (?:abuser|groomer|exploiter|older))|(?:had|has|have|having|having had) (?:consensual )?sex with (?:an? |some |the |older |her |his )?(?:older|adult|teen|pupil|schoolgirl|schoolboy|underage|under-age|\\d{1,2}[- ]year)|consent to sex with",
    instead: 'A child cannot consent: "was abused", "was raped", "was exploited".',
    unlessBefore: madeTo,
  },
  {
    phrase:
      "(?:affair|fling|romance|liaison|sexual encounter|tryst|dalliance) with (?:an? |her |his |their |the )?(?:pupil|student|child|teen|teenager|minor|schoolgirl|schoolboy|older|married|teacher|coach|underage|under-age|\\d{1,2}[- ]year)|inappropriate (?:sexual )?(?:contact|conduct|touching|advances|liaisons?) (?:with|towards) (?:an? |the )?(?:pupil|child|children|minor|minors|teen|teenager|young|girls?|boys?|students?)|seduc(?:e|ed|es|ing) (?:by |an? |her |his |the )*(?:teens?|teenagers?|pupils?|child|children|minors?|schoolgirls?|schoolboys?|girls?|boys?|underage)|under-?age (?:girls?|boys?|lovers?|women|prostitution)|teenage (?:temptress|lovers?|seductress)|child escorts?",
    instead: "Say what the adult does to the child.",
  },
  {
    phrase:
      "(?:naive|naïve|gullible|foolish|silly|stupid|reckless|manipulative|promiscuous|provocative|flirtatious|troublesome|streetwise|unruly|wild) (?:child|children|girls?|boys?|teens?|teenagers?|young people|victims?|kids?|youths?|youngsters?)|(?:mature|old|grown[- ]up|advanced) for (?:her|his|their) (?:age|years)|look(?:s|ed)? older than (?:she|he|they|her|his|their)|sexually (?:precocious|experienced|mature|provocative|available)|(?:skimpy|revealing|provocative) (?:clothes|clothing|outfits?|dress(?:es)?)|(?:sluts?|whores?)",
    instead: notToBlame,
  },
  {
    phrase:
      "(?:chaotic|high[- ]risk|dangerous|criminal|party|gang|promiscuous) lifestyles?|high[- ]risk (?:sexual )?(?:behaviou?rs?|activit(?:y|ies))|(?:unsafe|dangerous) sexual (?:behaviou?rs?|choices?)|self[- ]destructive|(?:broken|bad) homes?|problem famil(?:y|ies)|dysfunctional famil(?:y|ies)|(?:bad|poor) parenting|bad parents",
    instead: "Name what is done to the child, or the risk that others make.",
    unlessBehind: namesAbuse,
  },
  {
    phrase:
      "(?:non-?compliant|non-?compliance|resistant to (?:help|support|services|change|intervention|engagement))|(?:fail(?:s|ed|ing|ure)?) to (?:attend|turn up|show up|disclose|keep (?:appointments?|(?:herself|himself|themselves) safe)|protect (?:herself|himself|themselves)|accept|take up|respond to (?:support|services|help))|(?:turn(?:s|ed|ing)? down|declin(?:e|es|ed|ing)|reject(?:s|ed|ing)?) (?:our |all |any |the )?(?:help|support|services)|lack of engagement|poor engagement|(?:will|would|won['’]?t|doesn['’]?t|don['’]?t|does not|do not|didn['’]?t|did not) (?:not )?(?:listen to|take|follow) advice|(?:she|he|they|child|children|victim|victims|girl|boy) (?:admits?|admitted|confess(?:es|ed)?) (?:to )?(?:being|having|she|he|they|that)",
    instead: ofServices,
    unlessBefore:
      /\b(?:services|agencies|councils?|schools?|professionals|police|platforms|companies|offenders?|adults?|we)\b[^.!?\n]*$/iu,
  },
  {
    phrase:
      "(?:seeing|dating|going out with|sleeping with|in love with) (?:an? )?(?:much )?(?:older|adult|married) (?:man|men|males?|boys?|guys?|woman|women|lads?|person|people)|throw(?:s|ing|n)? (?:themselves|herself|himself) at|(?:agreed|agrees|willing|happy|volunteered) to (?:send|share|pose|undress|perform|meet|have sex|go with|carry|sell|be (?:filmed|photographed|touched))|of (?:their|her|his) own (?:free will|accord)|(?:returned|went back|goes back|went) voluntarily",
    instead: 'A child cannot consent: "was groomed", "was abused", "was exploited".',
    unlessBefore: madeTo,
  },
  {
    phrase: `(?:got|gets?|getting) (?:themselves|herself|himself) (?:in|into|involved (?:in|with)|mixed up (?:in|with)) (?:a |the )?(?:gangs?|crime|drugs?|county lines|dealing)|cho(?:ose|oses|osing|se|sen) to join (?:a |the |their )?gangs?|${child}(?: who)? (?:tak(?:e|es|ing)|took) (?:silly |big |unnecessary |stupid )?risks|(?:\\d{1,2}|\\p{L}{3,9})[- ]year[- ]olds? (?:drug )?(?:dealers?|runners?|prostitutes?|gang members?|criminals?|thugs?)|(?:drug )?(?:dealers?|runners?|prostitutes?|gang members?|sex workers?) (?:as young as|aged) (?:1[0-7]|[5-9])|${child} (?:became|become|becomes|turned into|is known to be|is|was|are|were) (?:an? )?(?:county lines |drugs? |gang )(?:dealers?|runners?|members?)`,
    instead: criminal,
    unlessBehind: /^[^.!?\n]{0,40}\b(?:forc|coerc|made to)/iu,
    unlessBefore: madeTo,
  },
  {
    phrase: `(?:be|being) (?:smart|careful|sensible|good|streetwise|clever) and you won['’]?t|you won['’]?t (?:be|get|become) (?:groomed|exploited|abused|raped|recruited|a victim|a target)|if you (?:get drunk|drink|dress|wear|flirt|go out|walk (?:home )?alone|send (?:a )?nudes?)[^.!?\\n]{0,40}(?:you (?:could|will|may|might|can)|you['’]ll|expect)|(?:do not|don['’]?t|stop) (?:be|being) (?:so )?(?:naive|naïve|silly|stupid|foolish|gullible|reckless|an? (?:fool|easy target)|that (?:girl|boy))|stop running away|${own} (?:own )?(?:chaotic |risky |wild |reckless |poor |bad )?(?:behaviou?r|choices?|decisions?|lifestyle|clothes|clothing|drinking|drug use|naivety|attitude|actions) (?:meant|mean|has led|have led|contribut\\p{L}+|puts?|putting|led|leads?|makes?|made|caused?|increase[sd]?|place[sd]?|attract(?:s|ed)?|invite[sd]?) (?:her|him|them|you|to|it|abuse|attention|risk|danger)|(?:an )?easy (?:targets?|prey) (?:by|because|when)|(?:mothers?|mums?|parents?) (?:who )?(?:fail(?:s|ed|ing)?) to (?:protect|supervise|control)`,
    instead: notToBlame,
    unlessBefore: /\b(?:abusers?|offenders?|perpetrators?|adults?|drivers?|companies|platforms)\b[^.!?\n]*$/iu,
  },
  {
    phrase: `${child}(?: often| still| sometimes| may)? refus(?:e|es|ed|ing) to (?:give evidence|press charges|make a (?:complaint|statement)|testify|talk|leave|accept|listen|disclose|come forward|cooperate|support)`,
    instead: ofServices,
  },
  {
    phrase: "self[- ]harmers?|addicts|junkies|cutters",
    instead: 'Name the person first: "people who self-harm", "people who use drugs".',
  },
];
