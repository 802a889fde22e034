import { namesHelpline, ownerOf } from "../text/help/helplines.ts";
import { numbersIn } from "../text/help/phone-numbers.ts";
import { sentencesIn } from "../text/sentences.ts";
import { wordsRule } from "../written.ts";

const hours =
  /\b24[\s-]?hours?\b|\b24\s?\/\s?7\b|\bround[- ]the[- ]clock\b|\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)?\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b|\b(?:day or night|day and night)\b/iu;

function speaksOfHelpline(sentence: string): boolean {
  return /\bhelpline\b/i.test(sentence) || namesHelpline(sentence);
}

export const helplineHours = wordsRule({
  code: "helpline-hours",
  severity: "warning",
  summary: "A text gives a helpline's opening hours; they change, and the post stays.",
  *find({ text }) {
    for (const sentence of sentencesIn(text)) {
      const match = hours.exec(sentence.text);
      if (match === null) continue;
      if (
        !speaksOfHelpline(sentence.text) &&
        !numbersIn(sentence.text).some(({ digits }) => ownerOf(digits) !== undefined)
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
