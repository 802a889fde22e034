/** The highest that applies wins. */
export const exitCodes = {
  ok: 0,
  /** Problems in the input. */
  problems: 1,
  /** Unknown command or campaign, no workspace, a flag that does not fit. */
  usage: 2,
  /** A delivery needs a person. */
  person: 3,
  /** It could not do its work: ledger out of reach, disk full, clock wrong, a bug. */
  fault: 4,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Wrong use: said in one or two sentences, exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A fault outside the input, with what to do about it: exit 4, no stack trace. */
export class FaultError extends Error {
  override readonly name = "FaultError";
}
