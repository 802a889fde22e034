/** What to say instead of blame, and what around it says that it is none. */

export const notToBlame =
  "It reads as if the one who is hurt could have stopped it: speak to those who harm, or say where help is.";
export const noConsent = 'A child cannot consent: "was groomed", "was abused", "was exploited".';
export const whoActs = 'Say who acts: "adults who groom or exploit them".';
export const notOfParents = "It blames a parent for what another did or what nobody could know: say what helps.";
export const ofServices =
  "Say what services have not yet managed: the child has not been reached, or does not yet trust them.";

/** The words before speak of those who harm, of those who should help, or of what they make others do. */
export const ofOthers =
  /\b(?:offenders?|abusers?|perpetrators?|groomers?|exploiters?|criminals?|adults?|bullies|police|officers|schools?|services|agencies|professionals|platforms|companies|we|staff|councils?|forc\p{L}*|coerc\p{L}*|made|makes?|threaten\p{L}*|pressur\p{L}*|trick\p{L}*|us(?:ed|es|ing)|exploit\p{L}*|recruit\p{L}*|blam\p{L}*)\b[^.!?\n]*$/iu;
