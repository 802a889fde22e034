/** Names of words.yaml that stand in a text nearly as they are written there: "Together We Can", "Bernardo's". */
import { distance } from "fastest-levenshtein";
import type { Span } from "../../../diagnostics/source.ts";
import { bareOf, type Token, tokensIn, withoutPossessive } from "./tokens.ts";

export interface NearlyNamed extends Span {
  readonly right: string;
}

interface Name {
  readonly written: string;
  readonly tokens: readonly Token[];
  readonly bare: string;
  /** It ends with 's itself. */
  readonly isPossessive: boolean;
}

/** Some words in a row. */
interface Run extends Span {
  readonly said: readonly Token[];
  readonly bare: string;
}

const plain = (text: string) =>
  text
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/[^\p{L}\p{M}\p{N}]+$/u, "");
const isCapital = (word: string | undefined) => word !== undefined && /^\p{Lu}/u.test(word);

function nameOf(written: string): Name {
  const isPossessive = /['’]s\P{L}*$/u.test(written);
  return { written, tokens: tokensIn(written), bare: bareOf(written), isPossessive };
}

const made = new WeakMap<readonly string[], readonly Name[]>();

function namesOf(names: readonly string[]): readonly Name[] {
  const known = made.get(names) ?? names.map(nameOf).filter(({ bare }) => bare !== "");
  made.set(names, known);
  return known;
}

function runsOf(tokens: readonly Token[], count: number, isPossessive: boolean): readonly Run[] {
  return tokens.slice(0, Math.max(0, tokens.length - count + 1)).flatMap((first, at) => {
    const words = tokens.slice(at, at + count);
    const last = words.pop();
    if (last === undefined) return [];
    const said = [...words, isPossessive ? last : withoutPossessive(last)];
    return [{ said, bare: said.map(({ bare }) => bare).join(""), start: first.start, end: said.at(-1)?.end ?? 0 }];
  });
}

/** Slips that are let pass as the same name. */
function slipsIn({ length }: string): number {
  return length < 6 ? 0 : length < 12 ? 1 : 2;
}

/** Cheap, for nearly all that is no name. */
function mayBe({ bare }: Run, name: Name): boolean {
  return (
    Math.abs(bare.length - name.bare.length) <= slipsIn(name.bare) &&
    (bare[0] === name.bare[0] || bare.at(-1) === name.bare.at(-1))
  );
}

/** Whether it is meant as a name: more than half of the words behind the first have capitals, as in the name. */
function isMeant({ said }: Run, { tokens }: Name): boolean {
  const [first, ...rest] = said;
  if (!isCapital(first?.word)) return false;
  const inCapitals = tokens.slice(1).some(({ word }) => isCapital(word));
  return !inCapitals || rest.length === 0 || rest.filter(({ word }) => isCapital(word)).length * 2 > rest.length;
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:\n])[\s"“‘(]*$/u.test(text.slice(Math.max(0, at - 8), at));
}

/** `isWord`: what the dictionary has, where one is open, is another word. */
export function nearlyNamedIn(
  text: string,
  names: readonly string[],
  isWord?: (word: string) => boolean,
): readonly NearlyNamed[] {
  const known = namesOf(names);
  if (known.length === 0) return [];
  const right = new Set(known.map(({ written }) => plain(written)));
  const tokens = tokensIn(text);
  const runs = new Map<string, readonly Run[]>();
  const runsFor = (count: number, isPossessive: boolean) => {
    const key = `${count} ${isPossessive}`;
    const some = runs.get(key) ?? runsOf(tokens, count, isPossessive);
    runs.set(key, some);
    return some;
  };
  const isWrong = (run: Run, name: Name) => {
    if (!isMeant(run, name)) return false;
    const said = plain(text.slice(run.start, run.end));
    const isWithin = ` ${said} `.includes(` ${plain(name.written)} `);
    if (isWithin || right.has(said) || said === plain(name.written).toUpperCase()) return false;
    if (run.bare === name.bare) return true;
    // One capital letter at the beginning of a sentence makes no name, nor does one on an ordinary word.
    if (run.said.length === 1 && (isWord?.(said) ?? beginsSentence(text, run.start))) return false;
    return distance(run.bare, name.bare) <= slipsIn(name.bare);
  };
  const found = known.flatMap((name) => {
    const { length } = name.tokens;
    const near = [length - 1, length, length + 1].filter((count) => count > 0);
    return near
      .flatMap((count) => runsFor(count, name.isPossessive).filter((run) => mayBe(run, name) && isWrong(run, name)))
      .map(({ start, end }) => ({ start, end, right: name.written }));
  });
  return withoutOverlaps(found, text);
}

/** Of several at one place the one that fits best. */
function withoutOverlaps(found: readonly NearlyNamed[], text: string): readonly NearlyNamed[] {
  const far = ({ start, end, right }: NearlyNamed) => distance(text.slice(start, end), right);
  const kept: NearlyNamed[] = [];
  for (const [, one] of found.map((each) => [far(each), each] as const).toSorted(([a], [b]) => a - b)) {
    // Nobody reads more.
    if (kept.length === 50) break;
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
