/** What is wrong and what to do, before it is known where it stands; and the problem that it is there. */
import { type Code, severityOf } from "./catalog.ts";
import type { Place, Problem } from "./problem.ts";
import type { Path, Source, Span } from "./source.ts";

export interface Fault {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
  readonly on?: "key" | "value";
  readonly span?: Span | undefined;
}

export function fault(code: Code, message: string, help: string): Fault {
  return { code, message, help };
}

/** Of what was either read or found wrong. */
export function isFault(found: object): found is Fault {
  return "code" in found;
}

/** Collects the problems of one file. */
export type Report = (path: Path, found: Fault, related?: readonly Path[]) => void;

export function problemOf({ code, message, help }: Fault, place: Place): Problem {
  return { code, severity: severityOf(code), message, help, place };
}

export function problemAt(source: Source, path: Path, found: Fault): Problem {
  const { on, span } = found;
  return problemOf(found, source.place(path, { ...(on && { on }), ...(span && { span }) }));
}
