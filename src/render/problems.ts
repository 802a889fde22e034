/** What can be wrong with the words of a template. */
import type { ProblemKind } from "../diagnostics/problem.ts";

export const kinds = [
  {
    code: "name-unknown",
    severity: "error",
    summary: "A text, alt text, hashtag, content warning or card uses a `{name}` that has no value for the account.",
  },
  {
    code: "name-empty",
    severity: "warning",
    summary: "A `{name}` prints nothing, since its value is empty for the account; `@{handle}` would print a lone @.",
  },
  {
    code: "brace-lone",
    severity: "error",
    summary: "A brace stands alone: it is neither part of a `{name}` nor doubled to be printed.",
  },
  {
    code: "text-too-long-filled-in",
    severity: "error",
    summary: "With the values of its `{names}`, a text has more than 10,000 characters, which no network takes.",
  },
] as const satisfies readonly ProblemKind[];
