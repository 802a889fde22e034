/** The template language: `{name}` prints a value, `{{` and `}}` print braces. No code, one pass, no recursion. */
import type { Span } from "../diagnostics/source.ts";

/** A name without a value, or with one that prints nothing. */
export interface NameFault {
  readonly kind: "unknown" | "empty";
  readonly name: string;
  readonly span: Span;
}

export interface LoneBrace {
  readonly kind: "brace";
  readonly brace: "{" | "}";
  readonly span: Span;
}

export interface Expansion {
  /** What could not be filled in stands as it was written. */
  readonly text: string;
  readonly faults: readonly (NameFault | LoneBrace)[];
}

const token = /\{\{|\}\}|\{([^{}\r\n]+)\}|[{}]/g;

/** Values are printed as they are: braces in a value are no names. */
export function expand(template: string, values: ReadonlyMap<string, string>): Expansion {
  const faults: (NameFault | LoneBrace)[] = [];
  const text = template.replace(token, (written: string, inner: string | undefined, start: number) => {
    if (written === "{{") return "{";
    if (written === "}}") return "}";
    const span = { start, end: start + written.length };
    if (inner === undefined) {
      faults.push({ kind: "brace", brace: written === "{" ? "{" : "}", span });
      return written;
    }
    const name = inner.trim();
    const value = values.get(name);
    if (!value) faults.push({ kind: value === undefined ? "unknown" : "empty", name, span });
    return value ?? written;
  });
  return { text, faults };
}
