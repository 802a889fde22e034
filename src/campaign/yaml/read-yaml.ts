/** One file as YAML: its data, a source with places, and everything that is wrong with its YAML, all at once. */
import { type Node, visit, type YAMLParseError } from "yaml";
import { type Fault, fault, problemOf } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Source } from "../../diagnostics/source.ts";
import { type Data, dataOf } from "./data.ts";
import { type Lines, linesOf } from "./lines.ts";
import { type Parsed, parseYaml } from "./parse.ts";
import { describeSyntaxError } from "./syntax-errors.ts";
import { withoutConflicts } from "./traps/conflicts.ts";
import { hazardsOf } from "./traps/hazards.ts";
import { indentationTrap } from "./traps/indentation.ts";
import { respaced } from "./traps/spaces.ts";
import { type Trap, trapOn } from "./traps/traps.ts";
import { yamlSource } from "./yaml-source.ts";

export interface YamlFile {
  readonly source: Source;
  /** What the ranges of the nodes count in: the file's text, but for lines that were put right to be read at all. */
  readonly text: string;
  /** Absent where the YAML is so broken that its values say nothing. */
  readonly data: Data | undefined;
  /** The node tree behind `data`, for those who need a value's style. */
  readonly root: Node | undefined;
  readonly aliases: ReadonlyMap<Node, Node>;
  readonly problems: readonly Problem[];
}

/** Each round takes every trap that YAML stumbles over; more rounds only follow errors that hid others. */
const rounds = 5;
/** Lines that are compared with their neighbours, in each round: a file that is no YAML at all has an error on every line. */
const mostIndentations = 200;

type Sound = Extract<Parsed, { kind: "document" }>;

interface Untrapped {
  readonly parsed: Parsed;
  readonly problems: readonly Problem[];
  /** The text as it was meant, or with letters where that is not known. Its lines are those of the file. */
  readonly text: string;
}

function overwrite(text: string, traps: readonly Trap[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, meant, shown } of traps.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const letters = text.slice(start, end).replace(/[^\r\n]/g, "x");
    parts.push(
      text.slice(at, start),
      meant === undefined || (shown === undefined && goesOn(text, start, end)) ? letters : meant,
    );
    at = end;
  }
  return parts.join("") + text.slice(at);
}

/** The next line is indented more, so that it may belong to the text: only letters can stand before it. */
function goesOn(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const own = /^[ -]*/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  const next = /^[^\n]*\n(?:[ \t\r]*\n)*( *)(?=[^\s#])/.exec(text.slice(end, end + 2000))?.[1]?.length ?? 0;
  return next > own;
}

function trapsAt(errors: readonly YAMLParseError[], root: Node | undefined, text: string, lines: Lines): Trap[] {
  const traps = new Map<number, Trap>();
  let indentations = mostIndentations;
  const indentation = (at: number) => {
    indentations -= 1;
    return indentations < 0 ? undefined : indentationTrap(text, at);
  };
  for (const error of errors) {
    // A quote that is never closed is noticed at the end of the text, and lies where it begins.
    const at = (isUnclosed(error) ? openedQuote(root, error.pos[0])?.[0] : undefined) ?? error.pos[0];
    const start = lines.startOf(at);
    const trap = traps.has(start) ? undefined : (trapOn(text, start, lines.endOf(at)) ?? indentation(at));
    if (trap !== undefined) traps.set(lines.startOf(trap.start), trap);
  }
  return [...traps.values()];
}

function rootOf(text: string): Node | undefined {
  const parsed = parseYaml(text);
  return parsed.kind === "document" ? parsed.root : undefined;
}

function untrap(file: string, written: string): Untrapped {
  const problems: Problem[] = [];
  const tell = (traps: readonly Trap[], lines: Lines) => {
    problems.push(
      ...traps.map((trap) => problemOf(trap.fault, lines.place(...(trap.shown ?? [trap.start, trap.end])))),
    );
  };
  const whole = withoutConflicts(written);
  tell(whole.traps, linesOf(file, written));
  const spaced = respaced(whole.text, rootOf);
  tell(spaced.traps, linesOf(file, whole.text, written));
  let { text } = spaced;
  for (let round = 0; round < rounds; round += 1) {
    const parsed = parseYaml(text);
    if (parsed.kind !== "document" || parsed.errors.length === 0) return { parsed, problems, text };
    const lines = linesOf(file, text, written);
    const found = trapsAt(parsed.errors, parsed.root, text, lines);
    if (found.length === 0) return { parsed, problems, text };
    tell(found, lines);
    text = overwrite(text, found);
  }
  return { parsed: parseYaml(text), problems, text };
}

function wholeFile(lines: Lines, found: Fault, offset = 0): Problem {
  return problemOf(found, lines.place(offset, lines.endOf(offset)));
}

function emptyFile(): Fault {
  return fault(
    "file-empty",
    "This file is empty.",
    "Write a campaign into it (`campaign new` makes one), or delete the file.",
  );
}

function tooDeep(): Fault {
  return fault(
    "yaml-too-deep",
    "Lists and maps are nested too deeply here.",
    "No campaign needs this: look for brackets that are never closed.",
  );
}

/** One for each line: what YAML says further on in a line only repeats its first trouble there. */
function syntaxProblems({ errors, root }: Sound, lines: Lines, text: string): Problem[] {
  const byLine = Map.groupBy(errors, (error) => lines.startOf(error.pos[0]));
  return [...byLine.values()].flatMap(([error]) => {
    if (error === undefined) return [];
    const opened = isUnclosed(error) ? openedQuote(root, error.pos[0]) : undefined;
    const place = opened === undefined ? lines.place(error.pos[0], error.pos[1]) : lines.place(...opened);
    return [problemOf(describeSyntaxError(error, text), place)];
  });
}

/** Of all that may be missing, only a quote swallows what follows: a file has few of them, and each costs a walk. */
function isUnclosed({ code, message }: YAMLParseError): boolean {
  return code === "MISSING_CHAR" && message.includes("quote");
}

/** YAML notices a quote that is never closed where the text ends; its reader looks for where it begins. */
function openedQuote(root: Node | undefined, at: number): [number, number] | undefined {
  let opened: [number, number] | undefined;
  if (root === undefined) return undefined;
  visit(root, {
    Scalar(_, { type, range }) {
      if (!range || (type !== "QUOTE_DOUBLE" && type !== "QUOTE_SINGLE")) return undefined;
      if (range[0] >= at || range[1] < at) return undefined;
      opened = [range[0], range[1]];
      return visit.BREAK;
    },
  });
  return opened;
}

function secondDocument(offset: number, lines: Lines): Problem {
  const found = fault(
    "yaml-several-documents",
    "A second YAML document begins here.",
    "One file is one campaign: take out the line of `---`, or move what follows into a file of its own.",
  );
  return problemOf(found, lines.place(offset, offset + 3));
}

export function readYaml(file: string, written: string): YamlFile {
  const { parsed, problems: told, text } = untrap(file, written);
  const lines = linesOf(file, text, written);
  if (parsed.kind !== "document") {
    const source = yamlSource({ file, text, written, lines, root: undefined, aliases: new Map() });
    const found = parsed.kind === "empty" ? wholeFile(lines, emptyFile()) : wholeFile(lines, tooDeep(), parsed.offset);
    return { source, text, data: undefined, root: undefined, aliases: new Map(), problems: [...told, found] };
  }
  const hazards = hazardsOf(parsed.root, text);
  const source = yamlSource({ file, text, written, lines, root: parsed.root, aliases: hazards.aliases });
  const problems = [
    ...told,
    ...syntaxProblems(parsed, lines, text),
    ...hazards.found.map((trap) => problemOf(trap.fault, lines.place(trap.start, trap.end))),
    ...(parsed.second === undefined ? [] : [secondDocument(parsed.second, lines)]),
  ];
  const readable = parsed.errors.length === 0 && !hazards.isBomb;
  return {
    source,
    text,
    data: readable ? dataOf(parsed.root, hazards.aliases) : undefined,
    root: parsed.root,
    aliases: hazards.aliases,
    problems,
  };
}
