/** The marks that git leaves where two people changed the same lines. */
import { fault } from "../../../diagnostics/fault.ts";
import type { Trap } from "./traps.ts";

const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$).*$/gm;

/**
 * Where both the first and the last mark stand. The rest is read with the first of the two versions: its lines stay where
 * they are, those of the marks and of the other version become empty.
 */
export function withoutConflicts(text: string): { readonly text: string; readonly traps: readonly Trap[] } {
  if (!/^<{7}(?: |\r?$)/m.test(text) || !/^>{7}(?: |\r?$)/m.test(text)) return { text, traps: [] };
  const traps: Trap[] = [];
  const parts: string[] = [];
  let last = 0;
  let isOther = false;
  for (const { 0: line, index } of text.matchAll(mark)) {
    const between = text.slice(last, index);
    parts.push(isOther ? between.replace(/[^\r\n]/g, "") : between);
    if (line.startsWith("<")) traps.push(trap(index, index + line.trimEnd().length));
    isOther = line.startsWith("|") || line.startsWith("=");
    last = index + line.length;
  }
  parts.push(text.slice(last));
  return { text: parts.join(""), traps };
}

function trap(start: number, end: number): Trap {
  return {
    start,
    end,
    fault: fault(
      "yaml-conflict",
      "Two people changed these lines, and git left both versions here, between <<<<<<< and >>>>>>>.",
      "Keep the right one, and take out the other and the three lines of marks.",
    ),
  };
}
