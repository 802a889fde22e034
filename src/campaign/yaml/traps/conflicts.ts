/** The marks that git leaves where two people changed the same lines. */
import { fault } from "../../../diagnostics/fault.ts";
import type { Trap } from "./traps.ts";

const marks = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$).*$/gm;

/**
 * Git writes a name behind each mark but the middle one, which nothing else explains at the beginning of a line: there it
 * falls out of every text.
 */
const isSure = (line: string) => /^(?:[<|>]{7} +\S|={7}$)/.test(line);

interface Mark {
  readonly line: string;
  readonly start: number;
  /** Between the first mark and the last one. */
  isWhole: boolean;
}

function marksIn(text: string): readonly Mark[] {
  const found: Mark[] = [];
  let first: number | undefined;
  for (const { 0: line, index } of text.matchAll(marks)) {
    found.push({ line, start: index, isWhole: false });
    if (line.startsWith("<")) first = found.length - 1;
    if (!line.startsWith(">") || first === undefined) continue;
    for (const mark of found.slice(first)) mark.isWhole = true;
    first = undefined;
  }
  return found;
}

/**
 * Where git surely left a mark: both the first and the last of a conflict, or one that is sure by itself. The rest is read with the first of two versions: its lines stay where they are, those of
 * the marks and of the other version become empty. Where a mark is alone, nobody can tell where a version ends, and all is
 * read but the marks.
 */
export function withoutConflicts(text: string): { readonly text: string; readonly traps: readonly Trap[] } {
  const found = marksIn(text);
  if (!found.some(({ line, isWhole }) => isWhole || isSure(line.trimEnd()))) return { text, traps: [] };
  const traps: Trap[] = [];
  const parts: string[] = [];
  let last = 0;
  let isOther = false;
  for (const { line, start, isWhole } of found) {
    const between = text.slice(last, start);
    parts.push(isOther ? between.replace(/[^\r\n]/g, "") : between);
    const sign = line.charAt(0);
    const end = start + line.trimEnd().length;
    if (!isWhole) traps.push({ start, end, fault: alone(line.slice(0, 7)) });
    else if (sign === "<") traps.push({ start, end, fault: bothVersions() });
    isOther = isWhole && (sign === "|" || sign === "=");
    last = start + line.length;
  }
  parts.push(text.slice(last));
  return { text: parts.join(""), traps };
}

function bothVersions() {
  return fault(
    "yaml-conflict",
    "Two people changed these lines, and git left both versions here, between <<<<<<< and >>>>>>>.",
    "Keep the right one, and take out the other and the three lines of marks.",
  );
}

function alone(sign: string) {
  return fault(
    "yaml-conflict",
    `Two people changed lines here, and of the marks that git left around both versions, this ${sign} still stands.`,
    `Look whether both versions are still here: keep the right one, and take out the other and this line.${sign.startsWith("=") ? " If it underlines a heading, give it as many spaces as that." : ""}`,
  );
}
