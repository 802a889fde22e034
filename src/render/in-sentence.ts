/**
 * What a value becomes where it stands. A Welsh day has a small letter inside a sentence, and begins with dd behind some
 * words: "Dydd Iau", "erbyn dydd Iau", "ar ddydd Iau".
 */

/** Prepositions that soften what follows, in all their spellings (writing-welsh.org, session 5), and "or". */
const softening =
  /(?<![\p{L}\p{N}'’-])(?:am|ar|at|dan|tan|dros|tros|drwy|trwy|gan|heb|hyd|i|o|wrth|neu)[ \t\u00a0]+$/iu;
/** What may stand between the end of a sentence and a word, in UTF-16 code units. */
const near = 200;

function startsSentence(before: string): boolean {
  const since = before
    .slice(-near)
    .split(/\n|[.!?…]["'”’)]*\s+/u)
    .at(-1);
  return !/[\p{L}\p{N}]/u.test(since ?? "");
}

function small(value: string): string {
  return `${value.charAt(0).toLowerCase()}${value.slice(1)}`;
}

/** `before`: the template up to the name. */
export function inSentence(name: string, value: string, before: string): string {
  if (name === "on_day") return startsSentence(before) ? value : small(value);
  if (name !== "day" || !value.startsWith("Dydd ") || startsSentence(before)) return value;
  return softening.test(before.slice(-near)) ? `d${small(value)}` : small(value);
}
