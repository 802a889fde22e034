import { distance } from "fastest-levenshtein";
import { digitsOf, helplines, numbersIn } from "../text/helplines.ts";
import { textRule } from "../written.ts";

const slips = 2;

/** Sure only where the helpline is named, its right number is absent, and another number is nearly the right one. */
export const helplineMistyped = textRule({
  code: "helpline-mistyped",
  severity: "error",
  summary: "A text names a helpline beside a number that is nearly, but not, its number.",
  *find({ text }) {
    const numbers = numbersIn(text);
    for (const { name, called, number } of helplines) {
      const right = digitsOf(number);
      if (!called.test(text) || numbers.some(({ digits }) => digits === right)) continue;
      for (const written of numbers) {
        if (helplines.some((other) => digitsOf(other.number) === written.digits)) continue;
        if (distance(written.digits, right) > slips) continue;
        yield {
          span: written,
          message: `${text.slice(written.start, written.end)} is not the number of ${name}.`,
          help: `${name} is ${number}. Name helplines once, under \`variables:\`.`,
        };
      }
    }
  },
});
