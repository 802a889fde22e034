/** Where each character of a decoded text value stands in the file, style by style. */
import type { Scalar } from "yaml";

/** `offsets[i]` is the offset in the file of the value's code unit `i`; one more entry stands for its end. */
type Offsets = readonly number[];

interface Decoded {
  text: string;
  readonly offsets: number[];
}

/**
 * Absent where the style could not be followed exactly, which happens for folded blocks only; `alignedOffsets` is then
 * the nearest guess.
 */
export function offsetsOf(scalar: Scalar<string>, text: string): Offsets | undefined {
  const [start, end] = scalar.range ?? [0, 0];
  const decoded = decode(scalar.type, text, start, end, scalar.value);
  if (decoded === undefined || decoded.text !== scalar.value) return alignedOffsets(scalar.value, text, start, end);
  const isQuoted = scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE";
  return [...decoded.offsets, isQuoted ? end - 1 : end];
}

function decode(style: Scalar["type"], text: string, start: number, end: number, value: string): Decoded | undefined {
  switch (style) {
    case "PLAIN":
      return decodeFlow(text, start, end, () => undefined);
    case "QUOTE_SINGLE":
      return decodeFlow(text, start + 1, end - 1, (at) =>
        text.startsWith("''", at) ? { text: "'", length: 2 } : undefined,
      );
    case "QUOTE_DOUBLE":
      return decodeFlow(text, start + 1, end - 1, (at) => (text[at] === "\\" ? escapeAt(text, at) : undefined));
    case "BLOCK_LITERAL":
      return decodeLiteral(text, start, value);
    default:
      return undefined;
  }
}

interface Escape {
  readonly text: string;
  readonly length: number;
}

const namedEscapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  "\t": "\t",
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function escapeAt(text: string, at: number): Escape | undefined {
  const letter = text[at + 1] ?? "";
  const digits = hexDigits[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : "", length: 2 + digits };
  }
  const continued = /^\\[ \t]*\r?\n[ \t]*/.exec(text.slice(at, at + 2000));
  if (continued !== null && letter !== " " && letter !== "\t") return { text: "", length: continued[0].length };
  const named = namedEscapes[letter];
  return named === undefined ? undefined : { text: named, length: 2 };
}

const foldedBreak = /[ \t]*(?:\r?\n[ \t]*)+/y;

/** Plain and quoted styles: a single line break is a space, each further one a line break. */
function decodeFlow(text: string, start: number, end: number, special: (at: number) => Escape | undefined): Decoded {
  const decoded: Decoded = { text: "", offsets: [] };
  const push = (characters: string, at: number) => {
    for (let index = 0; index < characters.length; index += 1) decoded.offsets.push(at);
    decoded.text += characters;
  };
  for (let at = start; at < end; ) {
    const escaped = special(at);
    foldedBreak.lastIndex = at;
    const fold = escaped === undefined ? foldedBreak.exec(text) : null;
    if (escaped !== undefined) push(escaped.text, at);
    else if (fold !== null) push("\n".repeat(fold[0].split("\n").length - 2) || " ", at);
    else push(text[at] ?? "", at);
    at += escaped?.length ?? fold?.[0].length ?? 1;
  }
  return decoded;
}

/** Each line of the value is the end of a line of the file, which only its indentation sets apart. */
function decodeLiteral(text: string, start: number, value: string): Decoded | undefined {
  const offsets: number[] = [];
  let line = text.indexOf("\n", start) + 1;
  if (line === 0) return undefined;
  const valueLines = value.split("\n");
  for (const [index, valueLine] of valueLines.entries()) {
    const isLast = index === valueLines.length - 1;
    if (isLast && valueLine === "") break;
    const feed = text.indexOf("\n", line);
    const lineEnd = feed === -1 ? text.length : feed;
    const contentEnd = text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
    const from = contentEnd - valueLine.length;
    if (from < line || text.slice(from, contentEnd) !== valueLine) return undefined;
    for (let at = from; at < contentEnd; at += 1) offsets.push(at);
    if (!isLast) offsets.push(lineEnd);
    line = lineEnd + 1;
  }
  return { text: value, offsets };
}

/** The nearest guess where lines were folded: visible characters in their order, white space between them. */
function alignedOffsets(value: string, text: string, start: number, end: number): Offsets | undefined {
  const offsets: number[] = [];
  const body = text.indexOf("\n", start) + 1;
  let at = body > start && body < end ? body : start;
  for (const character of value.split("")) {
    const isSpace = /\s/.test(character);
    const found = isSpace ? at : text.indexOf(character, at);
    if (found === -1 || found >= end) return undefined;
    offsets.push(found);
    if (!isSpace || /\s/.test(text[found] ?? "")) at = found + 1;
  }
  return [...offsets, at];
}
