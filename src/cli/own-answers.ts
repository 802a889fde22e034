/** What the program says of itself, as the build had it said: printed without loading what reads command lines. */
import { fstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeAll } from "../system/output.ts";

/** In dist/, made by `scripts/ask-program.ts`. */
export const answersFile = "answers.json";

export interface OwnAnswers {
  /** By command line (`lineOf`): which of the texts. */
  readonly lines: Readonly<Record<string, number>>;
  readonly texts: readonly string[];
}

/** Words may hold anything, so they are told apart as JSON does. */
export function lineOf(argv: readonly string[]): string {
  return JSON.stringify(argv);
}

/** Columns. On a wider terminal help is no wider, as in a file; on a narrower one it is wrapped anew. */
export const widthOfHelp = 80;

const asking = ["--help", "-h", "help", "--version"];

/** What stdout is costs more to find out where it may be a terminal, so that is asked first. */
function isWideEnough(): boolean {
  if (!fstatSync(1).isCharacterDevice()) return true;
  return !process.stdout.isTTY || process.stdout.columns >= widthOfHelp;
}

function textFor(argv: readonly string[]): string | undefined {
  try {
    const kept = JSON.parse(readFileSync(path.join(import.meta.dirname, answersFile), "utf8")) as OwnAnswers;
    const text = kept.texts[kept.lines[lineOf(argv)] ?? -1];
    return isWideEnough() ? text : undefined;
  } catch {
    // Without a file that can be used the full program says the same.
    return undefined;
  }
}

/** 0 when all was said; undefined when the full program must answer. */
export function sayOfItself(argv: readonly string[]): 0 | undefined {
  if (!argv.some((word) => asking.includes(word))) return undefined;
  const text = textFor(argv);
  if (text === undefined) return undefined;
  writeAll(1, text);
  return 0;
}
