/**
 * National helplines of the United Kingdom that posts name. Opening hours are left out on purpose: they change, and a
 * post stays. Look all of them up once a year, and whenever a line says that it moves.
 */
import type { Path } from "../../../diagnostics/source.ts";

import { latin } from "../latin.ts";
export interface Helpline {
  /** As `required` of words.yaml names it; made of its name where absent. */
  readonly id?: string;
  /** From words.yaml: where it stands there. */
  readonly path?: Path;
  /** As a message says it. */
  readonly name: string;
  readonly called: RegExp;
  /** Every number and text code it answers, the one to write first. */
  readonly numbers: readonly string[];
  /** Who it is for. */
  readonly audience: string;
  /** Where it answers: the whole of the UK where absent. */
  readonly nation?: "England" | "Scotland" | "Wales" | "Northern Ireland" | "England and Wales";
  /** Whose numbers one name may stand for. */
  readonly organisation?: string;
  /** Where the number was read; `known` is general knowledge that nobody has looked up, and never an error. */
  readonly source: string;
  /** YYYY-MM-DD: when somebody last looked; absent only from words.yaml. */
  readonly checkedOn?: string;
}

const checkedOn = "2026-11-27";

/** A name with any space or hyphen, and either apostrophe, in any case. */
function named(...names: readonly string[]): RegExp {
  const said = names.map((name) => name.replaceAll(" ", "[ \\u00a0-]?").replaceAll("'", "['’]?"));
  return latin(`(?<![\\p{L}\\p{N}#@_./])(?:${said.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
}

/** A name that is an ordinary word too counts only where a number, or "helpline", stands with it. */
const beside = "(?= (?:helpline|infoline|on(?= \\d)|:|\\(?\\d)|:)";

export const helplines: readonly Helpline[] = [
  {
    name: "Childline",
    called: named("child line"),
    numbers: ["0800 1111"],
    audience: "under 19",
    source: "247sexualabusesupport.org.uk, citing childline.org.uk",
    checkedOn,
  },
  {
    name: "the NSPCC",
    called: named("NSPCC"),
    numbers: ["0808 800 5000", "88858", "020 3188 3500", "020 3222 4100"],
    audience: "adults worried about a child",
    organisation: "nspcc",
    source: "nspcc.org.uk",
    checkedOn,
  },
  {
    name: "the NSPCC in Wales",
    called: named("NSPCC Cymru", "Welsh NSPCC"),
    numbers: ["0808 100 2524"],
    audience: "adults worried about a child",
    nation: "Wales",
    organisation: "nspcc",
    source: "known",
    checkedOn,
  },
  {
    name: "the NSPCC's FGM helpline",
    called: named("FGM helpline", "NSPCC FGM"),
    numbers: ["0800 028 3550"],
    audience: "anyone worried about FGM",
    organisation: "nspcc",
    source: "known",
    checkedOn,
  },
  {
    name: "the NSPCC's whistleblowing advice line",
    called: named("whistleblowing advice line"),
    numbers: ["0800 028 0285"],
    audience: "professionals",
    organisation: "nspcc",
    source: "known",
    checkedOn,
  },
  {
    name: "Report Abuse in Education",
    called: named("report abuse in education"),
    numbers: ["0800 136 663"],
    audience: "people abused at school, and adults worried about them",
    organisation: "nspcc",
    source: "known",
    checkedOn,
  },
  {
    name: "Samaritans",
    called: named("Samaritans", "y Samariaid", "Samariaid"),
    numbers: ["116 123", "0808 164 0123"],
    audience: "anyone",
    source: "samaritans.org",
    checkedOn,
  },
  {
    name: "Missing People",
    called: named("Missing People", "Runaway Helpline"),
    numbers: ["116 000"],
    audience: "anyone missing, and their families",
    source: "missingpeople.org.uk",
    checkedOn,
  },
  {
    name: "Crimestoppers",
    called: named("Crime stoppers", "Fearless"),
    numbers: ["0800 555 111"],
    audience: "anyone, without a name",
    source: "modernslaverypartnership.org.uk",
    checkedOn,
  },
  {
    name: "Shout",
    called: named("shout", "Crisis Text Line"),
    numbers: ["85258"],
    audience: "anyone in crisis",
    source: "crisistextline.uk",
    checkedOn,
  },
  {
    name: "PAPYRUS HOPELINE247",
    called: named("Papyrus", "HOPELINE ?247", "HOPELINE ?UK", "HOPELINE"),
    numbers: ["0800 068 4141", "07860 039967", "88247"],
    audience: "people under 35 thinking of suicide",
    source: "papyrus-uk.org",
    checkedOn,
  },
  {
    name: "the National Domestic Abuse Helpline",
    called: named("National Domestic (?:Abuse|Violence) Helpline", "Refuge"),
    numbers: ["0808 2000 247"],
    audience: "women and children",
    nation: "England",
    source: "several public lists",
    checkedOn,
  },
  {
    name: "the Men's Advice Line",
    called: named("Men's Advice Line"),
    numbers: ["0808 801 0327"],
    audience: "men",
    source: "several public lists",
    checkedOn,
  },
  {
    name: "the Respect Phoneline",
    called: named("Respect Phone ?line"),
    numbers: ["0808 802 4040"],
    audience: "people who harm a partner",
    source: "several public lists",
    checkedOn,
  },
  {
    name: "Galop",
    called: named("Galop"),
    numbers: ["0800 999 5428"],
    audience: "LGBT+ people",
    source: "galop.org.uk",
    checkedOn,
  },
  {
    name: "Karma Nirvana",
    called: named("Karma Nirvana"),
    numbers: ["0800 599 9247"],
    audience: "people facing honour-based abuse",
    source: "karmanirvana.org.uk",
    checkedOn,
  },
  {
    name: "Live Fear Free",
    called: named("Live Fear Free", "Byw Heb Ofn"),
    numbers: ["0808 80 10 800", "07860 077333"],
    audience: "anyone",
    nation: "Wales",
    source: "several public lists",
    checkedOn,
  },
  {
    name: "Scotland's Domestic Abuse and Forced Marriage Helpline",
    called: named("Domestic Abuse and Forced Marriage Helpline", "Scotland's Domestic Abuse Helpline"),
    numbers: ["0800 027 1234"],
    audience: "anyone",
    nation: "Scotland",
    source: "safer.scot, gov.scot",
    checkedOn,
  },
  {
    name: "the Modern Slavery & Exploitation Helpline",
    called: named("Modern Slavery (?:(?:&|and) Exploitation )?Helpline"),
    numbers: ["08000 121 700"],
    audience: "anyone",
    source: "modernslaveryhelpline.org",
    checkedOn,
  },
  {
    name: "Stop It Now",
    called: named("Stop It Now"),
    numbers: ["0808 1000 900"],
    audience: "adults worried about sexual behaviour towards children",
    source: "stopitnow.org.uk",
    checkedOn,
  },
  {
    name: "Victim Support",
    called: named("Victim Support"),
    numbers: ["0808 168 9111"],
    audience: "victims of crime",
    nation: "England and Wales",
    source: "victimsupport.org.uk",
    checkedOn,
  },
  {
    name: "the Rape Crisis support line",
    called: named("Rape Crisis"),
    numbers: ["0808 500 2222", "0808 801 0302"],
    audience: "anyone over 16",
    nation: "England and Wales",
    source: "known",
    checkedOn,
  },
  {
    name: "NAPAC",
    called: named("NAPAC"),
    numbers: ["0808 801 0331"],
    audience: "adults abused in childhood",
    source: "known",
    checkedOn,
  },
  {
    name: "Family Lives",
    called: named("Family Lives"),
    numbers: ["0808 800 2222"],
    audience: "parents",
    source: "known",
    checkedOn,
  },
  {
    name: "the YoungMinds Parents Helpline",
    called: named("Young Minds"),
    numbers: ["0808 802 5544", "85258"],
    audience: "parents",
    source: "known",
    checkedOn,
  },
  {
    name: "Meic",
    called: named("Meic"),
    numbers: ["0808 80 23456", "84001"],
    audience: "people under 25",
    nation: "Wales",
    source: "known",
    checkedOn,
  },
  {
    name: "FRANK",
    called: named("Talk to FRANK", `Frank${beside}`),
    numbers: ["0300 123 6600", "82111"],
    audience: "anyone asking about drugs",
    source: "known",
    checkedOn,
  },
  {
    name: "the Revenge Porn Helpline",
    called: named("Revenge Porn Helpline"),
    numbers: ["0345 6000 459"],
    audience: "adults",
    source: "revengepornhelpline.org.uk",
    checkedOn,
  },
  {
    name: "Hourglass",
    called: named("Hourglass"),
    numbers: ["0808 808 8141"],
    audience: "older people",
    source: "known",
    checkedOn,
  },
  {
    name: "Lifeline",
    called: named("Lifeline Northern Ireland", "Lifeline NI"),
    numbers: ["0808 808 8000"],
    audience: "anyone",
    nation: "Northern Ireland",
    source: "known",
    checkedOn,
  },
  {
    name: "Breathing Space",
    called: named("Breathing Space"),
    numbers: ["0800 83 85 87"],
    audience: "anyone over 16",
    nation: "Scotland",
    source: "breathingspace.scot",
    checkedOn,
  },
  {
    name: "Shelter",
    called: named(`Shelter${beside}`),
    numbers: ["0808 800 4444"],
    audience: "anyone",
    nation: "England",
    source: "several public lists",
    checkedOn,
  },
  {
    name: "the anti-terrorist hotline",
    called: named("Anti terroris[tm] hotline"),
    numbers: ["0800 789 321"],
    audience: "anyone",
    source: "known",
    checkedOn,
  },
  {
    name: "The Lullaby Trust",
    called: named("Lullaby Trust"),
    numbers: ["0808 802 6868", "0808 802 6869"],
    audience: "families",
    source: "lullabytrust.org.uk, bromleyhealthcare.org.uk",
    checkedOn,
  },
  {
    name: "Cruse",
    called: named("Cruse"),
    numbers: ["0808 808 1677"],
    audience: "bereaved people",
    source: "cruse.org.uk",
    checkedOn,
  },
  {
    name: "Beat",
    called: named(`Beat${beside}`),
    numbers: ["0808 801 0677"],
    audience: "people with eating disorders",
    source: "known",
    checkedOn,
  },
  {
    name: "CALM",
    called: /(?<![\p{L}\p{N}#@_./])(?:CALM|Calm(?=:?[ \u00a0](?:helpline|on[ \u00a0]\d|\(?\d)))(?![\p{L}\p{N}_])/gu,
    numbers: ["0800 58 58 58"],
    audience: "anyone",
    source: "thecalmzone.net",
    checkedOn,
  },
  {
    name: "The Mix",
    called: named(`The Mix${beside}`),
    numbers: ["0808 808 4994"],
    audience: "people under 25",
    source: "known",
    checkedOn,
  },
  {
    name: "Mind",
    called: named(`Mind${beside}`),
    numbers: ["0300 102 1234", "0300 123 3393"],
    audience: "anyone",
    source: "known",
    checkedOn,
  },
  {
    name: "Switchboard",
    called: named(`Switchboard${beside}`, "Switchboard LGBT\\+?"),
    numbers: ["0800 0119 100", "0300 330 0630"],
    audience: "LGBTQIA+ people",
    source: "known",
    checkedOn,
  },
  {
    name: "Action Fraud",
    called: named("Action Fraud", "Report Fraud"),
    numbers: ["0300 123 2040"],
    audience: "anyone",
    source: "known",
    checkedOn,
  },
  {
    name: "the National Stalking Helpline",
    called: named("National Stalking Helpline"),
    numbers: ["0808 802 0300"],
    audience: "anyone",
    source: "known",
    checkedOn,
  },
];

/** `+44` read as `0`, digits alone. */
export function digitsOf(number: string): string {
  return number.replace(/^\+44\D*0?/, "0").replace(/\D/g, "");
}
