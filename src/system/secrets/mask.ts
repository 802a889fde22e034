/**
 * What is printed or stored carries no secret, in whatever encoding: as it is, in an address, in JSON, in markup, as
 * base64 (also as a part of something longer, such as `user:secret`) or hex, and split over lines or by invisible signs.
 */
import { withoutCertainSecrets } from "./secret-shapes.ts";
import type { Environment } from "./secrets.ts";

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

/** A shorter rest tells nobody anything, and could be an ordinary word. */
const shortestRest = 6;

/** How much of an address anybody may know: all before its password, or else its scheme and host. */
function openPart(secret: string): string {
  if (!isAddress(secret)) return "";
  const { password, host } = new URL(secret);
  const inside = password === "" ? host : `:${password}@`;
  return secret.slice(0, Math.max(0, secret.indexOf(inside)) + (password === "" ? host.length + 1 : 1));
}

/** The forms of a secret that a line is cut in, each from its beginning, and how long what is no secret is in that form. */
function startsOf(secret: string): readonly (readonly [form: string, open: number])[] {
  const open = openPart(secret);
  const inUtf8 = (text: string) => Buffer.from(text, "utf8");
  const base64 = (before: number, text: string) =>
    Buffer.concat([Buffer.alloc(before), inUtf8(text)])
      .toString("base64")
      .slice(Math.ceil((before * 8) / 6));
  const forms: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => encodeURIComponent(text.toWellFormed()),
    ...[0, 1, 2].flatMap((before) => [
      (text: string) => base64(before, text),
      (text: string) => base64(before, text).replace(/\+/g, "-").replace(/\//g, "_"),
    ]),
    (text) => inUtf8(text).toString("hex"),
    (text) => inUtf8(text).toString("hex").toUpperCase(),
  ];
  return forms.map((form) => [form(secret), open === "" ? 0 : form(open).length]);
}

/** Masks what is left of a secret where a view has cut its words: the beginning alone is enough to guess the rest. */
function cutMask(secrets: readonly string[]): (text: string) => string {
  const starts = new Map<string, Set<string>>();
  for (const [start, open] of secrets.filter(({ length }) => length <= longest).flatMap(startsOf)) {
    for (let end = Math.max(shortestRest, open + 1); end < start.length; end++) {
      const last = start.slice(end - shortestRest, end);
      const known = starts.get(last) ?? new Set();
      starts.set(last, known.add(start.slice(0, end)));
    }
  }
  const before = (text: string, end: number) =>
    [...(starts.get(text.slice(Math.max(0, end - shortestRest), end)) ?? [])].find((start) =>
      text.endsWith(start, end),
    );
  return (text) => {
    let shown = "";
    let from = 0;
    for (let at = text.indexOf("…"); at !== -1; at = text.indexOf("…", at + 1)) {
      const cut = before(text, at);
      if (cut === undefined) continue;
      shown += `${text.slice(from, at - cut.length)}***`;
      from = at;
    }
    return shown + text.slice(from);
  };
}

/** Longer ones are looked for as they are: no password or token comes near. */
const longest = 2000;

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

function replacersOf(secret: string): readonly ((text: string) => string)[] {
  if (secret.length > longest) return [(text) => text.replaceAll(secret, "***")];
  const bytes = Buffer.from(secret, "utf8");
  return [plainPieces(secret), hexPieces(bytes), ...base64Pieces(bytes)].map(replacing);
}

function isAddress(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value);
}

/** Of an address: also what is secret within it. Only that of a webhook or a heartbeat is secret in its path. */
function secretsIn(name: string, value: string): string[] {
  if (!isAddress(value)) return [value];
  const { password, pathname, search } = new URL(value);
  const path = /_(WEBHOOK|HEARTBEAT)_URL$/.test(name) ? [`${pathname}${search}`, ...pathname.split("/")] : [];
  // A word of an address is no secret by itself: posts say "safeguarding", too.
  return [value, password, decoded(password), ...path.filter((part) => part.length >= 12 && !/^[a-z_-]+$/.test(part))];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an encoded text: then it is what it says.
    return part;
  }
}

const mostKnown = 1000;

/**
 * The name of the variable whose secret stands in a text, whole, in whatever encoding. Its beginning before a "…" does
 * not count: nobody's words are held for that.
 */
export function secretFinderFor(environment: Environment): (text: string) => string | undefined {
  const any = wholeMaskerFor(secretValues(environment));
  const find = (text: string) => {
    if (any(text) === text) return undefined;
    return Object.keys(environment).find(
      (name) => wholeMaskerFor(secretValues({ [name]: environment[name] }))(text) !== text,
    );
  };
  // The words of one post go out from many accounts, one after the other.
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    if (known.size >= mostKnown) known.clear();
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

/** For what is printed or written to be looked at: without these secrets, and without what nobody but a vendor's token looks like. */
export function viewMaskerFor(environment: Environment): (text: string) => string {
  const mask = maskerFor(environment);
  return (text) => withoutCertainSecrets(mask(text));
}

/** The longest first. */
function secretValues(environment: Environment): readonly string[] {
  const secrets = Object.entries(environment)
    .filter(([name, value]) => name.startsWith("CAMPAIGN_") && value !== undefined && value.length >= 6)
    .filter(([name]) => !/_(SERVICE|MAIL_TO)$|^CAMPAIGN_APPROVERS$/.test(name))
    .flatMap(([name, value]) => secretsIn(name, value ?? ""))
    .filter((secret) => secret.length >= 6);
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

function wholeMaskerFor(secrets: readonly string[]): (text: string) => string {
  // Made when something is printed: an idle run prints nothing.
  let replacers: readonly ((text: string) => string)[] | undefined;
  return (text) => {
    replacers ??= secrets.flatMap(replacersOf);
    return replacers.reduce((shown, replace) => replace(shown), text);
  };
}

/**
 * Replaces every secret, in each encoding that a log or a url may carry it in, by `***`, and what is left of one where a
 * view has cut it. Values shorter than 6 characters are not masked: they would blank out ordinary words.
 */
export function maskerFor(environment: Environment): (text: string) => string {
  const secrets = secretValues(environment);
  if (secrets.length === 0) return (text) => text;
  const whole = wholeMaskerFor(secrets);
  let withoutCut: ((text: string) => string) | undefined;
  return (text) => {
    const masked = whole(text);
    if (!masked.includes("…")) return masked;
    withoutCut ??= cutMask(secrets);
    return withoutCut(masked);
  };
}
