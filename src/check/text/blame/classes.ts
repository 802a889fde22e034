/** Open classes of words that the kinds of blame are built of. Patterns without groups, in any case. */

/** One of these. */
export function any(...words: readonly string[]): string {
  return `(?:${words.join("|")})`;
}

/** Up to so many words of any kind, each with the space behind it. */
export function words(most: number): string {
  return `(?:[\\p{L}\\p{N}'’-]{1,14} ){0,${most}}`;
}

export const children = any(
  "child(?:ren)?",
  "kids?",
  "(?:pre)?teens?",
  "teenagers?",
  "youths?",
  "youngsters?",
  "pupils?",
  "students?",
  "girls?",
  "boys?",
  "lads?",
  "lasses",
  "daughters?",
  "sons?",
  "young (?:people|persons?|women|woman|men|man|adults?|ones?|mums?|victims?)",
  "minors?",
  "\\d{1,2}[- ]year[- ]olds?",
);
const hurt = any("victims?", "survivors?", "wom[ae]n", "wi(?:fe|ves)", "those (?:targeted|affected)");
export const families = any("famil(?:y|ies)", "homes?", "households?");
const parents = any(
  "mothers?",
  "mums?",
  "fathers?",
  "dads?",
  "parents?",
  "carers?",
  "(?:the |some |many |their |such )famil(?:y|ies)",
);

/** "A girl, 14," and "women who". */
const more = "(?:, (?:aged )?\\d{1,2},| \\(\\d{1,2}\\))?(?: who| that)?";

/** Whom a text may blame for what was done to them, with what may stand between them and what they do. */
const shes = "(?:s?he(?:['’](?:s|d|ll))?)";
export const blamed = `${any(shes, "they(?:['’](?:re|ve|d|ll))?", "you(?:['’](?:re|ve|d|ll))?", children, hurt)}${more}`;
/** Not "he", who may be the one who harms. */
export const victims = any("she(?:['’](?:s|d|ll))?", children, hurt);
/** "They" and "you" may be anybody. */
export const blamedByName = `${any(shes, children, hurt)}${more}`;
export const blamedParents = `${any(parents, "wom[ae]n")}${more}`;

/** Up to three of: auxiliaries and adverbs, each with the space behind it. */
export const somehow = `(?:${any(
  "is|are|was|were|be|been|being|has|have|had|may|might|can|could|will|would|did|do|does",
  "also|just|still|often|always|sometimes|never|even|then|too|only|all|both|later|once|perhaps|soon",
  "partly",
  "\\p{L}{3,12}ly",
)} ){0,3}`;

export const self = any("themsel(?:ves|f)", "himself", "herself", "yoursel(?:f|ves)");
export const own = any("their", "her", "his", "your");

/** Who harms, as the sentence sees it. */
export const another = any(
  "h(?:im|er)",
  "them",
  "strangers?",
  "(?:some|any)(?:one|body)",
  `${any("the", "an?", "this", "that", "these", "those", "such", own)} (?:[\\p{L}-]{2,12} )?${any(
    "m[ae]n",
    "boys?",
    "lads?",
    "adults?",
    "strangers?",
    "(?:ex-)?partners?",
    "(?:ex-)?boyfriends?",
    "(?:ex-)?husbands?",
    "abusers?",
    "offenders?",
    "groomers?",
    "bull(?:y|ies)",
    "gangs?",
    "dealers?",
    "attackers?",
    "teachers?",
    "coach(?:es)?",
  )}`,
  "(?:older|adult|grown|strange|unknown|violent|abusive) (?:m[ae]n|males?|boys|lads|people|partners?)",
  "men",
  "adults",
);

/** What was done to a person, as a participle. */
export const harmed = any(
  "groomed",
  "exploited",
  "abused",
  "raped",
  "assaulted",
  "attacked",
  "blackmailed",
  "sextorted",
  "bullied",
  "picked on",
  "called names",
  "recruited",
  "trafficked",
  "hit",
  "beaten",
  "stalked",
  "harassed",
  "used",
  "lured",
  "hurt",
  "radicalised",
);

/** Pictures of one's body. */
export const pictures = `${any(
  "nudes?",
  `${any("sexual", "sexy", "nude", "naked", "intimate", "explicit", "indecent", "private", "topless", "rude")} ${any(
    "pictures?",
    "pics?",
    "photos?",
    "images?",
    "videos?",
    "selfies?",
    "snaps?",
    "content",
    "messages?",
  )}`,
)}`;

export const reward = any(
  "gifts?",
  "money",
  "cash",
  "vapes?",
  "drugs",
  "alcohol",
  "cannabis",
  "attention",
  "affection",
  "clothes",
  "trainers",
  "phones?",
  "lifts?",
  "food",
  "likes",
  "followers",
  "favours",
  "credits?",
  "somewhere to stay",
  "an? \\p{L}+",
);

/** What was done to a person, as a noun. */
export const harms = any(
  "abuse",
  "exploitation",
  "grooming",
  "assault",
  "rape",
  "attack",
  "trafficking",
  "bullying",
  "blackmail",
  "death",
  "harm",
  "recruitment",
  "radicalisation",
);

export const gangs = any(
  "(?:street |drugs? |local |a |the |criminal )*gangs?",
  "county lines",
  "gang (?:life|culture)",
);

/** What exploiters have their victims do, as a verb. */
export const exploitativeActs = any(
  `(?:meet|see|visit|go with|go off with|get into (?:a car|cars) with|stay with|live with|stick with|go back to|return to|sleep with|drink with|party with|trust|befriend|date|add) (?:up with )?${another}`,
  `(?:send|share|swap|post|take|sell|trade|upload|film)(?: ${any("him", "her", "them")})? (?:\\p{L}{1,8} )?${pictures}`,
  `(?:carry|sell|deal|run|hold|hide|store|move|traffic|supply|deliver|mind|collect|look after|drop off|pick up) (?:${any("a|an|the|some|their|his|her")} )?(?:drugs|knives|knife|weapons?|packages?|parcels?|deliver(?:y|ies)|cash|money|bags?|gear|product|for (?:gangs|a gang|dealers|(?:a )?friends?|older \\p{L}+))`,
  "(?:join|work for|run with|get in with) (?:a |the |in with )?(?:gangs?|dealers?|elders|county lines)",
  "have sex|undress|strip",
);
export const exploitative = any(
  exploitativeActs,
  "go missing|run away|stay out late|skip school to|be abused|be exploited|put up with|walk home alone|ignore (?:our|the|all|every) (?:advice|warnings?)|get (?:so )?drunk|(?:remain|stay|live) in (?:an? |the )?(?:abusive|violent|toxic)",
);
