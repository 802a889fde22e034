/** A secret in every way in which a log, an address, JSON or markup may carry it. */

/** What may stand between two characters: a line that was broken, an invisible sign or its name, a colour, an escape's backslashes. */
const between =
  "(?:[\\s\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff|⏎]|\\\\u\\{(?:ad|34f|61c|180e|200[b-f]|20[26][0-9a-f]|feff)\\}|\\\\[nrt]?|<(?:br|wbr) ?\\/?>|&(?:shy|ZeroWidthSpace|nbsp);|\\u001b\\[[0-9;]{0,12}m){0,90}";

const named: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** Hex digits in either case. */
function hex(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, "0");
  return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function units(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function literal(text: string): string {
  return units(text)
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}

/** One character in each way that an address, JSON or markup writes it. */
function anyForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const entity = named[character];
  // The longest first: an encoded sign often begins with the sign itself.
  const forms = [
    [...Buffer.from(character, "utf8")].map((byte) => `%(?:25)?${hex(byte, 2)}`).join(""),
    units(character)
      .map((unit) => `u${hex(unit, 4)}`)
      .join("\\\\{1,4}"),
    `u\\{0*${hex(code, 1)}\\}`,
    ...(code < 0x100 ? [`x${hex(code, 2)}`] : []),
    `&(?:amp;)?#(?:0*${code}|[xX]0*${hex(code, 1)});`,
    ...(entity === undefined ? [] : [`&(?:amp;)?${entity};`]),
    ...(character === " " ? ["\\+"] : []),
    ...(character === "\n" ? ["n"] : []),
    ...(character === "\r" ? ["r"] : []),
    ...(character === "\t" ? ["t"] : []),
    literal(character),
  ];
  return `(?:${forms.join("|")})`;
}

/** App passwords are also typed without their hyphens. */
const grouped = /^[a-z0-9]{4}(?:-[a-z0-9]{4}){3}$/i;

/** A pattern as its pieces, one for each character, and what may stand between two of them. */
interface Pieces {
  readonly each: readonly string[];
  readonly between: string;
  readonly end: string;
}

function plainPieces(secret: string): Pieces {
  const optional = grouped.test(secret) ? "-" : "";
  const each = [...secret].map((character) => anyForm(character) + (character === optional ? "?" : ""));
  return { each, between, end: "" };
}

function hexPieces(bytes: Buffer): Pieces {
  const each = [...bytes].map((byte) => hex(byte, 2));
  return { each, between: "(?:\\s|[:,-]|0x|\\\\x|%){0,4}", end: "" };
}

/** Base64 is the same from the third byte on, so that a secret within a longer text has three forms. */
function base64Pieces(bytes: Buffer): readonly Pieces[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // Only digits whose six bits are all the secret's.
    const digits = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    const last = /^[^=](?==*$)/.exec(text.slice(Math.floor(((before + bytes.length) * 8) / 6)))?.[0];
    const end = last === undefined ? "" : `(?:${base64Digit(last)}(?:=|%3[dD]){1,2})?`;
    return { each: [...digits].map(base64Digit), between, end };
  });
}

function base64Digit(digit: string): string {
  if (digit === "+") return "(?:[+-]|%2[bB])";
  return digit === "/" ? "(?:[/_]|%2[fF])" : digit;
}

/** Longer ones are looked for as they are: no password or token comes near. */
export const longestInForms = 2000;

/** Enough of a beginning that hardly any other text has it. */
const beginning = 4;

/**
 * Replaces all matches. A whole pattern takes hundreds of kilobytes once it is used, so it is made only where its
 * beginning is found, without which it cannot match.
 */
function replacing({ each, between: gap, end }: Pieces): (text: string) => string {
  const begins = new RegExp(each.slice(0, beginning).join(gap));
  let whole: RegExp | undefined;
  return (text) => {
    if (!begins.test(text)) return text;
    whole ??= new RegExp(each.join(gap) + end, "g");
    return text.replace(whole, "***");
  };
}

/** One for each way of writing it. */
export function replacersOf(secret: string): readonly ((text: string) => string)[] {
  if (secret.length > longestInForms) return [(text) => text.replaceAll(secret, "***")];
  const bytes = Buffer.from(secret, "utf8");
  return [plainPieces(secret), hexPieces(bytes), ...base64Pieces(bytes)].map(replacing);
}
