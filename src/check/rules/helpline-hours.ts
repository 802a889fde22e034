import { type Directory, directoryFor } from "../text/help/directory.ts";
import { numbersIn } from "../text/help/phone-numbers.ts";
import { sentencesIn } from "../text/sentences.ts";
import { wordsRule } from "../written.ts";

const hours =
  /\b24[\s-]?hours?\b|\b24\s?\/\s?7\b|\bround[- ]the[- ]clock\b|\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)?\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b|\b(?:day or night|day and night)\b/iu;

function speaksOfHelpline(sentence: string, directory: Directory): boolean {
  return /\bhelpline\b/i.test(sentence) || directory.isNamedIn(sentence);
}

export const helplineHours = wordsRule({
  code: "helpline-hours",
  severity: "warning",
  summary: "A text gives a helpline's opening hours; they change, and the post stays.",
  *find({ text }, { words }) {
    const directory = directoryFor(words);
    for (const sentence of sentencesIn(text)) {
      const match = hours.exec(sentence.text);
      if (match === null) continue;
      if (
        !speaksOfHelpline(sentence.text, directory) &&
        !numbersIn(sentence.text).some(({ digits }) => directory.ownerOf(digits) !== undefined)
      )
        continue;
      const start = sentence.start + match.index;
      yield {
        span: { start, end: start + match[0].length },
        message: `"${match[0]}" speaks of when a helpline is open.`,
        help: "Leave the hours out: the helpline's own page says them, and stays right.",
      };
    }
  },
});
