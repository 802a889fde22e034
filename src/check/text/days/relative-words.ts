/** Words that say of a day how far it is from the day on which they are read. */

export type RelativeWord =
  | "today"
  | "tomorrow"
  | "yesterday"
  | "the day after tomorrow"
  | "the day before yesterday"
  | "this week"
  | "next week"
  | "last week"
  | "this weekend"
  | "next weekend"
  | "last weekend"
  | "this month"
  | "next month"
  | "last month"
  | "a week today"
  | "a week tomorrow"
  | "a fortnight today";

/** What does not mean what it says: "tonight" is today. The others mean themselves. */
const meanings: Readonly<Record<string, RelativeWord>> = {
  yfory: "tomorrow",
  "tomorrow night": "tomorrow",
  ddoe: "yesterday",
  "last night": "yesterday",
  "yr wythnos hon": "this week",
  "yr wythnos nesaf": "next week",
  "one week today": "a week today",
  "a week from today": "a week today",
  "this time next week": "a week today",
  "two weeks today": "a fortnight today",
};
const themselves: readonly RelativeWord[] = [
  "the day after tomorrow",
  "the day before yesterday",
  "a week tomorrow",
  "a week today",
  "a fortnight today",
  "today",
  "tomorrow",
  "yesterday",
  "this weekend",
  "next weekend",
  "last weekend",
  "this week",
  "next week",
  "last week",
  "this month",
  "next month",
  "last month",
];
const todays = ["tonight", "this morning", "this afternoon", "this evening", "heddiw", "heno"];
const byWords = new Map<string, RelativeWord>([
  ...themselves.map((word) => [word, word] as const),
  ...Object.entries(meanings),
]);

/** For a pattern, the longest first: "the day after tomorrow" is not tomorrow. */
const said = [...byWords.keys(), ...todays].toSorted((a, b) => b.length - a.length).join("|");
/** One of them, as the group `word`. */
export const relative = `(?<!\\bday\\s+(?:after|before)\\s+)(?<word>${said.replaceAll(" ", "\\s+")})`;

export function wordOf(written: string): RelativeWord {
  return byWords.get(written.toLowerCase().replace(/\s+/g, " ")) ?? "today";
}
