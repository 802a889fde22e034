/** The problems that only the ledger shows. */
import type { ProblemKind } from "../diagnostics/problem.ts";

export const movedAfterPublished = {
  code: "moved-after-published",
  severity: "error",
  summary:
    "A delivery that went out was moved by more than 30 days. It never goes out a second time under its id, so next year's posts need a file of their own.",
} as const satisfies ProblemKind;

export const kinds: readonly ProblemKind[] = [movedAfterPublished];
