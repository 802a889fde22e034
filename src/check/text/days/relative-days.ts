/**
 * What a text claims of days: that its awareness day is today, tomorrow, this week; that a date is; how many days are
 * left; what weekday it is. Whether that is true is for the rules.
 */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf, mayMatch, needsAs } from "../sieve/sieve.ts";
import { englishDays, plain, weekdayNumber } from "./calendar-words.ts";
import { type Countdown, countdownForms, countdownOf, counted, pastForms } from "./countdowns.ts";
import { type Edge, type EdgeForms, edgeForms, edgesIn } from "./day-edges.ts";
import type { WrittenDate } from "./find-dates.ts";
import { spokenNames } from "./own-day.ts";
import { datesWithWeekdays } from "./pair-dates.ts";
import { type RelativeWord, relative, wordOf } from "./relative-words.ts";

export type Claim =
  | Countdown
  | Edge
  | (Span &
      (
        | { readonly kind: "day"; readonly word: RelativeWord }
        /** "Today is the day": perhaps another day than the awareness day. */
        | { readonly kind: "some-day"; readonly word: RelativeWord }
        | { readonly kind: "date"; readonly word: RelativeWord; readonly date: WrittenDate }
        | { readonly kind: "weekday"; readonly word: RelativeWord; readonly weekday: number }
        /** "Thursday is #CEADay27" */
        | {
            readonly kind: "day-on";
            readonly weekday: number;
            /** "this Thursday": within a week. */
            readonly soon: boolean;
          }
      ));

export interface NamedDay {
  /** "National Child Exploitation Awareness Day". */
  readonly names: readonly string[];
  /** Without #. */
  readonly tags: readonly string[];
}

const bound = "(?<![\\p{L}\\p{N}_])";
const edge = "(?![\\p{L}\\p{N}_])";

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
}

function subjectPattern({ names, tags }: NamedDay): string {
  const hashtags = tags.filter((tag) => /\d{2}$|day$|week$|month$/i.test(tag)).map((tag) => `#${escaped(tag)}`);
  const all = [
    ...names.flatMap(spokenNames).map(escaped),
    ...hashtags,
    "(?<=\\b(?:the|our)\\s)awareness\\s+(?:day|week)",
  ];
  return `(?:(?:the|our|uk|national|a)\\s+){0,2}(?:${all.join("|")})(?:\\s+20\\d{2})?${edge}`;
}

const marks =
  "mark(?:s|ed|ing)?|celebrat(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|recognis(?:e|es|ed|ing)|support(?:s|ed|ing)?";
const verb = `(?:\\s+(?:is|was|will\\s+be|marks|sees|brings|yw)|['’]s|,?\\s+(?:it['’]s|it\\s+is|it\\s+will\\s+be|it['’]ll\\s+be|it\\s+was)|,?\\s+we(?:['’]re|\\s+are|\\s+will|['’]ll)?\\s+(?:proudly\\s+|also\\s+)?(?:${marks}))`;
const jointly =
  "st(?:and(?:s|ing)?|ood)|unit(?:e|es|ed|ing)|c(?:omes?|oming|ame)\\s+together|gather(?:s|ed|ing)?|turn(?:s|ed|ing)?\\s+\\p{L}+|(?:go|goes|going|went)\\s+(?:teal|purple|blue|orange|pink|green|red|yellow)|(?:light(?:s|ing)?|lit)\\s+up|wear(?:s|ing)?|wore|walk(?:s|ed|ing)?|rais(?:e|es|ed|ing)\\s+(?:awareness|our|your)|(?:tak(?:e|es|ing)|took)\\s+part|(?:speak(?:s|ing)?|spoke)\\s+(?:up|out)";
const together = `join(?:s|ed|ing)?|${jointly}`;
const starts =
  "is|was|starts|begins|takes\\s+place|falls|happens|arrives|kicks\\s+off|launches|opens|is\\s+back|returns";
/** What follows "it's <the day>" where the day is another one: "it's #CEADay27 on Thursday". */
const later =
  /^[^.!?\n]{0,40}?(?<![\p{L}\p{N}])(?:today|tomorrow|yesterday|next|this|last|on|in|soon|coming|almost|nearly|week|day|days|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+)(?![\p{L}\p{N}])/iu;

const notYet =
  /(?<![\p{L}\p{N}])(?:in|until|till|before|after|when|if|soon|nearly|almost|once|not)(?![\p{L}\p{N}])[^.!?\n]{0,30}$/iu;

interface Patterns {
  readonly day: readonly RegExp[];
  /** What is done on the day itself. */
  readonly together: RegExp;
  /** "Wear teal today for #CEADay27" */
  readonly togetherBehind: RegExp;
  readonly present: RegExp;
  readonly weekday: RegExp;
  readonly counts: readonly RegExp[];
  readonly past: readonly RegExp[];
  readonly edges: EdgeForms;
  readonly subject: RegExp;
}

function patternsOf(subject: string): Patterns {
  return {
    day: [
      `${bound}${relative}${verb}\\s+${subject}`,
      `${subject}\\s+(?:${starts})\\s+(?:only\\s+|just\\s+)?${relative}${edge}`,
      `${bound}it(?:['’]s|\\s+is)\\s+${subject}\\s+${relative}${edge}`,
      `(?<=(?:^|[.!?\\n])\\s{0,3})${subject}\\s+${relative}(?=\\s*(?:$|[.!?,:;\\n–—-]))`,
      `${bound}${relative},?\\s+on\\s+${subject}`,
      `${bound}(?:join(?:ing|ed)?\\s+us|see(?:ing)?\\s+you)\\s+(?<word>tomorrow|tonight|yesterday|yfory)\\s+(?:for|at|on)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…]))`,
      `${bound}(?<word>tomorrow)\\s+we\\s+(?:all\\s+)?(?:stand|unite|gather|come)\\s+(?:together\\s+)?(?:for|on)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…]))`,
      `${bound}(?:it(?:['’]s|\\s+is)|today(?:['’]s|\\s+is)|on)\\s+the\\s+(?<eve>eve\\s+of|day\\s+before|day\\s+after)\\s+${subject}`,
      `${bound}mae(?:['’]n)?\\s+${subject}\\s+${relative}${edge}`,
      `${bound}(?:${marks}|for|on|in)\\s+${subject},?\\s+${relative}${edge}`,
    ].map((form) => latin(form, "giu")),
    together: latin(
      `${bound}${relative},?\\s+(?:(?!(?:to|can|could|may|plan\\p{L}*|prepar\\p{L}*|ready)\\s)[^.!?\\n]){0,40}?(?<!\\p{L})(?:${together})(?!\\p{L})[^.!?\\n]{0,40}?\\s(?:for|on|to\\s+mark|in\\s+support\\s+of|in\\s+honour\\s+of|as\\s+part\\s+of)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…–—-]|[#＃]|\\p{Extended_Pictographic}))`,
      "giu",
    ),
    togetherBehind: latin(
      `${bound}(?:${jointly})(?!\\p{L})[^.!?,;:\\n]{0,40}?\\s${relative}\\s+(?:for|to\\s+mark|in\\s+support\\s+of|in\\s+honour\\s+of|as\\s+part\\s+of)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…–—-]|[#＃]|\\p{Extended_Pictographic}))`,
      "giu",
    ),
    present: latin(
      `${bound}(?:happy|on\\s+this|it(?:['’]s|\\s+is)(?:\\s+(?:finally|officially|now))?|welcome\\s+to|this\\s+is)\\s+${subject}|${subject}\\s+(?:is\\s+(?:finally\\s+|now\\s+)?(?:here|upon\\s+us)|has\\s+(?:finally\\s+)?(?:arrived|come)|starts\\s+now)${edge}`,
      "giu",
    ),
    weekday: latin(
      `${bound}(?:(?<soon>this(?:\\s+coming)?)\\s+|next\\s+|on\\s+)?(?<first>${englishDays})${verb}\\s+${subject}|${subject}\\s+(?:${starts})\\s+(?:on\\s+)?(?:(?<soonBehind>this(?:\\s+coming)?)\\s+)?(?<second>${englishDays})${edge}(?<thisWeek>\\s+this\\s+week)?(?!\\s*,?\\s*(?:the\\s+)?\\d)`,
      "giu",
    ),
    counts: countdownForms(subject, marks),
    past: pastForms(subject, marks),
    edges: edgeForms(subject),
    subject: latin(subject, "iu"),
  };
}

function listed(patterns: Patterns): readonly RegExp[] {
  const { day, together, togetherBehind, present, weekday, counts, past, edges } = patterns;
  return [...day, together, togetherBehind, present, weekday, ...counts, ...past, edges.ahead, edges.over];
}

/** The same of any day: what they need of a text is found out once, not once for each campaign. */
const shapes = listed(patternsOf("."));
const never = /(?!)/gu;
const noPatterns: Patterns = {
  day: [],
  together: never,
  togetherBehind: never,
  present: never,
  weekday: never,
  counts: [],
  past: [],
  edges: { ahead: never, over: never },
  subject: never,
};

/** Of the day that was asked last; its patterns are made when a text may need them. */
let last: { readonly name: string; readonly subject: RegExp; patterns?: Patterns } | undefined;

/** Most texts say nothing of the day: then its patterns are not made. */
function patternsFor(day: NamedDay, text: string): Patterns {
  const name = subjectPattern(day);
  if (last?.name !== name) last = { name, subject: latin(name, "iu") };
  const mayCount = [...shapes, left].some((shape) => mayMatch(shape, text));
  if (!mayCount || !last.subject.test(text)) return noPatterns;
  last.patterns ??= madeFor(name);
  return last.patterns;
}

function madeFor(subject: string): Patterns {
  const made = patternsOf(subject);
  for (const [index, pattern] of listed(made).entries()) needsAs(pattern, shapes[index] ?? pattern);
  return made;
}

const someDay = latin(
  `${bound}(?:${relative}(?:['’]s|\\s+is)\\s+(?:finally\\s+)?(?:(?:the|our)\\s+(?:big\\s+)?day|(?:(?:the|our|an)\\s+)?awareness\\s+(?:day|week))|(?:the|our)\\s+(?:big\\s+|awareness\\s+)?day\\s+(?:is\\s+(?:finally\\s+)?(?:here|today)|has\\s+(?:finally\\s+)?(?:come|arrived))|it(?:['’]s|\\s+is)\\s+(?:finally\\s+)?(?:here|today|the\\s+(?:big\\s+)?day))(?=\\s*(?:$|[.!?,:;\\n…–—(#-]|\\p{Extended_Pictographic}|(?:we|to|for|when|that)${edge}))`,
  "giu",
);
const greeting = latin(
  `${bound}(?:(?:happy|hello),?\\s+|it(?:['’]s|\\s+is)\\s+(?:finally\\s+)?|today(?:['’]s|\\s+is|\\s*\\(|,)\\s*|(?<ahead>tomorrow|yesterday)(?:['’]s|\\s+is|\\s+was|\\s*\\(|,)\\s*)(?:a\\s+)?(?<weekday>${englishDays})${edge}(?!\\s*,?\\s*(?:the\\s+)?\\d|\\s+(?:\\p{L}+\\s+)?(?:next|week)|['’]s)`,
  "giu",
);
/** "#MondayMotivation", "Friday feeling": only ever said on that day. */
const motto = latin(
  `(?<![\\p{L}\\p{N}_])(?:(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\s?(?:motivation|mood|vibes?|thoughts?|wisdom|feeling|feels|inspiration|musings)|(?:throwback|thankful|thoughtful)\\s?(?<behind>thursday)|(?:motivation|mental\\shealth)\\s?(?<monday>monday)|(?:wellness|wellbeing|wisdom)\\s?(?<wednesday>wednesday)|(?<tgif>tgif))${edge}`,
  "giu",
);
const left = latin(
  `${bound}${counted}\\s+(?:to\\s+go|left)(?=\\s*(?:$|[.!?,:;\\n…–—#-]|\\p{Extended_Pictographic}))`,
  "giu",
);
/** A countdown that is all a line says, where the text speaks of nothing else that ends. */
const bare = latin(
  `(?<=(?:^|\\n)[^\\p{L}\\p{N}\\n]{0,6}(?:(?:just|only|with|there(?:['’]s|\\s+is|\\s+are)|it(?:['’]s|\\s+is)|t\\s*-?\\s*minus)\\s+){0,3})${counted}(?:\\s+(?:to\\s+go|left))(?=\\s*(?:$|[.!?,:;\\n…–—#-]|\\p{Extended_Pictographic}))|(?<=t\\s*-?\\s*minus\\s+)(?<count>\\d{1,3})\\s+(?<unit>days?)(?!\\p{L})`,
  "giu",
);
const endsElse =
  /(?<!\p{L})(?:clos(?:e|es|ing)|deadline|apply|applications?|register|registration|entr(?:y|ies)|nominat\p{L}*|tickets?|survey|vote|voting|consultation|sign up|book|places|early bird|submit|sale|christmas|term|holidays?|half[- ]term)(?!\p{L})/iu;
/** "It's the day before #CEADay27": then that is tomorrow. */
function eveOf(eve: string | undefined): RelativeWord | undefined {
  return eve === undefined ? undefined : /after$/i.test(eve) ? "yesterday" : "tomorrow";
}

function spanOf({ 0: found, index }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

const anyRelative = latin(`${bound}${relative}${edge}`, "giu");
const besideBefore = /^(?:\s*[,(:–—-]\s*|\s+(?:is|was|on|,\s*on)\s+|['’]s\s+|,\s+on\s+|\s+)(?:the\s+)?$/iu;
const besideBehind = /^\s*[,(–—-]\s*$|^\s+(?:is|was|falls)\s+(?:on\s+)?$/iu;

/** "tomorrow, Thursday 18 March", and "18 March (today)". */
function datesBeside(text: string): readonly Claim[] {
  const dates = datesWithWeekdays(text);
  if (dates.length === 0) return [];
  return matchesOf(anyRelative, text).flatMap((match): readonly Claim[] => {
    const { start, end } = spanOf(match);
    const word = wordOf(match.groups?.word ?? "");
    const next = dates.find((date) => date.start >= end);
    if (next !== undefined && next.start - end < 12 && besideBefore.test(text.slice(end, next.start))) {
      return [{ start, end: next.end, kind: "date", word, date: next }];
    }
    const last = dates.findLast((date) => date.end <= start);
    if (last === undefined || start - last.end > 10 || !besideBehind.test(text.slice(last.end, start))) return [];
    return [{ start: last.start, end, kind: "date", word, date: last }];
  });
}

function present(text: string, pattern: RegExp): readonly Claim[] {
  return matchesOf(pattern, text)
    .map(spanOf)
    .filter(
      ({ start, end }) =>
        !later.test(text.slice(end, end + 60)) && !notYet.test(text.slice(Math.max(0, start - 40), start)),
    )
    .map((span) => ({ ...span, kind: "day", word: "today" }));
}

/** Each claim once, the first kind that reads it. */
export function claimsIn(written: string, day: NamedDay): readonly Claim[] {
  const text = plain(written);
  const patterns = patternsFor(day, text);
  const found: readonly Claim[] = [
    ...patterns.day.flatMap((form) =>
      matchesOf(form, text).map(
        (match): Claim => ({
          ...spanOf(match),
          kind: "day",
          word: eveOf(match.groups?.eve) ?? wordOf(match.groups?.word ?? ""),
        }),
      ),
    ),
    ...patterns.counts.flatMap((form) => matchesOf(form, text).map((match) => countdownOf(match))),
    ...patterns.past.flatMap((form) => matchesOf(form, text).map((match) => countdownOf(match, -1))),
    ...datesBeside(text),
    ...matchesOf(patterns.weekday, text).map(
      (match): Claim => ({
        ...spanOf(match),
        kind: "day-on",
        soon: (match.groups?.soon ?? match.groups?.soonBehind ?? match.groups?.thisWeek) !== undefined,
        weekday: weekdayNumber(match.groups?.first ?? match.groups?.second ?? ""),
      }),
    ),
    ...present(text, patterns.present),
    ...edgesIn(text, patterns.edges),
    ...[patterns.together, patterns.togetherBehind]
      .flatMap((form) => matchesOf(form, text))
      .map((match): Claim => ({ ...spanOf(match), kind: "some-day", word: wordOf(match.groups?.word ?? "") })),
    ...matchesOf(someDay, text).map(
      (match): Claim => ({ ...spanOf(match), kind: "some-day", word: wordOf(match.groups?.word ?? "today") }),
    ),
    ...matchesOf(greeting, text).map(
      (match): Claim => ({
        ...spanOf(match),
        kind: "weekday",
        word: wordOf(match.groups?.ahead ?? "today"),
        weekday: weekdayNumber(match.groups?.weekday ?? ""),
      }),
    ),
    ...matchesOf(motto, text).map(({ groups = {}, ...match }): Claim => {
      const { weekday, behind, monday, wednesday } = groups;
      const said = weekday ?? behind ?? monday ?? wednesday ?? "friday";
      return { ...spanOf(match), kind: "weekday", word: "today", weekday: weekdayNumber(said) };
    }),
    ...(mayMatch(left, text) && patterns.subject.test(text)
      ? matchesOf(left, text).map((match) => countdownOf(match))
      : []),
    ...(endsElse.test(text) ? [] : matchesOf(bare, text).map((match) => countdownOf(match))),
  ];
  return found
    .filter((one, index) => !found.slice(0, index).some((other) => one.start < other.end && other.start < one.end))
    .toSorted((a, b) => a.start - b.start);
}
