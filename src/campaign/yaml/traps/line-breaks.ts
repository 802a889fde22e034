/** Line breaks that nobody meant: lines wrapped by an editor, and lists that YAML makes one line of. */
import type { Scalar } from "yaml";
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import type { Trap } from "./traps.ts";

const bullet = /^[ \t]*(?:[-*•·–—▪◦●✓✔☑➡→]|\d{1,2}[.)])[ \t\u00A0]+\S/u;
/** Narrower lines are verses, addresses and times. */
const leastWidth = 40;

export function lineBreaks(text: string, scalar: Scalar<string>, key: string | undefined): Trap | undefined {
  if (key !== "text") return undefined;
  const [start, end] = scalar.range ?? [0, 0];
  if (scalar.type === "BLOCK_LITERAL") {
    if (!isWrapped(scalar.value)) return undefined;
    return at(text, start, end, wrapped());
  }
  const lines = text.slice(start, end).split("\n");
  const words = scalar.type === "BLOCK_FOLDED" ? lines.slice(1) : lines;
  if (words.filter((line) => bullet.test(line)).length < 2) return undefined;
  if (scalar.value.split("\n").filter((line) => bullet.test(line)).length > 1) return undefined;
  return at(text, start, end, foldedList(scalar.type === "BLOCK_FOLDED"));
}

/** Told at its first line of words. */
function at(text: string, start: number, end: number, found: Fault): Trap {
  const words = /^[|>][^\n]*\n[^\S\n]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { fault: found, start: start + words, end };
}

/**
 * A paragraph of lines each of which ends only because the next word would have made it the longest, and goes on with a
 * small letter at least once: what an editor does, and no writer.
 */
function isWrapped(value: string): boolean {
  return value.split(/\n[^\S\n]*\n/).some((paragraph) => {
    const lines = paragraph.trimEnd().split("\n");
    if (lines.length < 2 || lines.some((line) => bullet.test(line))) return false;
    const width = Math.max(...lines.map((line) => line.length));
    if (width < leastWidth) return false;
    const breaks = lines.slice(1).map((line, index) => ({ before: lines[index] ?? "", next: line }));
    const isFull = breaks.every(({ before, next }) => before.length + 1 + (/^\S+/.exec(next)?.[0].length ?? 0) > width);
    const goesOn = breaks.filter(({ before, next }) => /[\p{L},]$/u.test(before.trimEnd()) && /^\p{Ll}/u.test(next));
    return isFull ? goesOn.length > 0 : goesOn.length >= 2 && goesOn.length === breaks.length;
  });
}

function wrapped(): Fault {
  return fault(
    "text-wrapped",
    "These lines look as if an editor had wrapped them: the post will have a line break at the end of each.",
    "Write each paragraph as one long line; or put > in place of | behind `text:`, which joins its lines.",
  );
}

function foldedList(isFolded: boolean): Fault {
  return fault(
    "text-list-folded",
    "The lines of this list are joined into one: the post will not have a list.",
    isFolded
      ? "Put | in place of > behind `text:`, which keeps the lines as they are."
      : "Write `text: |`, and the words below it, indented: that keeps the lines as they are.",
  );
}
