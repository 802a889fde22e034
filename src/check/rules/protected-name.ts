import { ownNames } from "../text/days/own-day.ts";
import { nearlyNamedIn } from "../text/own/nearly-named.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const names: readonly { readonly pattern: RegExp; readonly right: string }[] = [
  { pattern: /\bChild[- ]Line\b/gu, right: "Childline" },
  { pattern: /\bBernard(?:o|oe)['’]?s\b|\bBarnados\b|\bBarnado['’]s\b|\bBarnardos\b/giu, right: "Barnardo's" },
  { pattern: /\bCrime[- ]Stoppers\b/gu, right: "Crimestoppers" },
  { pattern: /\bFostering Fortnight\b|\bFoster Carers? Fortnight\b/giu, right: "Foster Care Fortnight" },
  { pattern: /\b(?:York|Young) Carers Action Week\b|\bYork Carers Action Day\b/giu, right: "Young Carers Action Day" },
  { pattern: /\bSafe(?:gaurd|gard|guar)ing\b|\bSafegaurding\b/giu, right: "Safeguarding" },
  {
    pattern: /\b(?:NSPPC|NSCPP|NPSCC|NSPC|NSPCCC|NPCC)(?= (?:helpline|on|line|:))|\b(?:NSPPC|NSCPP|NPSCC)\b/gu,
    right: "NSPCC",
  },
  { pattern: /\bSam(?:a|e)r(?:a|e)?t(?:a|i)n(?:s)?\b|\bSamaritan['’]s\b|\bSamaratans\b/giu, right: "Samaritans" },
  { pattern: /\bHope ?line ?(?:UK)\b/giu, right: "HOPELINE247" },
  { pattern: /\bAnti Bullying (?:Week|Day)\b/gu, right: "Anti-Bullying Week" },
  { pattern: /\bSafe Internet Day\b|\bSafer Internet Week\b/giu, right: "Safer Internet Day" },
];

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)];

/** The day's own name with one word other: "Child Exploitation Action Day". */
function* nearly(text: string, name: string) {
  const right = name.replace(/\s+(?:19|20)\d{2}$/, "").split(/\s+/);
  const said = wordsOf(text);
  if (right.length < 4) return;
  for (let at = 0; at + right.length <= said.length; at += 1) {
    const run = said.slice(at, at + right.length);
    const other = run.filter((one, index) => one[0].toLowerCase() !== right[index]?.toLowerCase());
    const [wrong] = other;
    if (other.length !== 1 || wrong === undefined || !/^\p{Lu}/u.test(wrong[0])) continue;
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || wrong === first) continue;
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
    for (const { pattern, right } of names) {
      for (const { 0: said, index } of matchesOf(pattern, text)) {
        if (said === right || own.some(({ start, end }) => index < end && start < index + said.length)) continue;
        yield {
          span: { start: index, end: index + said.length },
          message: `"${said}" is called ${right}.`,
          help: `Write "${right}".`,
        };
      }
    }
    for (const { start, end, right } of ownNames(delivery).flatMap((name) => [...nearly(text, name)])) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is called ${right}.`,
        help: `Write "${right}".`,
      };
      break;
    }
  },
});
