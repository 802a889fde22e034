/** What checking itself can find wrong; the rules are their own kinds. */
import type { ProblemKind } from "../diagnostics/problem.ts";

export const kinds = [
  {
    code: "check-not-to-be-turned-off",
    severity: "error",
    summary: "`checks:` turns off a rule that a network or common safety makes; it runs all the same.",
  },
] as const satisfies readonly ProblemKind[];
