import { ownNames, spokenNames } from "../text/days/own-day.ts";
import { oneSlipFrom } from "../text/help/phone-numbers.ts";
import { nearlyNamedIn } from "../text/own/nearly-named.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const names: readonly { readonly pattern: RegExp; readonly right: string }[] = [
  { pattern: /\bChild[- ][Ll]ine\b|\bChildLine\b/gu, right: "Childline" },
  { pattern: /\bBern(?:ar|a)d(?:o|oe)['’]?s\b|\bBarnados\b|\bBarnado['’]s\b|\bBarnardos\b/giu, right: "Barnardo's" },
  { pattern: /\bCrime[- ][Ss]toppers\b/gu, right: "Crimestoppers" },
  { pattern: /\bFostering Fortnight\b|\bFoster Carers? Fortnight\b/giu, right: "Foster Care Fortnight" },
  { pattern: /\b(?:York|Young) Carers Action Week\b|\bYork Carers Action Day\b/giu, right: "Young Carers Action Day" },
  { pattern: /\bSafe(?:gaurd|gard|guar)ing\b|\bSafegaurding\b/giu, right: "Safeguarding" },
  {
    pattern:
      /\b(?:NSPPC|NSCPP|NPSCC|NSPC|NSPCCC|NPCC)(?= (?:helpline|on|line|:))|\b(?:NSPPC|NSCPP|NPSCC|NSPC|NSPCCC)\b/gu,
    right: "NSPCC",
  },
  { pattern: /\bSam(?:a|e)r(?:a|e)?t(?:a|i)n(?:s)?\b|\bSamaritan['’]s\b|\bSamaratans\b/giu, right: "Samaritans" },
  { pattern: /\bChildren(?:s|s['’])? Society\b/gu, right: "Children's Society" },
  { pattern: /\bLucy Faithful (?:Foundation|Trust)\b|\bLucy Faithfull Trust\b/giu, right: "Lucy Faithfull Foundation" },
  { pattern: /\bMissing people(?=(?: helpline)?(?: on| at|:)? \(?116)/gu, right: "Missing People" },
  { pattern: /\bHope ?line ?(?:UK)\b/giu, right: "HOPELINE247" },
  { pattern: /\bAnti Bullying (?:Week|Day)\b/gu, right: "Anti-Bullying Week" },
  { pattern: /\bSafe Internet Day\b|\bSafer Internet Week\b/giu, right: "Safer Internet Day" },
];

/** By their letters, small. A slip from one of these that no dictionary has: "Samaritians", "Crimestopers". */
const charities = new Map(
  ["Childline", "Barnardo's", "Samaritans", "Crimestoppers", "YoungMinds"].map((name) => [lettersOf(name), name]),
);
const perhapsCharity = /(?<![\p{L}\p{N}@#./_-])[BCSY]\p{L}[\p{L}'’]{5,13}(?![\p{L}\p{N}@_])/gu;

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/['’]/g, "");
}

/** The charity that is meant; "Childline's" is right, and Dr Barnardo was a man. */
function charityFor(word: string, isWord: (word: string) => boolean): string | undefined {
  const forms = [lettersOf(word), lettersOf(word.replace(/['’]s?$/u, ""))];
  if (forms.some((form) => charities.has(form) || form === "barnardo")) return undefined;
  const [, right] = [...charities].find(([name]) => forms.some((form) => oneSlipFrom(form, name))) ?? [];
  return right === undefined || isWord(word) ? undefined : right;
}

function* nearlyCharities(text: string, isWord: (word: string) => boolean) {
  for (const { 0: word, index } of matchesOf(perhapsCharity, text)) {
    const right = charityFor(word, isWord);
    if (right !== undefined) yield { start: index, end: index + word.length, right };
  }
}

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)];

type Word = RegExpExecArray;

function same(said: Word | undefined, right: string | undefined): boolean {
  return said?.[0].toLowerCase() === right?.toLowerCase();
}

/** One word is other, in capitals as a name's: "Child Exploitation Action Day", "… Awareness Week"; not "… Awareness Training". */
function hasOther(run: readonly Word[], right: readonly string[]): boolean {
  const others = run.flatMap((word, index) => (same(word, right[index]) ? [] : [index]));
  const [at = 0] = others;
  const word = run[at]?.[0] ?? "";
  if (others.length !== 1 || at === 0 || !/^\p{Lu}/u.test(word)) return false;
  return at < right.length - 1 || right.length > 4 || /^(?:day|week|month|year)$/i.test(word);
}

/** One word inside is left out: "National Child Exploitation Day". */
function hasLess(run: readonly Word[], right: readonly string[]): boolean {
  const at = right.findIndex((word, index) => !same(run[index], word));
  return (
    at > 0 &&
    at < right.length - 1 &&
    run.every(([word]) => /^\p{Lu}/u.test(word)) &&
    right.toSpliced(at, 1).every((word, index) => same(run[index], word))
  );
}

/** The day's own name, nearly. */
function* nearly(text: string, name: string) {
  const right = name.replace(/\s+(?:19|20)\d{2}$/, "").split(/\s+/);
  if (right.length < 4) return;
  const said = wordsOf(text);
  for (let at = 0; at + right.length <= said.length + 1; at += 1) {
    const run = said.slice(at, at + right.length);
    const short = run.slice(0, right.length - 1);
    const found = run.length === right.length && hasOther(run, right) ? run : hasLess(short, right) ? short : [];
    const [first, last] = [found[0], found.at(-1)];
    if (first === undefined || last === undefined) continue;
    yield { start: first.index, end: last.index + last[0].length, right: right.join(" ") };
  }
}

export const protectedName = wordsRule({
  code: "protected-name",
  severity: "warning",
  summary:
    "The name of a helpline, a charity or the awareness day, or one that words.yaml lists, is not as its owner writes it.",
  *find({ text, delivery }, { words, speller }) {
    const isWord = speller && ((word: string) => speller.knows(word.toLowerCase(), "en"));
    const own = nearlyNamedIn(text, words?.names ?? [], isWord);
    for (const { start, end, right } of own) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is called ${right}.`,
        help: `Write "${right}", as campaigns/words.yaml has it.`,
      };
    }
    const near = (isWord === undefined ? [] : [...nearlyCharities(text, isWord)]).filter(
      (one) => !own.some(({ start, end }) => one.start < end && start < one.end),
    );
    for (const { start, end, right } of near) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is called ${right}.`,
        help: `Write "${right}".`,
      };
    }
    for (const { pattern, right } of names) {
      for (const { 0: said, index } of matchesOf(pattern, text)) {
        if (said === right || [...own, ...near].some(({ start, end }) => index < end && start < index + said.length))
          continue;
        yield {
          span: { start: index, end: index + said.length },
          message: `"${said}" is called ${right}.`,
          help: `Write "${right}".`,
        };
      }
    }
    for (const { start, end, right } of ownNames(delivery)
      .flatMap(spokenNames)
      .flatMap((name) => [...nearly(text, name)])) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is called ${right}.`,
        help: `Write "${right}".`,
      };
      break;
    }
  },
});
