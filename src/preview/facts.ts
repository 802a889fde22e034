/**
 * Every fact of a delivery, and each output that shows it. What a campaign file says in a word or two is drawn from
 * here by every output; what an output lays out in its own way (words, pictures, times) is listed, so that it is not
 * forgotten. A fact that an output leaves out gives the reason here, and `tests/preview/facts.test.ts` looks for all
 * others.
 */
import type { Campaign, Options, PostFacts } from "../campaign/model.ts";
import type { Fact } from "../networks/network.ts";
import type { Share } from "../plan/delivery.ts";

/** `plan` and `preview` are the two in a terminal; `base` is the comparison with another revision. */
export type Output =
  | "plan"
  | "preview"
  | "page"
  | "comment"
  | "csv"
  | "ics"
  | "json"
  | "sign-off"
  | "base"
  | "rehearsal"
  | "hand-off";

/** Why an output leaves it out. */
export type LeftOut = Readonly<Partial<Record<Output, string>>>;

/** Of a delivery, and of the entry of a plan, which knows its campaign by name alone. */
export type Said = Partial<PostFacts> &
  Omit<Options, "card" | "contentWarning" | "bilingual"> & {
    /** Its languages and its id say whether they go together. */
    readonly languages?: readonly string[];
    /** Its switches stand otherwise. */
    readonly aside?: true;
    /** Whose post it passes on, in place of words. */
    readonly share?: Share;
    readonly campaign: Campaign | string;
  };

export type FactKey = Exclude<keyof Said, "campaign" | "languages" | "aside">;

export interface SaidFact {
  /** Its name for a person, before its text. */
  readonly label: string;
  /** Whether accounts of one post may differ in it. */
  readonly per: "post" | "account";
  /** For a person, an item each; none where there is nothing to say. */
  readonly texts: (said: Said) => readonly string[];
  /** In a line without labels, where the text alone does not say what it is. */
  readonly phrase?: (text: string) => string;
  /** Its name in the plural, where posts are grouped by it: the plan counts it, and a calendar has it as a category. */
  readonly many?: string;
  /** It goes to the network with the words, so that the fingerprint, the rehearsal and a hand-off have it from there. */
  readonly inMessage?: true;
  readonly leftOut: LeftOut;
}

const one = (text: string | undefined): readonly string[] => (text === undefined || text === "" ? [] : [text]);

const notGrouped = { plan: "The timeline counts only what posts are grouped by; `preview` shows the rest." };
const unsigned = { "sign-off": "No reader sees it: a signed sheet stays good." };
const briefly = { plan: "The timeline shows how a text begins, and how many pictures it has." };
const forPublish = "Only `publish` asks for it, and `--base` says when it changes.";
const ofPublish: LeftOut = {
  ...{ plan: forPublish, preview: forPublish, page: forPublish, comment: forPublish },
  ...{ csv: forPublish, ics: forPublish, json: forPublish, rehearsal: forPublish },
  ...{ ...unsigned, "hand-off": forPublish },
};

/** By key of the model, in the order in which they are shown: a key that is missing here does not compile. */
const byKey: Readonly<Record<FactKey, SaidFact>> = {
  share: {
    label: "Shares",
    per: "account",
    texts: ({ share }) => (share === undefined ? [] : [`${share.post} of ${share.account}`]),
    phrase: (text) => `shares ${text}`,
    inMessage: true,
    leftOut: {},
  },
  lang: {
    label: "Language",
    per: "account",
    texts: ({ lang, languages }) => languages ?? (lang === "en" ? [] : one(lang)),
    phrase: (text) => `${text.includes(", ") ? "languages" : "language"} ${text}`,
    inMessage: true,
    leftOut: { plan: "It stands with each account there." },
  },
  audience: {
    label: "For",
    per: "post",
    texts: ({ audience }) => audience ?? [],
    phrase: (text) => `for ${text}`,
    many: "audiences",
    leftOut: unsigned,
  },
  theme: {
    label: "Theme",
    per: "post",
    texts: ({ theme }) => one(theme),
    many: "themes",
    leftOut: unsigned,
  },
  phase: {
    label: "Phase",
    per: "post",
    texts: ({ phase, campaign }) => one(typeof campaign === "string" ? phase : titleOf(phase, campaign)),
    many: "phases",
    leftOut: unsigned,
  },
  visibility: {
    label: "Visibility",
    per: "account",
    texts: ({ visibility }) => one(visibility),
    inMessage: true,
    leftOut: notGrouped,
  },
  labels: {
    label: "Labels",
    per: "account",
    texts: ({ labels }) => labels ?? [],
    phrase: (text) => `labels ${text}`,
    inMessage: true,
    leftOut: notGrouped,
  },
  critical: {
    label: "Critical",
    per: "post",
    texts: ({ critical }) => (critical === true ? ["goes out while others are paused"] : []),
    leftOut: { ...notGrouped, ...unsigned },
  },
  late: {
    label: "Late",
    per: "account",
    texts: ({ late }) => one(late?.toString()),
    leftOut: ofPublish,
  },
  when: {
    label: "Only when",
    per: "post",
    texts: ({ when = {}, aside }) => {
      const all = Object.entries(when).map(([name, positions]) => `${name} is ${positions.join(" or ")}`);
      return aside === true ? [...all, "not now"] : all;
    },
    phrase: (text) => `only when ${text}`,
    leftOut: { plan: "What does not apply stands in a list of its own there." },
  },
  partnerWords: {
    label: "Partners send in the same minute",
    per: "post",
    texts: ({ partnerWords = {} }) => Object.entries(partnerWords).map(([partner, text]) => `${partner}: “${text}”`),
    phrase: (text) => `partners send in the same minute ${text}`,
    leftOut: {
      plan: "They stand with the words there.",
      "hand-off": "Whoever posts it must not take others' words for their own.",
    },
  },
  again: {
    label: "Again",
    per: "post",
    texts: ({ again }) => (again === true ? ["may say the same words again"] : []),
    leftOut: ofPublish,
  },
};

const notOfTheFile = {
  "sign-off": "It is not of the file, and a signed sheet stays good when it goes out.",
  base: "It is not of the file.",
  rehearsal: "Nothing has become of what is rehearsed.",
  "hand-off": "Nothing has become of what is handed over.",
};
const ofTheMoney = "What it costs is planned for, not read.";

/** What each output lays out in its own way. */
export const laidOut = {
  account: {},
  time: {},
  text: {},
  pictures: briefly,
  "alt text": briefly,
  "content warning": briefly,
  "link card": briefly,
  length: {
    ics: "A calendar says when.",
    "sign-off": "It follows from the words.",
    base: "It follows from the words.",
  },
  state: { ...notOfTheFile, comment: "A review is of the files; `status` says what became of them." },
  cost: {
    ...{ preview: ofTheMoney, page: ofTheMoney, comment: ofTheMoney, ics: ofTheMoney, rehearsal: ofTheMoney },
    "hand-off": "A person posts it for nothing.",
    "sign-off": "It follows from the words.",
    base: "It follows from the words.",
  },
} satisfies Readonly<Record<string, LeftOut>>;

function titleOf(phase: string | undefined, { phases }: Campaign): string | undefined {
  return phase === undefined ? undefined : (phases.get(phase)?.title ?? phase);
}

export const saidFacts = (Object.keys(byKey) as FactKey[]).map((key) => ({ ...byKey[key], key }));

/** Those that an output draws from this list. */
export function factsIn(output: Output): typeof saidFacts {
  return saidFacts.filter(({ leftOut }) => leftOut[output] === undefined);
}

/** What is to be said for a person in one line, a phrase a fact. */
export function phrasesIn(output: Output, said: Said, per?: SaidFact["per"]): readonly string[] {
  return factsIn(output)
    .filter((fact) => per === undefined || fact.per === per)
    .flatMap(({ texts, phrase = (text) => text }) => one(texts(said).join(", ")).map(phrase));
}

/** With their labels. */
export function labelledIn(output: Output, said: Said, wanted: (fact: SaidFact) => boolean): readonly Fact[] {
  return factsIn(output)
    .filter(wanted)
    .flatMap(({ label, texts }) => one(texts(said).join(", ")).map((text) => ({ label, text })));
}

/** For a page that has what goes out with the words from there. */
export function labelFacts(output: "rehearsal" | "hand-off", said: Said): readonly Fact[] {
  return labelledIn(output, said, ({ inMessage }) => inMessage !== true);
}

/** As a program reads them, under the names of the model; what is not set has no key. */
export function valuesIn(output: Output, said: Said): Partial<Omit<Said, "campaign">> {
  const set = factsIn(output)
    .map(({ key }) => [key, said[key]] as const)
    .filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(set);
}
