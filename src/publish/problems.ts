/** The problems that only the ledger shows. */
import type { ProblemKind } from "../diagnostics/problem.ts";

export const movedAfterPublished = {
  code: "moved-after-published",
  severity: "error",
  summary:
    "A delivery that went out was moved by more than 30 days. It never goes out a second time under its id, so next year's posts need a file of their own.",
} as const satisfies ProblemKind;

export const seriesShifted = {
  code: "series-shifted",
  severity: "error",
  summary:
    "A place of a series without ids is used up (it went out, or may have, was skipped, recalled, missed or failed), and other words stand there now. One of them would never go out, so the rest of the series is held until its items have ids.",
} as const satisfies ProblemKind;

export const ledgerUnpinned = {
  code: "ledger-unpinned",
  severity: "warning",
  summary:
    "An account on X, Facebook or Mastodon is posted to from a ledger that accounts.yaml does not name. A second ledger beside it could post the same again, and those networks may not stop it.",
} as const satisfies ProblemKind;

export const kinds: readonly ProblemKind[] = [movedAfterPublished, seriesShifted, ledgerUnpinned];
