/** After public guidance on the language of child exploitation (The Children's Society, 2024) and of suicide (Samaritans). */

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
const choiceIsAdults =
  /\b(?:schools?|parents?|carers?|adults?|we|councils?|staff|teachers?|companies|platforms|services|partners|professionals|voters|shoppers|healthy|food)\b[^.!?\n]*$/iu;
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
    phrase: "risky (?:sexual )?(?:behaviou?rs?|lifestyles?|choices?)|risk[- ]taking(?: behaviou?rs?)?",
    instead: "Name what is done to the child, or the risk that others make.",
  },
  {
    phrase:
      "(?:associat(?:e|es|ed|ing)|hang(?:s|ing)? (?:out|around)|mix(?:es|ing)?) with (?:older|adult|(?:known |sex |other )?offenders|criminals|gangs?|gang members|drug dealers|the wrong (?:crowd|people|sort))|spend(?:s|ing)? time with older",
    instead: whoActs,
    unlessBehind: namesAbuse,
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
      "(?:fail(?:s|ed|ing|ure)?|refus(?:es|ed|ing|al|e)|unwilling|reluctan(?:t|ce)) to (?:engage|co-?operate)|(?:not|non)[- ]engag(?:ing|ement)|(?:(?:did|do|does|will|would|has|have|had)(?:n['’]?t| not)|won['’]?t) (?:engage|engaged|co-?operate|co-?operated) with (?:services|support|professionals|workers|staff|the police|police|social (?:care|workers)|us|help)|(?:he|she|they|children|child|families|teenagers?|young people|victims?) (?:(?:did|do|does|will|would)(?:n['’]?t| not)|won['’]?t) (?:engage|co-?operate)|refus(?:es|ed|ing) (?:help|support|services|our help)|un-?co-?operative (?:victims?|child|children|witness(?:es)?|families|young people)|disengag(?:ed|es|ing)(?: (?:from|with) services)?|(?:hard|difficult)[- ]to[- ](?:reach|engage)",
    instead: ofServices,
    unlessBehind: /^\s+by(?!\p{L})/iu,
    unlessBefore: /\b(?:be|been|being|are|were|was|is|get|got)\s*$/iu,
  },
  {
    phrase:
      "beyond control|(?:partly|also|really|entirely) (?:her|his|their) (?:own )?fault|(?:beyond|out of|outside) (?:parental |their parents['’] |his parents['’] |her parents['’] )control|(?:he|she|they|child|children|teenagers?) (?:is|are|was|were) out of control|(?:uncontrollable|out[- ]of[- ]control) (?:child|children|teenagers?|teens|kids|youths?|young people|girls?|boys?)|wayward|(?:bad|naughty|problem|troubled|difficult|wild) (?:kids?|girls?|boys?|teenagers?|teens?|child|children|youths?)|troublemakers?",
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
      "(?:ask(?:ed|ing)|ask) for it|(?:their|her|his|your|its|a child['’]s) own fault|(?:she|he|they) (?:allowed|let) (?:him|her|them|it) (?:to (?!know|go)|happen)|(?:keep(?:ing)?|stay(?:ing)?) (?:\\p{L}{3,12} )?safe by not \\p{L}+ing|(?:brought|bring|bringing) it on (?:themselves|herself|himself)|should(?:n['’]t| not)? have (?:known better|been more careful|gone out|drunk)|led (?:him|them|her) on|dress(?:ed|ing|es)? provocatively|provocative (?:cloth(?:es|ing)|dress)|(?:went|go|goes|going) (?:along )?willingly|(?:he|she|they|child|children|girls?|boys?) (?:agreed|agrees|wanted|was happy|were happy) to (?:meet|go with|send|have sex|sell|be)|l(?:ie|ied|ying) about (?:their|her|his) age|(?:children|child|girls?|boys?|they|she|he) consent(?:ed|s)? to (?:sex|abuse|it)",
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
  { phrase: "toy ?boys?|lolitas?|jail ?bait|sugar dadd(?:y|ies)", instead: "Say what the adult does to the child." },
  { phrase: "commit(?:s|ted|ting)? suicide|suicide victims?", instead: '"ended their own life" or "died by suicide".' },
  {
    phrase:
      "(?:failed|unsuccessful|successful|completed) suicides?(?: attempts?)?|suicide (?:epidemic|craze|hotspots?)|cr(?:y|ies) for help",
    instead: '"attempted suicide" or "died by suicide".',
  },
  {
    phrase: "self[- ]harmers?|addicts|junkies|cutters",
    instead: 'Name the person first: "people who self-harm", "people who use drugs".',
  },
];
