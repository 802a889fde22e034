/** Names of weekdays and months as English and Welsh texts write them, mutations and short forms included. */

const english = "monday|tuesday|wednesday|thursday|friday|saturday|sunday".split("|");
const welsh = ["llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul"];
const mutated: Readonly<Record<string, string>> = {
  lun: "llun",
  fawrth: "mawrth",
  fercher: "mercher",
  wener: "gwener",
  maw: "mawrth",
  mer: "mercher",
  gwe: "gwener",
  sad: "sadwrn",
};
const months: readonly (readonly string[])[] = [
  ["jan", "january", "ionawr", "ion"],
  ["feb", "february", "chwefror", "chwef"],
  ["mar", "march", "mawrth", "fawrth", "maw"],
  ["apr", "april", "ebrill", "ebr"],
  ["may", "mai", "fai"],
  ["jun", "june", "mehefin", "fehefin", "meh"],
  ["jul", "july", "gorffennaf", "orffennaf", "gorff"],
  ["aug", "august", "awst"],
  ["sep", "sept", "september", "medi", "fedi"],
  ["oct", "october", "hydref", "hyd"],
  ["nov", "november", "tachwedd", "dachwedd", "tach"],
  ["dec", "december", "rhagfyr", "ragfyr", "rhag"],
];

const byMonthWord = new Map(months.flatMap((words, index) => words.map((word) => [word, index + 1] as const)));

/** For a pattern, the longest first. */
export const monthWords = [...byMonthWord.keys()].toSorted((a, b) => b.length - a.length).join("|");
export const englishDays =
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
export const welshDays = "llun|lun|mawrth|fawrth|mercher|fercher|iau|gwener|wener|sadwrn|sul";

/** 1 to 12; 0 for a word that is none. */
export function monthNumber(word: string): number {
  return byMonthWord.get(word.toLowerCase()) ?? 0;
}

/** ISO: 1 is Monday; 0 for a word that is none. */
export function weekdayNumber(word: string): number {
  const lower = word.toLowerCase();
  const known = welsh.indexOf(mutated[lower] ?? lower) + 1;
  return known > 0 ? known : english.findIndex((day) => day.startsWith(lower.slice(0, 3))) + 1;
}

const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const tens = ["twenty", "thirty"];
const spoken = new Map([
  ...ordinals.map((word, index) => [word, index + 1] as const),
  ...ordinals.slice(0, 9).map((word, index) => [`twenty${word}`, 21 + index] as const),
  ["thirtieth", 30] as const,
  ["thirtyfirst", 31] as const,
]);

export const ordinalWords = `(?:(?:${tens.join("|")})[ -])?(?:${[...ordinals, "thirtieth"].toSorted((a, b) => b.length - a.length).join("|")})`;

/** `18`, `18th` and `eighteenth`; 0 for what is none. */
export function dayNumber(written: string): number {
  const digits = /^\d{1,2}/.exec(written)?.[0];
  return digits === undefined ? (spoken.get(written.toLowerCase().replace(/[ -]/g, "")) ?? 0) : Number(digits);
}

const raised: Readonly<Record<string, string>> = { ˢ: "s", ᵗ: "t", ⁿ: "n", ᵈ: "d", ʳ: "r", ʰ: "h" };

/** Raised letters and wide digits as plain ones, each in its place. */
export function plain(text: string): string {
  return text.replace(/[ˢᵗⁿᵈʳʰ]|[０-９]|[\u00a0\u2000-\u200a\u202f]/gu, (one) => {
    const wide = one.charCodeAt(0) - 0xff10;
    return raised[one] ?? (wide >= 0 && wide <= 9 ? String(wide) : " ");
  });
}
