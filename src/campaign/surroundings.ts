/** What a campaign file is judged against. */

import type { Fault, Report } from "../diagnostics/fault.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Names } from "./names/names.ts";

export interface KnownRule {
  readonly code: string;
  readonly canBeTurnedOff: boolean;
}

/** `post`: by its index, the one that is held for it. */
export type PackFault = readonly [path: Path, found: Fault, post?: number];

export interface Surroundings {
  /** Absent where accounts.yaml could not be read at all: then names of accounts are not judged. */
  readonly names: Names | undefined;
  /** Absent: `checks` takes any name. */
  readonly rules: readonly KnownRule[] | undefined;
  /** What is wrong with the pack that the file is based on. */
  readonly faults?: readonly PackFault[] | undefined;
  readonly report: Report;
}
