/** The child or victim as the one who acts: who seeks, takes part in, or knew of what another did; and names that say so. */
import type { DiscouragedPhrase } from "../discouraged-phrases.ts";
import { noConsent, notOfParents, notToBlame, ofOthers, whoActs } from "./advice.ts";
import {
  another,
  any,
  blamed,
  blamedByName,
  blamedParents,
  children,
  exploitativeActs,
  gangs,
  harmed,
  harms,
  own,
  somehow,
  victims,
  words,
} from "./classes.ts";

const believed = 'Say that somebody told of harm: "she said that she was harmed".';

const they = any(blamedByName, "they", "who", "you");
const a = "(?:the |an? |this |that |these |those |her |his |their |our |some |many |most )?";

const isCrime =
  /^[^.!?\n]*\b(?:groom|abus|exploit|coerc|is (?:a crime|rape)|forc|made to|by (?:an? )?(?:adult|gang|criminal|abuser))/iu;
const because =
  /^[^.!?]{0,30}\?[^.!?\n]{0,12}\b(?:because|fear|shame|they (?:are|may|might)|it['’]?s? (?:is )?(?:not|hard)|wrong question|ask)\b/iu;

export const agency: readonly DiscouragedPhrase[] = [
  // "They take part in their own exploitation"
  {
    phrase: `(?:tak(?:e|es|ing)|took|play(?:s|ed|ing)?|ha(?:s|ve|d)|participat(?:e|es|ed|ing)|collud(?:e|es|ed|ing)|complicit|cooperat(?:e|es|ed|ing)|compl(?:y|ies|ied|ying)|instrumental|involved|assist(?:s|ed|ing)?|implicated|agree[sd]?|help(?:s|ed|ing)?|facilitat(?:e|es|ed|ing)|enabl(?:e|es|ed|ing)|caus(?:e|es|ed|ing)|responsib(?:le|ility)|fuel(?:s|led|ling)?)(?: (?:an? |some |active |no small )*(?:part|role|hand|share))? ?(?:in|with|to|for)? ${own} own (?:sexual |criminal )?(?:${harms}|downfall|misfortune|fate|situation|problems|victimi[sz]ation)`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "Teenagers who go looking for trouble", "children drift into crime"
  {
    phrase: `${they} ${somehow}(?:seek(?:s|ing)?(?: out)?|sought(?: out)?|(?:go(?:es|ing)?|went|gone) (?:looking for|in search of)|look(?:s|ed|ing)? for|court(?:s|ed|ing)?|chas(?:e|es|ed|ing)|crav(?:e|es|ed|ing)|enjoy(?:s|ed|ing)?|lov(?:e|es|ed|ing) the|flirt(?:s|ed|ing)? with|play(?:s|ed|ing)? with|attracted (?:to|by)|drawn to|tempted (?:by|into)|seduced by|dabbl(?:e|es|ed|ing) (?:in|with)|drift(?:s|ed|ing)? (?:in)?to|slid(?:e|es|ing)? into|slip(?:s|ped|ping)? into|stray(?:s|ed|ing)? into|wander(?:s|ed|ing)? into|walk(?:s|ed|ing)? into|stumbl(?:e|es|ed|ing) into|get(?:s|ting)? into|got into|go(?:es|ing)? into|went into|fall(?:s|ing)? into|fell into|end(?:s|ed|ing)? up (?:in|with)|bec(?:ame|omes?|oming) (?:involved|mixed up|embroiled|entangled) (?:in|with)|embroiled in|glamori[sz](?:e|es|ed|ing)|entered into|embrac(?:e|es|ed|ing)|turn(?:s|ed|ing)? to) (?:(?!hands)[\\p{L}-]{1,14} ){0,2}(?:${gangs}|trouble|danger|risks?|crime|offending|criminality|drugs|dealing|drug[- ]dealing|prostitution|sex work|easy money|fast money|the thrill|violence|bad company|the wrong crowd|gang life|street life|older (?:men|boys|guys|women|males|lads)|adult men|attention from|male attention|strangers|fire|exploitation|abuse|abusive relationships?)`,
    instead: whoActs,
    unlessBefore: ofOthers,
    unlessBehind: isCrime,
  },
  {
    phrase: `engag(?:e|es|ed|ing) in (?:\\p{L}+ (?:and |or )?){0,2}(?:unsafe|risky|harmful|sexual|criminal|offending|dangerous|anti-?social|illegal|inappropriate|underage|violent|deviant|drug|gang|online sexual|sexuali[sz]ed|transactional)[ -](?:\\p{L}+ )?(?:behaviou?rs?|acts?|activit(?:y|ies)|relationships?|conduct|crimes?|sex|dealing|sexting|chats?|conversations?|communications?|practices)|engag(?:e|es|ed|ing) in (?:sex|sexting|prostitution|crime|criminality|offending|drug (?:dealing|use|supply)|county lines|gang)|(?:sexual|criminal|gang|risky) (?:behaviou?rs?|activit(?:y|ies)) with (?:an? )?(?:adults?|older|strangers|men|males)`,
    instead: whoActs,
    unlessBefore: ofOthers,
  },
  // "Girls who send nudes", "teenagers involved in dealing"
  {
    phrase: `${blamedByName} who ${exploitativeActs}|${blamedByName} ${somehow}involved in (?:the )?(?:${gangs}|dealing|drugs?|running|selling|stealing|theft|shoplifting|knife crime|carrying|offending|sexting|exploitation|violence|anti-?social behaviou?r|supplying)`,
    instead: whoActs,
    unlessBefore: ofOthers,
    unlessBehind: isCrime,
  },
  {
    phrase: `(?:poor|bad|risky|wrong|unwise|foolish|silly|stupid|unsafe|reckless) (?:decisions?|choices?) (?:can|could|may|might|lead|leads|led|put|puts|get|got|cost|mean|end|ended|about who|of (?:friends|boyfriends?|company))|(?:skirts?|dress(?:es)?|clothes|clothing|outfits?|make-?up|tops|shorts|heels) (?:that )?(?:send|give|invite|attract|encourag|provok|suggest|draw|ask|tempt|turn)(?:s|es|e|ing)? (?:${words(1)})?(?:wrong|attention|trouble|message|signals?|idea|impression|men|boys|for it|heads)|(?:hard|difficult|tough)[- ]to[- ](?:reach|engage|help|place)`,
    instead: notToBlame,
    unlessBefore: ofOthers,
  },
  // "He was lured by easy money", "children in prostitution", "teens are sexting strangers"
  {
    phrase: `${they} ${somehow}(?:lured|tempted|attracted|enticed|swayed|drawn(?: in)?|want(?:s|ed)?|after) (?:by |to )?(?:the )?(?:(?:promise|lure|offer|prospect) of )?(?:easy|fast|quick) (?:money|cash)|${children} (?:in(?:to)?|(?:working|involved|engaged) in|who (?:enter|turn to)) prostitution|${children} ${somehow}sext(?:s|ed|ing)? (?:${another}|each other|friends|strangers|people|men|nudes|pictures|photos)`,
    instead: whoActs,
    unlessBefore: ofOthers,
    unlessBehind: isCrime,
  },
  {
    phrase: `${they} ${somehow}(?:sell|deal|carry|run|move)(?:s|ing)? (?:the )?(?:drugs|knives|weapons) (?:to (?:make|get|earn|have)|so (?:that )?(?:they|she|he) can (?:have|buy)) (?:(?:some|extra|easy|fast|quick|more) )?(?:money|cash|trainers|clothes|things)`,
    instead: whoActs,
    unlessBefore: ofOthers,
  },
  // "Her boyfriend is 35", "the sex was consensual"
  {
    phrase: `${own} (?:new |older |adult |married |then )?(?:boyfriend|girlfriend|partner|lover|fianc[eé]e?)(?:,| is| was| who is| who was)?(?: \\()?(?: aged)? ?(?:(?:1[89]|[2-7]\\d)|in (?:his|her) (?:late |early |mid[- ])?(?:twenties|thirties|forties|20s|30s|40s)|(?:much |a lot |far |\\p{L}+ years )older)|(?:sex|it|relationships?|contact|acts?|encounters?|activity|everything|they) (?:is|was|were|are|seems?|seemed|had been|appears?|appeared)(?: to be)? (?:all |fully |entirely |completely |totally |apparently |seemingly )?consensual|(?:consensual|consenting|mutual|willing) (?:under-?age |teenage )?(?:sex|relationships?|sexual|intimacy|encounters?|contact|activity)|self[- ]generated (?:images?|pictures?|photos?|videos?|(?:sexual )?(?:abuse )?(?:material|content|imagery))|pos(?:e|es|ed|ing) (?:for|in) (?:sexual|naked|nude|indecent|explicit|sexy|topless)|${blamed} ${somehow}(?:giv(?:e|es|ing)|gave|given) (?:her |his |their )?(?:full |verbal )?consent|(?:has|have|had) (?:the )?(?:mental )?capacity to (?:consent|choose|decide|make (?:her|his|their))`,
    instead: noConsent,
    unlessBefore: ofOthers,
  },
  // "She knew the risks", "he is known to the police"
  {
    phrase: `${any(blamedByName, "they")} ${somehow}(?:knew|knows?|known|understood|understands?|accept(?:s|ed)?|aware of|minimis(?:e|es|ed|ing)|underestimat(?:e|es|ed|ing)|disregard(?:s|ed|ing)?|unaware of|oblivious to|ignor(?:e|es|ed|ing)|tak(?:e|es|ing)|took|ran|runs?) (?:all |full well |of )?(?:the|these|such|such a|a|that|unnecessary|silly|big|huge|terrible|stupid|foolish) (?:${words(1)})?(?:risks?|dangers?|consequences|chances?|warning signs|gamble)|${any(blamedByName, "they")} ${somehow}(?:(?:well[- ]|already |long )?known to (?:the )?(?:police|social (?:services|care|workers)|authorities|officers|services|youth offending|youth justice)|in trouble with the (?:police|law)|no stranger to|known (?:for|to) (?:run(?:ning)?|go(?:ing)?|abscond(?:ing)?|steal(?:ing)?|lying|drink(?:ing)?|sleep(?:ing)? around|send(?:ing)?|sneak(?:ing)?|truant(?:ing)?))|${any(blamedByName, "they", "parents?", "families", "family")} ${somehow}(?:(?:liv(?:e|es|ed|ing)|lead(?:s|ing)?|led) (?:an? )?(?:chaotic|risky|dangerous|wild|disordered|criminal)|has a (?:history|record) of (?:running|absconding|lying|going missing|offending|drug|risk)|have a (?:history|record) of (?:running|lying|going missing))`,
    instead: notToBlame,
    unlessBefore: ofOthers,
    unlessBehind: isCrime,
  },
  // "He goes missing to meet his friends"
  {
    phrase: `${they} ${somehow}(?:(?:go(?:es|ing)?|went|gone) missing|r[au]n(?:s|ning)? (?:away|off)|sneak(?:s|ed|ing)? (?:out|off)|skip(?:s|ped|ping)? school|truant(?:s|ed|ing)?|stay(?:s|ed|ing)? out(?: late| all night| overnight)?|bunk(?:s|ed|ing)? off)(?: from (?:home|care|school))? (?:to (?:meet|see|be with|party|sell|deal|drink|spend time|hang|visit|have|take|join|stay)|with (?:${another}|friends|mates|the gang)|by choice|on purpose|deliberately|because (?:she|he|they) (?:want|like|enjoy|prefer|choose)\\p{L}*|for (?:fun|attention|the thrill|kicks))|(?:repeatedly|constantly|frequently|regularly|persistently|always) r[au]n(?:s|ning)? (?:away|off)|r[au]n(?:s|ning)? (?:away|off) (?:again|repeatedly|constantly|frequently|regularly|all the time|often|a lot)|(?:habitually|deliberately|wilfully|persistently) (?:go(?:es|ing)?|went) missing`,
    instead: '"went missing": a child may be running from harm, or be taken.',
    unlessBefore: ofOthers,
    unlessBehind: isCrime,
  },
  // "Why didn't they tell anyone?", "Why was a child out at that time of night?"
  {
    phrase: `why (?:on earth )?(?:did(?:n['’]t)?|has(?:n['’]t)?|had(?:n['’]t)?|have(?:n['’]t)?|would(?:n['’]t)?|was(?:n['’]t)?|were(?:n['’]t)?|is|are|do(?:es)?(?:n['’]t)?|let|go|send|not just) ${a}(?:${blamedByName}|they|you|parents|mum|dad|mothers?|anyone)(?: not)? (?:${words(2)})?(?:tell (?:anyone|someone|somebody|us|the police|an adult|her|his|their|sooner|earlier)|told|report(?:ed)? (?:it|him|them|sooner|earlier|the)|speak (?:up|out) (?:sooner|earlier|before|then|at the time)|ask for help (?:sooner|earlier)|call the police|come forward (?:sooner|earlier|until)|say (?:anything|something|so)|wait(?:ed)? (?:so long|until|\\p{L}+ years)|stop (?:it|him|them)|block|delete|out (?:at|so|on|that|after|late)|alone (?:at|in|with|on)|on the streets?|in (?:his|that|the) (?:car|flat|house|room)|wearing|drinking|(?:even )?there|online (?:at|so)|at (?:his|a party|the party)|with (?:him|them|older|a man|strange)|walking|running|keep|trust|let)`,
    instead: notToBlame,
    unlessBehind: because,
  },
  {
    phrase: `you (?:really |simply |just )?(?:should(?: not|n['’]t)?|ought(?: not|n['’]t)? to|could(?: easily)?) (?:never |simply |just )?have (?:known (?:better|what)|said (?:no|something)|told (?:someone|somebody|us|your|an adult|a teacher|sooner|the)|left (?:him|her|sooner|earlier|when)|walked away|stayed (?:at home|away|in|with your)|gone (?:there|out|with|to (?:his|her|their|the police))|worn|drunk|fought|reported (?:it|him|them|this)|blocked|run|refused|sent (?:it|that|him|them|those)|shared|trusted|met (?:him|them|up)|let (?:him|them|her|it)|been (?:more careful|so|out (?:so|that|at)|drinking|there alone))`,
    instead: notToBlame,
    unlessBehind: /^ (?:been|by)\b/iu,
  },
  // "Where did the parents go wrong", "parents who let their children roam"
  {
    phrase: `${blamedParents} ${somehow}(?:let(?:s|ting)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|leav(?:e|es|ing)|left) ${any("their", "her", "his", "your", "them", "these", "young")} ?(?:own |young |teenage )?(?:child(?:ren)?|kids?|sons?|daughters?|teens?|teenagers?|girls?|boys?)? ?(?:to )?(?:roam|run|wander|out|go out|stay out|do (?:what|as)|be out|hang|play out|online unsupervised|unsupervised|alone|unattended|walk|have (?:a )?(?:phones?|smartphones?|free)|on the streets?|at the mercy|to their own)|if (?:only )?(?:${blamedParents}|the parents|her parents|his parents|their parents|your parents) (?:did|had|were|took|paid|knew|kept|looked|cared|would|spent|watched|checked|listened|only) ${words(8)}[\\p{L}'’]+|(?:parents?|mothers?|mums?|fathers?|dads?|families|carers?) (?:are|is|were|was|have|has|had|must|should|need to|needs to|ought to) ${somehow}(?:to blame|at fault|responsible for (?:what|the abuse|the exploitation|this|it)|only themselves|shoulder|take the blame|the (?:blame|problem)|let (?:her|him|them) down|lost control|too (?:busy|lenient|soft|strict|trusting)|keep (?:their|a) (?:children|kids|child|closer eye)|control (?:their|her|his)|have (?:known|seen|noticed|stopped|been watching|done more|kept|spotted|realised|protected|supervised)|stop (?:their|letting))|what kind of (?:parents?|mothers?|mums?|fathers?)|(?:parents?|mums?|mothers?|dads?|fathers?) (?:turned|turn|turning|looked|looking|look) (?:a blind eye|the other way)|(?:poor|lack of|no) (?:parental )?(?:supervision|discipline|boundaries) (?:at home|by|from|led|leads|means|is)|(?:blame|fault of|failure of) (?:the |bad |their |her |his )?parent(?:s|ing)`,
    instead: notOfParents,
    unlessBefore: ofOthers,
    unlessBehind: /^[^.!?\n]{0,30}\b(?:because (?:abusers|groomers|exploiters)|not to blame)\b/iu,
  },
  // "Drama queens who cry wolf", "so-called victims"
  {
    phrase: `drama queens?|false (?:rape )?(?:allegations?|accusations?)|cr(?:y|ies|ied|ying) (?:wolf|rape)|(?:alleged|so-called|self-proclaimed|supposed|innocent|genuine|perfect|deserving|unlikely|professional|repeat|willing|easy|natural|typical|ideal|classic) victims?|(?:rape|abuse) (?:accusers?|claims?|allegations? lies)|(?:liars?|fantasists?|time-?wasters?|trouble-?makers?)|${victims} ${somehow}(?:l(?:ied|ies|ying)|exaggerat(?:e|es|ed|ing)|invent(?:s|ed|ing)?|fabricat(?:e|es|ed|ing)|mak(?:e|es|ing) (?:it|things|this|stories) up|made (?:it|things|this|stories) up|(?:chang(?:e|es|ed|ing) (?:her|his|their) (?:story|mind|account))|regret(?:s|ted)? (?:it|having)|want(?:s|ed)? (?:attention|revenge)|(?:seek|sought|lov|crav|enjoy|lik)(?:e|es|ed|s|ing)? (?:the )?attention)|for attention|manipulative (?:and|or) \\p{L}+`,
    instead: believed,
    unlessBefore:
      /\b(?:offenders?|abusers?|groomers?|exploiters?|criminals?|adults?|compet\p{L}*|calls?|bid|stand|myth\p{L}*|plea|need|needs)\b[^.!?\n]*$/iu,
  },
  // "She had been drinking when she was attacked"
  {
    phrase: `${any(blamed, "wom[ae]n")} ${somehow}(?:been )?(?:drinking|drunk|intoxicated|high|on drugs|out (?:late|alone|drinking|partying|clubbing)|alone at night|wearing (?:\\p{L}+ ){1,3}|walking (?:home )?alone|flirting)(?: [\\p{L}'’-]+){0,4} (?:when|before|and then|and) (?:she|he|they) (?:was|were|got) (?:${harmed}|killed|murdered|stabbed|sexually|followed)|${blamed} ${somehow}(?:been )?(?:out|drinking|drunk|intoxicated|high|alone|flirting)(?: [\\p{L}'’-]+){0,4} when (?:it|this|that|the (?:attack|assault|abuse|rape|incident)) (?:happened|took place|occurred|began|started)|${any("the (?:victim|girl|boy|teenager|child|woman|young woman|lad)s?", "she")} (?:had|['’]d) (?:all |both |also )?been drinking|(?:deserv(?:e|es|ed|ing)) (?:it|to be (?:${harmed})|what (?:she|he|they|you) (?:got|get))|(?:got|gets?|getting) what (?:she|he|they|you) (?:deserved?|asked for)|(?:ma(?:d|k)e|made) (?:her|his|their|your) (?:own )?bed|play(?:s|ed|ing)? with fire|(?:fac|suffer|pa(?:y|id)|bear|liv)(?:e|es|ed|ing|s)? (?:the |with the )(?:consequences|price) of (?:her|his|their|your)|learn(?:ed|t|s)? the hard way|(?:her|his|their|your) own (?:foolishness|making|choosing|undoing|choices?|decisions?|poor|bad|risky|reckless|greed|vanity)|(?:by|through|out of) (?:personal |free |her own |his own |their own |simple )?choice|(?:of|by|through) (?:her|his|their) own (?:doing|choosing|choice)|more fool (?:her|him|them|you)|(?:bit|lot) of a (?:flirt|tease|handful)|loose morals|easy (?:lay|girls?)|bad (?:girls?|influences?|lads?)|no better than|sex romps?|romps? with|love rats?|gymslip|lovesick`,
    instead: notToBlame,
    unlessBefore:
      /\b(?:nobody|no ?one|never|not|did(?:n['’]t| not)|does(?:n['’]t| not)|abusers?|offenders?|we|by|partners?|staff)\b[^.!?\n]*$/iu,
  },
];
