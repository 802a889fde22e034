import { type Directory, directoryFor } from "../text/help/directory.ts";
import { digitsOf } from "../text/help/helplines.ts";
import { namedNumbersIn } from "../text/help/named-numbers.ts";
import { digitRunsIn, nearlyIs, oneSlipFrom } from "../text/help/phone-numbers.ts";
import { type Spot, wordsRule } from "../written.ts";

const calls = /\b(?:help ?line|hot ?line|support line|call|ring|phone|dial|text|txt)\b[^.!?\n]{0,40}$/iu;
/** "Call us on 0800 1112" may be the writer's own number. */
const own = /\b(?:us|our|my|office|team)\b[^.!?\n]{0,20}$/iu;

/** A number without a name, one slip away from that of a helpline. */
function* unnamed(text: string, directory: Directory): Iterable<Spot> {
  const { pairs, names, numbers } = namedNumbersIn(text, directory);
  const named = new Set(pairs.map(({ number }) => number.start));
  const digits = new Set(numbers.map((number) => number.digits));
  for (const number of digitRunsIn(text, directory)) {
    if (named.has(number.start) || directory.ownerOf(number.digits) !== undefined || number.digits.length < 5) continue;
    const before = text.slice(Math.max(0, number.start - 60), number.start);
    // Only helplines of Europe have six digits from 116 on.
    const european = /^116\d{3}$/.test(number.digits);
    const isCalled = (calls.test(before) || european) && !own.test(before);
    // One of a workspace's own numbers is told wherever it stands.
    const lines = directory.lines.filter(({ path }) => path !== undefined || isCalled);
    const line = lines.find(({ numbers }) => numbers.some((right) => oneSlipFrom(number.digits, digitsOf(right))));
    const right = line?.numbers.find((one) => oneSlipFrom(number.digits, digitsOf(one)));
    if (line === undefined || right === undefined) continue;
    // That is surely mistyped.
    if (names.some((name) => name.line === line) && !digits.has(digitsOf(right)) && line.source !== "known") continue;
    yield {
      span: number,
      message: `${text.slice(number.start, number.end)} is one digit away from ${right}, the number of ${line.name}.`,
      help: `Write ${right} if you mean ${line.name}. If it is another number of yours, write it under \`signposts:\` in campaigns/words.yaml.`,
    };
  }
}

/** A freephone number beside a name that is not surely wrong, and not known as this helpline's. */
function* unlike(text: string, directory: Directory): Iterable<Spot> {
  const { pairs } = namedNumbersIn(text, directory);
  for (const { line, number, beside } of pairs) {
    if (!beside || !/^(?:080[08]|116|03\d\d|08[47])/.test(number.digits) || number.digits.length < 6) continue;
    const near = line.numbers.some((right) => nearlyIs(number.digits, digitsOf(right)));
    if (directory.ownerOf(number.digits) !== undefined || (near && line.source !== "known")) continue;
    if (pairs.some((pair) => pair.line === line && directory.ownerOf(pair.number.digits) !== undefined)) continue;
    yield {
      span: number,
      message: `${text.slice(number.start, number.end)} is not a number that we know of ${line.name}.`,
      help: `We have ${line.numbers[0]}${line.checkedOn === undefined ? "" : `, looked up on ${line.checkedOn}`}. Look on the helpline's own page.`,
    };
  }
}

export const helplineUnsure = wordsRule({
  code: "helpline-unsure",
  severity: "warning",
  summary:
    "A number is one digit away from a helpline's, or stands beside a helpline's name and is not known as its number.",
  *find({ text }, { words }) {
    const directory = directoryFor(words);
    yield* unnamed(text, directory);
    yield* unlike(text, directory);
  },
});
