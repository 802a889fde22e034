/** A line that begins a space or two beside its neighbours: which one, and how many spaces it needs. */
import { fault } from "../../../diagnostics/fault.ts";
import type { Trap } from "./traps.ts";

interface Line {
  readonly start: number;
  readonly end: number;
  /** Spaces before it. */
  readonly indent: number;
  /** Where its dashes and its key begin; none for a line of words. */
  readonly columns: readonly number[];
  readonly opensBlock: boolean;
}

/** Lines looked back over: a post is shorter, and the cost stays that of the file. */
const lookedBack = 60;
/** A line further off belongs elsewhere, and only a person can tell where. */
const furthest = 2;

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", start);
  const end = feed === -1 ? text.length : feed;
  const line = text.slice(start, Math.min(end, start + 1000));
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const columns: number[] = [];
  let at = indent;
  for (let dash = /^- +/.exec(line.slice(at)); dash !== null; dash = /^- +/.exec(line.slice(at))) {
    columns.push(at);
    at += dash[0].length;
  }
  if (/^(?:[\w-]+|"[^"]*"|'[^']*') *:(?:\s|$)/.test(line.slice(at))) columns.push(at);
  return { start, end, indent, columns, opensBlock: /:[ \t]+[|>][-+\d]*[ \t]*\r?$/.test(line) };
}

function isBlank(text: string, { start, end }: Line): boolean {
  return /^\s*(?:#|$)/.test(text.slice(start, Math.min(end, start + 1000)));
}

/** The trap on the line of `offset`, or else on the one behind it, where YAML notices it too late. */
export function indentationTrap(text: string, offset: number): Trap | undefined {
  const line = lineAt(text, offset);
  return trapOn(text, line) ?? (line.end < text.length ? trapOn(text, lineAt(text, line.end + 1)) : undefined);
}

function trapOn(text: string, line: Line): Trap | undefined {
  if (isBlank(text, line)) return undefined;
  const wanted = line.columns.length === 0 ? wantedOfWords(text, line) : wantedOfEntry(text, line);
  if (wanted === undefined || wanted === line.indent) return undefined;
  const missing = wanted - line.indent;
  const count = Math.abs(missing) === 1 ? "one space" : `${Math.abs(missing)} spaces`;
  return {
    start: line.start,
    end: line.start + line.indent,
    shown: [line.start + line.indent, line.end],
    meant: " ".repeat(wanted),
    fault: fault(
      "yaml-indentation",
      `This line begins with ${line.indent} ${line.indent === 1 ? "space" : "spaces"}, and the lines that it belongs to with ${wanted}: ${count} too ${missing > 0 ? "few" : "many"}.`,
      `Begin it with ${wanted} spaces, as those above.`,
    ),
  };
}

/** Of the columns in which an entry may begin here, the nearest; none where it begins in one, or between two. */
function wantedOfEntry(text: string, line: Line): number | undefined {
  const columns = new Set<number>();
  let limit = Number.POSITIVE_INFINITY;
  for (const above of linesAbove(text, line)) {
    if (above.columns.length === 0) continue;
    for (const column of above.columns) if (column < limit) columns.add(column);
    limit = Math.min(limit, above.indent);
    if (limit === 0) break;
  }
  const near = [...columns]
    .map((column) => ({ column, apart: Math.abs(column - line.indent) }))
    .sort((a, b) => a.apart - b.apart || b.column - a.column);
  const [first] = near;
  return first === undefined || first.apart > furthest ? undefined : first.column;
}

/** Words that fell out of the block above them. */
function wantedOfWords(text: string, line: Line): number | undefined {
  let words: number | undefined;
  for (const above of linesAbove(text, line)) {
    if (above.opensBlock) {
      const least = words ?? above.indent + 2;
      return line.indent < least ? least : undefined;
    }
    if (above.columns.length > 0 && words === undefined) return undefined;
    words = above.indent;
  }
  return undefined;
}

function* linesAbove(text: string, line: Line): Generator<Line> {
  let { start } = line;
  for (let count = 0; start > 0 && count < lookedBack; count += 1) {
    const above = lineAt(text, start - 1);
    start = above.start;
    if (!isBlank(text, above)) yield above;
  }
}
