/**
 * What a text claims of days: that its awareness day is today, tomorrow, this week; that a date is; how many days are
 * left; what weekday it is. Whether that is true is for the rules.
 */
import type { Span } from "../../../diagnostics/source.ts";
import { englishDays, plain, weekdayNumber } from "./calendar-words.ts";
import { datesWithWeekdays, type WrittenDate } from "./dates.ts";
import { spokenNames } from "./own-day.ts";

export type RelativeWord =
  | "today"
  | "tomorrow"
  | "yesterday"
  | "this week"
  | "next week"
  | "last week"
  | "a week today";

export type Claim = Span &
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
    | { readonly kind: "countdown"; readonly days: number; readonly slack: number }
  );

export interface NamedDay {
  /** "National Child Exploitation Awareness Day". */
  readonly names: readonly string[];
  /** Without #. */
  readonly tags: readonly string[];
}

const words: Readonly<Record<string, RelativeWord>> = {
  tomorrow: "tomorrow",
  yfory: "tomorrow",
  yesterday: "yesterday",
  ddoe: "yesterday",
  "last night": "yesterday",
  "this week": "this week",
  "yr wythnos hon": "this week",
  "next week": "next week",
  "yr wythnos nesaf": "next week",
  "last week": "last week",
  "a week today": "a week today",
  "one week today": "a week today",
  "a week from today": "a week today",
};
const said =
  "a week today|one week today|a week from today|today|tonight|this morning|this afternoon|this evening|tomorrow|yesterday|last night|this week|next week|last week|heddiw|heno|yfory|ddoe|yr wythnos hon|yr wythnos nesaf";
const relative = `(?<word>${said.replaceAll(" ", "\\s+")})`;
const bound = "(?<![\\p{L}\\p{N}_])";
const edge = "(?![\\p{L}\\p{N}_])";

function wordOf(written: string): RelativeWord {
  return words[written.toLowerCase().replace(/\s+/g, " ")] ?? "today";
}

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
  return `(?:(?:the|our|uk|national|a)\\s+){0,2}(?:${all.join("|")})${edge}`;
}

const marks =
  "mark(?:s|ed|ing)?|celebrat(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|recognis(?:e|es|ed|ing)|support(?:s|ed|ing)?";
const verb = `(?:\\s+(?:is|was|marks|sees|brings|yw)|['’]s|,?\\s+(?:it['’]s|it\\s+is)|,?\\s+we(?:['’]re|\\s+are)?\\s+(?:proudly\\s+|also\\s+)?(?:${marks}))`;
const starts =
  "is|was|starts|begins|takes\\s+place|falls|happens|arrives|kicks\\s+off|launches|opens|is\\s+back|returns";
/** What follows "it's <the day>" where the day is another one: "it's #CEADay27 on Thursday". */
const later =
  /^[^.!?\n]{0,40}?(?<![\p{L}\p{N}])(?:today|tomorrow|yesterday|next|this|last|on|in|soon|coming|almost|nearly|week|day|days|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+)(?![\p{L}\p{N}])/iu;

const notYet =
  /(?<![\p{L}\p{N}])(?:in|until|till|before|after|when|if|soon|nearly|almost|once|not)(?![\p{L}\p{N}])[^.!?\n]{0,30}$/iu;

interface Patterns {
  readonly day: readonly RegExp[];
  readonly present: RegExp;
  readonly weekday: RegExp;
  readonly counts: readonly RegExp[];
  readonly subject: RegExp;
}

const counted =
  "(?<count>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\\s+(?:more\\s+|short\\s+)?(?<unit>days?|sleeps?|weeks?|fortnights?|months?|hours?)";
const cache = new Map<string, Patterns>();

function patternsFor(day: NamedDay): Patterns {
  const subject = subjectPattern(day);
  const known = cache.get(subject);
  if (known !== undefined) return known;
  const made: Patterns = {
    day: [
      `${bound}${relative}${verb}\\s+${subject}`,
      `${subject}\\s+(?:${starts})\\s+(?:only\\s+|just\\s+)?${relative}${edge}`,
      `${bound}it(?:['’]s|\\s+is)\\s+${subject}\\s+${relative}${edge}`,
      `${bound}${relative},?\\s+on\\s+${subject}`,
      `${bound}(?:join(?:ing|ed)?\\s+us|see(?:ing)?\\s+you)\\s+(?<word>tomorrow|tonight|yesterday|yfory)\\s+(?:for|at|on)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…]))`,
      `${bound}(?<word>tomorrow)\\s+we\\s+(?:all\\s+)?(?:stand|unite|gather|come)\\s+(?:together\\s+)?(?:for|on)\\s+${subject}(?=\\s*(?:$|[.!?,\\n…]))`,
      `${bound}mae(?:['’]n)?\\s+${subject}\\s+${relative}${edge}`,
      `${bound}(?:${marks}|for|on|in)\\s+${subject},?\\s+${relative}${edge}`,
    ].map((form) => new RegExp(form, "giu")),
    present: new RegExp(
      `${bound}(?:happy|it(?:['’]s|\\s+is)(?:\\s+(?:finally|officially|now))?|welcome\\s+to|this\\s+is)\\s+${subject}|${subject}\\s+(?:is\\s+(?:finally\\s+|now\\s+)?(?:here|upon\\s+us)|has\\s+(?:finally\\s+)?(?:arrived|come)|starts\\s+now)${edge}`,
      "giu",
    ),
    weekday: new RegExp(
      `${bound}(?:(?<soon>this(?:\\s+coming)?)\\s+|next\\s+|on\\s+)?(?<first>${englishDays})${verb}\\s+${subject}|${subject}\\s+(?:${starts})\\s+(?:on\\s+)?(?:(?<soonBehind>this(?:\\s+coming)?)\\s+)?(?<second>${englishDays})${edge}(?!\\s*,?\\s*(?:the\\s+)?\\d)`,
      "giu",
    ),
    counts: [
      `${bound}${counted}\\s+(?:to\\s+go\\s+|left\\s+|away\\s+)?(?:until|till|til|to|before|from)\\s+(?:(?:the|our)\\s+big\\s+day\\s*[:,–—-]?\\s*)?${subject}`,
      `${subject}\\s+is\\s+(?:only\\s+|just\\s+)?(?:in\\s+)?${counted}(?:\\s+away|['’]\\s+time|\\s+time|${edge})`,
      `${bound}in\\s+(?:just\\s+)?${counted}(?:['’]?\\s+time)?,?\\s+(?:it(?:['’]s|\\s+is)|is|we\\s+mark)\\s+${subject}`,
    ].map((form) => new RegExp(form, "giu")),
    subject: new RegExp(subject, "iu"),
  };
  cache.clear();
  cache.set(subject, made);
  return made;
}

const someDay = new RegExp(
  `${bound}(?:${relative}(?:['’]s|\\s+is)\\s+(?:finally\\s+)?(?:the|our)\\s+(?:big\\s+)?day|(?:the|our)\\s+(?:big\\s+|awareness\\s+)?day\\s+(?:is\\s+(?:finally\\s+)?(?:here|today)|has\\s+(?:finally\\s+)?(?:come|arrived))|it(?:['’]s|\\s+is)\\s+(?:finally\\s+)?(?:here|today|the\\s+(?:big\\s+)?day))(?=\\s*(?:$|[.!?,:;\\n…–—(#-]|\\p{Extended_Pictographic}|(?:we|to|for|when|that)${edge}))`,
  "giu",
);
const greeting = new RegExp(
  `${bound}(?:happy\\s+|it(?:['’]s|\\s+is)\\s+(?:finally\\s+)?|today(?:['’]s|\\s+is|\\s*\\(|,)\\s*|(?<ahead>tomorrow|yesterday)(?:['’]s|\\s+is|\\s+was|\\s*\\(|,)\\s*)(?:a\\s+)?(?<weekday>${englishDays})${edge}(?!\\s*,?\\s*(?:the\\s+)?\\d|\\s+(?:\\p{L}+\\s+)?(?:next|week)|['’]s)`,
  "giu",
);
const left = new RegExp(
  `${bound}${counted}\\s+(?:to\\s+go|left)(?=\\s*(?:$|[.!?,:;\\n…–—#-]|\\p{Extended_Pictographic}))`,
  "giu",
);
/** A countdown that is all a line says, where the text speaks of nothing else that ends. */
const bare = new RegExp(
  `(?<=(?:^|\\n)[^\\p{L}\\p{N}\\n]{0,6}(?:(?:just|only|with|there(?:['’]s|\\s+is|\\s+are)|it(?:['’]s|\\s+is)|t\\s*-?\\s*minus)\\s+){0,3})${counted}(?:\\s+(?:to\\s+go|left))(?=\\s*(?:$|[.!?,:;\\n…–—#-]|\\p{Extended_Pictographic}))|(?<=t\\s*-?\\s*minus\\s+)(?<count>\\d{1,3})\\s+(?<unit>days?)(?!\\p{L})`,
  "giu",
);
const endsElse =
  /(?<!\p{L})(?:clos(?:e|es|ing)|deadline|apply|applications?|register|registration|entr(?:y|ies)|nominat\p{L}*|tickets?|survey|vote|voting|consultation|sign up|book|places|early bird|submit|sale|christmas|term|holidays?|half[- ]term)(?!\p{L})/iu;
const numbers = "a one two three four five six seven eight nine ten".split(" ");

/** Days, by the first letter of the unit. */
const lengths: Readonly<Record<string, number>> = { w: 7, f: 14, m: 30, h: 1 / 24 };

function countdownOf(match: RegExpExecArray): Claim {
  const { count = "", unit = "" } = match.groups ?? {};
  const written = /^\d/.test(count) ? Number(count) : Math.max(1, numbers.indexOf(count.toLowerCase()));
  const first = unit.charAt(0).toLowerCase();
  const length = lengths[first] ?? 1;
  const slack = first === "m" ? 6 : length > 1 ? 2 : first === "h" ? 1 : 0;
  return { ...spanOf(match), kind: "countdown", days: Math.round(written * length), slack };
}

function spanOf({ 0: found, index }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

const anyRelative = new RegExp(`${bound}${relative}${edge}`, "giu");
const besideBefore = /^(?:\s*[,(:–—-]\s*|\s+(?:is|was|on|,\s*on)\s+|['’]s\s+|,\s+on\s+|\s+)(?:the\s+)?$/iu;
const besideBehind = /^\s*[,(–—-]\s*$/u;

/** "tomorrow, Thursday 18 March", and "18 March (today)". */
function datesBeside(text: string): readonly Claim[] {
  const dates = datesWithWeekdays(text);
  if (dates.length === 0) return [];
  return [...text.matchAll(anyRelative)].flatMap((match): readonly Claim[] => {
    const { start, end } = spanOf(match);
    const word = wordOf(match.groups?.word ?? "");
    const next = dates.find((date) => date.start >= end);
    if (next !== undefined && next.start - end < 12 && besideBefore.test(text.slice(end, next.start))) {
      return [{ start, end: next.end, kind: "date", word, date: next }];
    }
    const last = dates.findLast((date) => date.end <= start);
    if (last === undefined || start - last.end > 4 || !besideBehind.test(text.slice(last.end, start))) return [];
    return [{ start: last.start, end, kind: "date", word, date: last }];
  });
}

function present(text: string, pattern: RegExp): readonly Claim[] {
  return [...text.matchAll(pattern)]
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
  const patterns = patternsFor(day);
  const found: readonly Claim[] = [
    ...patterns.day.flatMap((form) =>
      [...text.matchAll(form)].map(
        (match): Claim => ({ ...spanOf(match), kind: "day", word: wordOf(match.groups?.word ?? "") }),
      ),
    ),
    ...patterns.counts.flatMap((form) => [...text.matchAll(form)].map(countdownOf)),
    ...datesBeside(text),
    ...[...text.matchAll(patterns.weekday)].map(
      (match): Claim => ({
        ...spanOf(match),
        kind: "day-on",
        soon: (match.groups?.soon ?? match.groups?.soonBehind) !== undefined,
        weekday: weekdayNumber(match.groups?.first ?? match.groups?.second ?? ""),
      }),
    ),
    ...present(text, patterns.present),
    ...[...text.matchAll(someDay)].map(
      (match): Claim => ({ ...spanOf(match), kind: "some-day", word: wordOf(match.groups?.word ?? "today") }),
    ),
    ...[...text.matchAll(greeting)].map(
      (match): Claim => ({
        ...spanOf(match),
        kind: "weekday",
        word: wordOf(match.groups?.ahead ?? "today"),
        weekday: weekdayNumber(match.groups?.weekday ?? ""),
      }),
    ),
    ...(patterns.subject.test(text) ? [...text.matchAll(left)].map(countdownOf) : []),
    ...(endsElse.test(text) ? [] : [...text.matchAll(bare)].map(countdownOf)),
  ];
  return found
    .filter((one, index) => !found.slice(0, index).some((other) => one.start < other.end && other.start < one.end))
    .toSorted((a, b) => a.start - b.start);
}
