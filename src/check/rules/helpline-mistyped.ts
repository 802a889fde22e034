import type { Helpline } from "../text/help/helplines.ts";
import { digitsOf, ownerOf } from "../text/help/helplines.ts";
import { type NamedNumber, type NamedNumbers, namedNumbersIn } from "../text/help/named-numbers.ts";
import { letteredIn, nearlyIs } from "../text/help/phone-numbers.ts";
import { wordsRule } from "../written.ts";

/** Numbers that this name may stand for: its own, and those of other lines of its organisation. */
function answers(line: Helpline, digits: string): boolean {
  const owner = ownerOf(digits);
  if (line.numbers.some((number) => digitsOf(number) === digits)) return true;
  return owner !== undefined && line.organisation !== undefined && owner.organisation === line.organisation;
}

/** What is wrong with the number beside a name; absent where it may be right. */
function wrongWith({ line, number, beside }: NamedNumber, { names, numbers, pairs }: NamedNumbers): string | undefined {
  if (answers(line, number.digits)) return undefined;
  const owner = ownerOf(number.digits);
  if (owner !== undefined) {
    // "Childline or the NSPCC: 0808 800 5000" names both.
    if (!beside || names.some((name) => name.line === owner)) return undefined;
    return `is the number of ${owner.name}, not of ${line.name}.`;
  }
  const near = line.numbers.some((right) => nearlyIs(number.digits, digitsOf(right)));
  if (!near) return undefined;
  // The right number stands there too, so that this one is somebody else's: "and our team 0808 800 5001".
  const right = pairs.some(
    (pair) =>
      pair.line === line &&
      answers(line, pair.number.digits) &&
      // A text code beside it is no other way to write this number.
      Math.abs(pair.number.digits.length - number.digits.length) <= 2,
  );
  if (right && !(beside && numbers.indexOf(number) === 0)) return undefined;
  return `is not the number of ${line.name}.`;
}

/** Sure only where the name stands beside the number. */
export const helplineMistyped = wordsRule({
  code: "helpline-mistyped",
  severity: "error",
  summary:
    "A text names a helpline beside a number that is nearly, but not, its number, or that is another helpline's.",
  *find({ text }) {
    for (const { start, end, digits } of letteredIn(text)) {
      const owner = ownerOf(digits);
      if (owner === undefined) continue;
      yield {
        span: { start, end },
        message: `${text.slice(start, end)} is typed with letters for digits, and telephones dial no letters.`,
        help: `Write ${owner.numbers.find((one) => digitsOf(one) === digits) ?? digits}, the number of ${owner.name}.`,
      };
    }
    const found = namedNumbersIn(text);
    for (const pair of found.pairs) {
      const wrong = wrongWith(pair, found);
      const { line, number } = pair;
      if (wrong === undefined || line.source === "known") continue;
      const name = line.name.charAt(0).toUpperCase() + line.name.slice(1);
      yield {
        span: number,
        message: `${text.slice(number.start, number.end)} ${wrong}`,
        help: `${name} is ${line.numbers[0]}. Name helplines once, under \`variables:\`.`,
      };
    }
  },
});
