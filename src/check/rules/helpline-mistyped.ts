import { type Directory, directoryFor } from "../text/help/directory.ts";
import type { Helpline } from "../text/help/helplines.ts";
import { digitsOf } from "../text/help/helplines.ts";
import { type NamedNumber, type NamedNumbers, namedNumbersIn } from "../text/help/named-numbers.ts";
import { letteredIn, nearlyIs, oneSlipFrom, type PhoneNumber } from "../text/help/phone-numbers.ts";
import { type Spot, wordsRule } from "../written.ts";

/** Numbers that this name may stand for: its own, and those of other lines of its organisation. */
function answers(line: Helpline, digits: string, directory: Directory): boolean {
  const owner = directory.ownerOf(digits);
  if (line.numbers.some((number) => digitsOf(number) === digits)) return true;
  return owner !== undefined && line.organisation !== undefined && owner.organisation === line.organisation;
}

/** The numbers of one council begin alike: of a workspace's own signposts only one slip counts. */
function isNear({ path }: Helpline, digits: string, right: string): boolean {
  return path === undefined ? nearlyIs(digits, right) : oneSlipFrom(digits, right);
}

/** What is wrong with the number beside a name; absent where it may be right. */
function wrongWith(
  { line, number, beside }: NamedNumber,
  { names, numbers, pairs }: NamedNumbers,
  directory: Directory,
): string | undefined {
  if (answers(line, number.digits, directory)) return undefined;
  const owner = directory.ownerOf(number.digits);
  if (owner !== undefined) {
    // "Childline or the NSPCC: 0808 800 5000" names both.
    if (!beside || names.some((name) => name.line === owner)) return undefined;
    return `is the number of ${owner.name}, not of ${line.name}.`;
  }
  const near = line.numbers.some((right) => isNear(line, number.digits, digitsOf(right)));
  if (!near) return undefined;
  // The right number stands there too, so that this one is somebody else's: "and our team 0808 800 5001".
  const right = pairs.some(
    (pair) =>
      pair.line === line &&
      answers(line, pair.number.digits, directory) &&
      // A text code beside it is no other way to write this number.
      Math.abs(pair.number.digits.length - number.digits.length) <= 2,
  );
  if (right && !(beside && numbers.indexOf(number) === 0)) return undefined;
  return `is not the number of ${line.name}.`;
}

function spotOf(text: string, number: PhoneNumber, line: Helpline, wrong: string): Spot {
  const name = line.name.charAt(0).toUpperCase() + line.name.slice(1);
  return {
    span: number,
    message: `${text.slice(number.start, number.end)} ${wrong}`,
    help: `${name} is ${line.numbers[0]}. Name helplines once, under \`variables:\`.`,
  };
}

/** Farther from the name than a number that belongs to it: one slip from one that the text does not have besides. */
function* farFromName(text: string, { names, numbers, pairs }: NamedNumbers, directory: Directory): Iterable<Spot> {
  const paired = new Set(pairs.map(({ number }) => number));
  const digits = new Set(numbers.map((number) => number.digits));
  for (const number of numbers) {
    if (paired.has(number) || number.digits.length < 5 || directory.ownerOf(number.digits) !== undefined) continue;
    const slipped = names.find(({ line }) =>
      line.numbers.some((right) => oneSlipFrom(number.digits, digitsOf(right)) && !digits.has(digitsOf(right))),
    );
    if (slipped === undefined || slipped.line.source === "known") continue;
    yield spotOf(text, number, slipped.line, `is not the number of ${slipped.line.name}.`);
  }
}

/** Sure only where the name stands in the same text. */
export const helplineMistyped = wordsRule({
  code: "helpline-mistyped",
  severity: "error",
  summary:
    "A text names a helpline or a signpost of words.yaml, and a number that is nearly, but not, its number, or that is another one's.",
  *find({ text }, { words }) {
    const directory = directoryFor(words);
    for (const { start, end, digits } of letteredIn(text)) {
      const owner = directory.ownerOf(digits);
      if (owner === undefined) continue;
      yield {
        span: { start, end },
        message: `${text.slice(start, end)} is typed with letters for digits, and telephones dial no letters.`,
        help: `Write ${owner.numbers.find((one) => digitsOf(one) === digits) ?? digits}, the number of ${owner.name}.`,
      };
    }
    const found = namedNumbersIn(text, directory);
    for (const pair of found.pairs) {
      const wrong = wrongWith(pair, found, directory);
      if (wrong === undefined || pair.line.source === "known") continue;
      yield spotOf(text, pair.number, pair.line, wrong);
    }
    yield* farFromName(text, found, directory);
  },
});
