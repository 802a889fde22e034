/** A problem as `--format json` prints it. The keys are a contract with other programs. */
import type { Problem, Severity } from "./problem.ts";

export interface JsonProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  /** Relative to the workspace, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export function problemToJson({ code, severity, message, help, place }: Problem): JsonProblem {
  return { code, severity, message, help, file: place.file, line: place.line, column: place.column };
}
