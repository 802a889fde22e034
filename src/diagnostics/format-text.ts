/** Problems for people: grouped by file, each with its place, its lines and the way out, and a summary at the end. */
import { Chalk, type ChalkInstance } from "chalk";
import wrapAnsi from "wrap-ansi";
import { linesToShow } from "../system/secrets/secret-keys.ts";
import { printable, printableLine } from "../system/text/printable.ts";
import { codeFrame } from "./code-frame.ts";
import type { Problem, Severity } from "./problem.ts";
import type { Source } from "./source.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Width of the terminal. */
  readonly columns: number;
}

interface Style {
  readonly chalk: ChalkInstance;
  readonly color: boolean;
  readonly columns: number;
}

type Shown = Pick<Source, "text">;

/** Wider lines than this are hard to read, and narrower ones than that say nothing. */
const widest = 120;
const narrowest = 40;

/** All problems and a summary line, each ending with a line feed; empty when there is no problem. */
export function formatProblems(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, Shown>,
  { color, columns }: TextOptions,
): string {
  if (problems.length === 0) return "";
  const style = {
    chalk: new Chalk({ level: color ? 1 : 0 }),
    color,
    columns: Math.max(narrowest, Math.min(columns, widest)),
  };
  const files = Map.groupBy(problems, ({ place }) => place.file);
  const blocks = [...files].map(([file, found]) => fileBlock(file, found, sources.get(file), style));
  return `${blocks.join("\n")}\n${summary(problems)}\n`;
}

function fileBlock(file: string, problems: readonly Problem[], source: Shown | undefined, style: Style): string {
  const title = style.chalk.bold.underline(printableLine(file));
  const sorted = problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const lines = blotted(linesOf(source), problems);
  return `${title}\n\n${sorted.map((problem) => `${problemBlock(problem, lines, style)}\n`).join("\n")}`;
}

/** Undefined where there is nothing to show: a file that could not be read, or an empty one. */
function linesOf(source: Shown | undefined): readonly string[] | undefined {
  return source === undefined || source.text.trim() === "" ? undefined : linesToShow(source.text);
}

/** Secrets are blotted out, at their own frame and where they stand beside another. */
function blotted(lines: readonly string[] | undefined, problems: readonly Problem[]): readonly string[] | undefined {
  const secrets = problems.filter(({ confidential }) => confidential === true);
  if (lines === undefined || secrets.length === 0) return lines;
  return lines.map((line, index) => {
    let shown = line;
    for (const { place } of secrets) {
      if (place.line !== index + 1) continue;
      const from = place.column - 1;
      shown = shown.slice(0, from) + "*".repeat(place.length) + shown.slice(from + place.length);
    }
    return shown;
  });
}

function problemBlock(problem: Problem, lines: readonly string[] | undefined, style: Style): string {
  const { chalk } = style;
  const { place, severity, code, message, help, related = [] } = problem;
  const where = `${printableLine(place.file)}:${place.line}:${place.column}`;
  return [
    `${where}  ${badge(severity, style)}  ${chalk.dim(code)}`,
    indented(printable(message), style),
    ...(lines === undefined ? [] : [frame(lines, problem, style)]),
    ...related.map((other) => indented(`See also ${printableLine(other.file)}:${other.line}:${other.column}`, style)),
    indented(`help: ${printable(help)}`, style),
  ].join("\n");
}

function frame(lines: readonly string[], { place, severity }: Problem, style: Style): string {
  const paint = style.color ? painter(severity, style) : undefined;
  const drawn = codeFrame(lines, place, { columns: style.columns - 4, ...(paint && { paint }) });
  return drawn
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

function painter(severity: Severity, { chalk }: Style): (text: string) => string {
  switch (severity) {
    case "error":
      return chalk.red.underline;
    case "warning":
      return chalk.yellow.underline;
    case "info":
      return chalk.cyan.underline;
    default:
      return severity satisfies never;
  }
}

function badge(severity: Severity, { chalk }: Style): string {
  switch (severity) {
    case "error":
      return chalk.red.bold("error");
    case "warning":
      return chalk.yellow.bold("warning");
    case "info":
      return chalk.cyan("info");
    default:
      return severity satisfies never;
  }
}

function indented(text: string, { columns }: Style): string {
  return wrapAnsi(text, columns - 2, { hard: false, trim: true })
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "2 errors, 1 warning in 1 file" */
export function summary(problems: readonly Problem[]): string {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const notes = count("info");
  const parts = [
    count("error") > 0 ? counted(count("error"), "error") : "",
    count("warning") > 0 ? counted(count("warning"), "warning") : "",
    notes > 0 ? counted(notes, "note") : "",
  ].filter((part) => part !== "");
  const files = new Set(problems.map(({ place }) => place.file)).size;
  return `${parts.join(", ")} in ${counted(files, "file")}`;
}
