/** Where a text says of its awareness day that it is today, tomorrow, yesterday, this week or next week. */
import type { Span } from "../../diagnostics/source.ts";

export interface RelativeDay extends Span {
  readonly word: "today" | "tomorrow" | "yesterday" | "this week" | "next week";
}

export interface NamedDay {
  /** "National Child Exploitation Awareness Day". */
  readonly names: readonly string[];
  /** Without #. */
  readonly tags: readonly string[];
  /** "Thursday 18 March". */
  readonly dayText: string;
}

const relative =
  "(?<word>today|tonight|this morning|this afternoon|this evening|tomorrow|yesterday|this week|next week)";

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
}

/** "National", "UK" and a year belong to a title and are left out in speech. */
function spoken(name: string): readonly string[] {
  const short = name.replace(/^(?:National|International|World|UK)\s+/i, "").replace(/\s+(?:19|20)\d{2}$/, "");
  const prefixed = name.replace(/\s+(?:19|20)\d{2}$/, "");
  return [...new Set([name, prefixed, short])].filter((words) => words.length > 4);
}

function subjectPattern({ names, tags, dayText }: NamedDay): string {
  const said = [...names.flatMap(spoken), dayText].map(escaped);
  const hashtags = tags.filter((tag) => /\d{2}$|day$|week$/i.test(tag)).map((tag) => `#${escaped(tag)}`);
  return `(?:(?:the|our|uk|national)\\s+)?(?:${[...said, ...hashtags, "(?<=\\bthe\\s)awareness (?:day|week)"].join("|")})(?![\\p{L}\\p{N}])`;
}

export function relativeDaysIn(text: string, day: NamedDay): readonly RelativeDay[] {
  const subject = subjectPattern(day);
  const verb = "(?:\\s+(?:is|was|marks|sees)|['’]s|\\s+we(?:['’]re|\\s+are)?\\s+mark(?:ing)?)";
  const forms = [
    `(?<![\\p{L}\\p{N}])${relative}${verb}\\s+${subject}`,
    `${subject}\\s+(?:is|was|starts|begins|takes\\s+place|falls)\\s+${relative}(?![\\p{L}\\p{N}])`,
    `(?<![\\p{L}\\p{N}])it(?:['’]s|\\s+is)\\s+${subject}\\s+${relative}(?![\\p{L}\\p{N}])`,
    `(?<![\\p{L}\\p{N}])${relative}(?:,|\\s+\\(|,?\\s+on)\\s*${escaped(day.dayText)}(?![\\p{L}\\p{N}])`,
  ];
  const found = forms.flatMap((form) => [...text.matchAll(new RegExp(form, "giu"))].map(relativeOf));
  return found.filter((one, index) => found.findIndex((other) => other.start === one.start) === index);
}

function relativeOf({ 0: words, index, groups = {} }: RegExpExecArray): RelativeDay {
  return { start: index, end: index + words.length, word: wordOf(groups.word ?? "") };
}

function wordOf(written: string): RelativeDay["word"] {
  const word = written.toLowerCase();
  if (word === "tomorrow" || word === "yesterday" || word === "next week" || word === "this week") return word;
  return "today";
}
