/** What a problem is: something wrong that a person can put right, with the place where it stands. */

/** `error` stops what it concerns, `warning` is worth a look, `info` is only said. */
export type Severity = "error" | "warning" | "info";

/** A span on one line of a file. Lines and columns count from 1, columns and length in UTF-16 code units. */
export interface Place {
  /** Relative to the workspace, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How much of the line to underline, at least 1. */
  readonly length: number;
}

export interface Problem {
  /** Stable, kebab-case; documented in docs/problems.md. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence, with the value at fault. Ends with a full stop. */
  readonly message: string;
  /** What to do about it, in one or two sentences, with the line as it should be written where that is known. */
  readonly help: string;
  readonly place: Place;
  /** The one delivery it concerns, where it concerns one only. */
  readonly delivery?: string;
  /** All that it concerns, where it was folded from several (`uniqueProblems`). */
  readonly deliveries?: readonly string[];
  /** What stands at its place is secret: it is blotted out wherever the file's lines are shown. */
  readonly confidential?: boolean;
  /** Other places that belong to it, such as the first use of an id that is used twice. */
  readonly related?: readonly Place[];
}

export function isError({ severity }: Pick<Problem, "severity">): boolean {
  return severity === "error";
}

/** The order of every list of problems: by file, then from top to bottom. */
export function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** What is known of every problem with one code: of the catalogue's (`catalog.ts`), or of a rule's. */
export interface ProblemKind {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for docs/problems.md: when it is raised and why it matters. */
  readonly summary: string;
}
