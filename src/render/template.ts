/** The template language: `{name}` prints a value, `{{` and `}}` print braces. No code, one pass, no recursion. */
import { longestText } from "../campaign/written/long-texts.ts";
import type { Span } from "../diagnostics/source.ts";
import { inSentence } from "./in-sentence.ts";

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
  /** It would be longer than it may be: the values that no longer fit are left out of `text`. */
  readonly tooLong: boolean;
}

const token = /\{\{|\}\}|\{([^{}\r\n]+)\}|[{}]/g;

/** Values are printed as they are: braces in a value are no names. `longest` is in UTF-16 code units. */
export function expand(template: string, values: ReadonlyMap<string, string>, longest = longestText): Expansion {
  const faults: (NameFault | LoneBrace)[] = [];
  let room = longest - template.length;
  const text = template.replace(token, (written: string, inner: string | undefined, start: number) => {
    if (written === "{{") return "{";
    if (written === "}}") return "}";
    const span = { start, end: start + written.length };
    if (inner === undefined) {
      faults.push({ kind: "brace", brace: written === "{" ? "{" : "}", span });
      return written;
    }
    const name = inner.trim();
    const known = values.get(name);
    const value = known === undefined ? undefined : inSentence(name, known, template.slice(0, start));
    if (!value) faults.push({ kind: value === undefined ? "unknown" : "empty", name, span });
    if (value === undefined) return written;
    room -= value.length - written.length;
    return room < 0 ? "" : value;
  });
  return { text, faults, tooLong: room < 0 };
}

/** A stretch of the printed text, and what printed it. */
export interface Piece extends Span {
  readonly text: string;
  /** The name that printed it; absent where the template's own words stand. */
  readonly name?: string;
  /** Where it stands in the template. */
  readonly written: Span;
}

/** The printed text in pieces, in order: joined they are what `expand` gives. */
export function pieces(template: string, values: ReadonlyMap<string, string>): readonly Piece[] {
  const found: Piece[] = [];
  let printed = 0;
  let read = 0;
  const add = (text: string, written: Span, name?: string) => {
    if (text === "") return;
    found.push({ text, start: printed, end: printed + text.length, written, ...(name === undefined ? {} : { name }) });
    printed += text.length;
  };
  for (const { 0: words, 1: inner, index } of template.matchAll(token)) {
    add(template.slice(read, index), { start: read, end: index });
    read = index + words.length;
    const span = { start: index, end: read };
    const name = inner?.trim() ?? "";
    const known = inner === undefined ? undefined : values.get(name);
    const value = known === undefined ? undefined : inSentence(name, known, template.slice(0, index));
    if (value === undefined) add(words === "{{" || words === "}}" ? words.slice(1) : words, span);
    else add(value, span, name);
  }
  add(template.slice(read), { start: read, end: template.length });
  return found;
}
