/** A command line as it was typed, where commander would take it for something else: pasted marks, empty words, one flag with two values. */
import { printableLine } from "../../system/text/printable.ts";
import { UsageError } from "./exit-codes.ts";

/** What a word processor makes of one hyphen or two. */
const dashes = "\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d";
const dashed = new RegExp(`^-{0,2}[${dashes}][-${dashes}]*([a-z][^\\s=]*)`, "i");
const anyDash = new RegExp(`[${dashes}]`, "g");

/** The flag that was meant. A dash before words, or alone, is one of a sentence: that has blanks. */
function meantFlag(word: string): string | undefined {
  const [, name] = /[ \t\n]/.test(word) ? [] : (dashed.exec(word) ?? []);
  if (name === undefined) return undefined;
  return `${name.length === 1 ? "-" : "--"}${name.replace(anyDash, "-")}`;
}

/** A shell takes curly quotes for letters, and cuts what stands between them at its blanks. */
const cutAtBlank = /^(?:--[\w-]+=)?(?:[“„][^”“\s]*|‘[^’\s]*)$/;

/** @throws {UsageError} for what was pasted from a document, of which nothing would do what it says. */
export function refusePasted(argv: readonly string[]): void {
  const end = argv.indexOf("--");
  for (const word of end === -1 ? argv : argv.slice(0, end)) {
    const flag = meantFlag(word);
    if (flag !== undefined)
      throw new UsageError(`"${printableLine(word)}" begins with a dash where hyphens are meant: type ${flag}.`);
    if (cutAtBlank.test(word)) {
      throw new UsageError(
        `"${printableLine(word)}" begins with the quote of a word processor, which no shell knows: type straight ones, as in --reason "We wait".`,
      );
    }
  }
}

/** @throws {UsageError} where a word is empty: a variable that is not set would stand for this folder, or for everything. */
export function refuseEmpty(words: readonly string[]): void {
  if (words.some((word) => word.trim() === ""))
    throw new UsageError("A word of this command is empty. Was a variable not set?");
}

/** Reads the value of a flag that may be given once. `flag`: as it is declared, `--out <file>`. */
export function onceOnly(flag: string): (value: string, before: unknown) => string {
  const [name = flag] = flag.split(" ");
  // An empty path is the folder that somebody happens to be in.
  const isPlace = /<(dir|file|path|keyfile)>$/.test(flag);
  return (value, before) => {
    if (isPlace && value.trim() === "")
      throw new UsageError(`What stands behind ${name} is empty. Was a variable not set?`);
    if (before !== undefined && before !== value) {
      const both = [String(before), value].map((each) => printableLine(each)).join(" and as ");
      throw new UsageError(`${name} was given twice, as ${both}: it takes one.`);
    }
    return value;
  };
}
