/**
 * Phrases that guidance on exploitation and on suicide advises against, with what to say instead. Left alone: a phrase
 * in quotation marks, and one that the words before it deny ("there is no such thing as ...").
 */
import type { Span } from "../../diagnostics/source.ts";

export interface Discouraged extends Span {
  readonly instead: string;
}

const phrases: readonly { readonly phrase: string; readonly instead: string }[] = [
  {
    phrase: "child prostitut(?:es?|ion)|child sex workers?",
    instead: 'A child cannot choose this: "a child who is sexually exploited".',
  },
  {
    phrase: "child porn(?:ography)?|kiddie porn",
    instead: 'It is evidence of a crime: "child sexual abuse material".',
  },
  {
    phrase: "inappropriate relationships?",
    instead: 'Name what the adult does: "an adult who grooms or abuses a child".',
  },
  { phrase: "risky (?:sexual )?behaviours?", instead: "Name what is done to the child, or the risk that others make." },
  {
    phrase: "associating with older|associate with older",
    instead: 'Say who acts: "older people are grooming or exploiting them".',
  },
  {
    phrase: "(?:put|puts|putting|place|places|placing) (?:themsel(?:ves|f)|himself|herself) at risk",
    instead: 'The risk comes from the one who harms: "at risk of being exploited".',
  },
  { phrase: "lifestyle choices?", instead: "Exploitation is not chosen: say what the child is made to do." },
  {
    phrase: "(?:make|making|makes) (?:the )?(?:right|wrong|safe|safer|bad|poor|risky) choices?",
    instead: "A child who is exploited has little choice: say what adults can do, or where to find help.",
  },
  { phrase: "promiscuous|promiscuity", instead: "Say what was done to the child." },
  {
    phrase: "sen(?:d|ds|ding|t) explicit (?:pictures|photos|images)",
    instead: '"was coerced into sending pictures", where that is what happens.',
  },
  {
    phrase: "(?:in a )?relationship with an? (?:older|adult) (?:man|woman|person|male|female)",
    instead: 'An adult and a child have no relationship of equals: "groomed", "exploited", "coerced".',
  },
  { phrase: "commit(?:s|ted|ting)? suicide", instead: '"ended their own life" or "died by suicide".' },
  {
    phrase: "(?:failed|unsuccessful|successful) suicide(?: attempt)?",
    instead: '"attempted suicide" or "died by suicide".',
  },
];

const patterns = phrases.map(({ phrase, instead }) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrase})(?![\\p{L}\\p{N}])`, "giu"),
  instead,
}));

const denied =
  /\b(?:no such thing as|not|never|isn['’]t|aren['’]t|wasn['’]t|don['’]t|cannot|can['’]t|instead of|rather than|avoid|wrong to say|no longer)\b[^.!?\n]{0,30}$/iu;
const quoted = /["'“‘«][^"'“”‘’«»\n]{0,30}$/u;

export function discouragedIn(text: string): readonly Discouraged[] {
  return patterns
    .flatMap(({ pattern, instead }) =>
      [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length, instead })),
    )
    .filter(({ start, end }) => {
      const before = text.slice(Math.max(0, start - 60), start);
      return !denied.test(before) && !(quoted.test(before) && /^[^"”’'\n]{0,30}["”’']/u.test(text.slice(end)));
    })
    .toSorted((a, b) => a.start - b.start);
}
