/** Keys under which people write a password into a file where none belongs, and the values that stand there. */
import { withoutSecrets } from "./secret-shapes.ts";

const last: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "secret",
  "secrets",
  "token",
  "tokens",
  "credential",
  "credentials",
  "bearer",
  "authorization",
]);

/** `app_password`, `APP_PASSWORD`, `accessToken`, `api-key`, but not `password_reset_url`, `token-expires` or `key`. */
export function isSecretKey(key: string): boolean {
  if (key.length > 100) return false;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_\s.]+/)
    .filter(Boolean);
  const [end = "", before = ""] = words.toReversed();
  if (last.has(end) || /(?:password|passwd|secret|apikey)$/.test(end)) return true;
  return end === "key" && ["api", "access", "private", "client", "consumer", "app"].includes(before);
}

/** A key where YAML has one: at the beginning of a line or of a list's entry, or behind the brace or comma of a map. */
const keyed =
  /(?=["']?[A-Za-z])(?<=^[ \t]{0,200}(?:- {1,20}){0,9}|[{,]\s{0,200})["']?([A-Za-z][\w .-]{0,99}?)["']?[ \t]{0,20}:(?:[ \t]+|$)/gm;
/** A value in quotes that does not end within this many characters counts to the end of its line. */
const longest = 5000;

export interface Value {
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

/** How far a value reaches that begins on this line: to its end, or in a map of one line to the next key. */
function endOfValue(text: string, start: number): number {
  const feed = text.indexOf("\n", start);
  const end = feed === -1 ? text.length : feed;
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = text.slice(start + 1, start + longest).indexOf(quote);
    if (close !== -1) return start + close + 2;
  }
  const next = text.slice(start, end).search(/,\s*["']?[A-Za-z][\w.-]*["']?\s*:\s|\}\s*$/);
  return next === -1 ? end : start + next;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The lines below a key that are further in than it. */
function blockBelow(text: string, keyStart: number, lineEnd: number): number {
  const lineStart = text.lastIndexOf("\n", keyStart - 1) + 1;
  const indent = indentOf(text.slice(lineStart, keyStart));
  let end = lineEnd;
  while (end < text.length) {
    const feed = text.indexOf("\n", end + 1);
    const stop = feed === -1 ? text.length : feed;
    const line = text.slice(end + 1, stop);
    if (line.trim() !== "" && indentOf(line) <= indent) break;
    end = stop;
  }
  return end;
}

/** Every value that stands under such a key. */
export function secretValues(text: string): readonly Value[] {
  const values: Value[] = [];
  for (const match of text.matchAll(keyed)) {
    if (!isSecretKey(match[1] ?? "")) continue;
    const start = match.index + match[0].length;
    const end = endOfValue(text, start);
    const written = text.slice(start, end).trim();
    const isBlock = /^(?:[|>][+\-0-9]*|[&!]\S*)?\s*(?:#.*)?$/.test(written);
    values.push({ start, end: isBlock ? blockBelow(text, match.index, end) : end });
  }
  return values;
}

function blotted(text: string): string {
  return text.replace(/[^\n\r]/g, "*");
}

/** The lines of a file as they may be shown: whatever is or looks like a secret is blotted out, in its own width. */
export function linesToShow(text: string): readonly string[] {
  const pieces: string[] = [];
  let shown = 0;
  for (const { start, end } of secretValues(text)) {
    if (start < shown) continue;
    pieces.push(text.slice(shown, start), blotted(text.slice(start, end)));
    shown = end;
  }
  return blotShapes(pieces.join("") + text.slice(shown)).split("\n");
}

function blotShapes(text: string): string {
  return withoutSecrets(text, (secret) => "*".repeat(secret.length));
}

/** No file of a person's holds as many. */
const mostValues = 500;
/** Shorter values would blank out ordinary words. */
const shortest = 4;

/** A value as a message may quote it: as it is, without its quotes, its comment, or the sign that YAML trips over. */
function quotable(value: string): readonly string[] {
  const [, first = ""] = /^[&*!@%`]+(\S+)/.exec(value) ?? [];
  const bare = [/^"(.*)"$/s, /^'(.*)'$/s, /^(.*?)\s#.*$/s, /^(.*?):\s.*$/s].map((form) => form.exec(value)?.[1] ?? "");
  return [value, first, ...bare];
}

/** What stands in a file under such a key, in each form in which a message may quote it. */
export function quotableSecrets(file: string): readonly string[] {
  return secretValues(file)
    .map(({ start, end }) => file.slice(start, end).trim())
    .flatMap(quotable)
    .filter((value) => value.length >= shortest);
}

/**
 * For texts of ours that may quote files which hold these secrets: without them, whole or cut off by an ellipsis, and
 * without what looks like a secret.
 */
export function quotingMask(secrets: readonly string[]): (text: string) => string {
  const needles = [...new Set(secrets)].toSorted((a, b) => b.length - a.length).slice(0, mostValues);
  return (text) => {
    let shown = text;
    for (const needle of needles) shown = withoutStart(shown.replaceAll(needle, "***"), needle);
    return withoutSecrets(shown);
  };
}

/** What is left of a value where the text was cut. */
function withoutStart(text: string, value: string): string {
  return text.replace(/[^\s"'`]{4,200}…/g, (cut) => (value.startsWith(cut.slice(0, -1)) ? "***…" : cut));
}
