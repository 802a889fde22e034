/**
 * What looks like a secret in a text, by its shape alone. What it is, is never repeated: only its kind and place.
 * Linear in the length of the text: each pattern is bounded, or begins only where a word does.
 */

export interface FoundSecret {
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** A form that nothing but a secret has: a vendor's prefix, a login with its password. All else is a guess. */
  readonly certain: boolean;
}

interface Shape {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Found everywhere, in addresses too. */
const certain: readonly Shape[] = [
  { kind: "a private key", pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g },
  { kind: "an access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    kind: "an access token",
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{30,255}|glpat-[\w-]{20,255}|npm_[A-Za-z0-9]{36}|xox[abeprs]-(?=[\w-]{0,60}\d)[\w-]{20,255}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}|sk-(?:proj-|ant-|svcacct-)?(?=[A-Za-z0-9_-]{0,40}\d)(?=[A-Za-z0-9_-]{0,40}[A-Z])[A-Za-z0-9_]{20,255}|SG\.[\w-]{16,64}\.[\w-]{16,64}|AIza[\w-]{35})/g,
  },
  // A share of SharePoint may begin with the same letters: in an address only what follows a sign of equality.
  { kind: "a page token", pattern: /(?<![\w/:.-])EAA[A-Za-z0-9]{40,500}/g },
  { kind: "an address that posts to a chat", pattern: /\bhooks\.slack\.com\/services\/[\w/-]{20,120}/g },
  {
    kind: "an address that posts to a chat",
    pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{5,30}\/[\w-]{20,120}/g,
  },
  { kind: "an address that posts to a chat", pattern: /\bwebhook\.office\.com\/webhookb2\/[\w@/-]{20,300}/g },
  {
    kind: "a login with its password",
    // As our own help writes an address, `user:password@` is nobody's.
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/(?!user:password@)[^\s/:@{}]{1,200}:[^\s/@{}]{3,200}@/gi,
  },
];

/** Not found in addresses, where everyday links look the same. */
const guesses: readonly Shape[] = [
  { kind: "an access token", pattern: /(?<=\bBearer\s)[A-Za-z0-9._~+/-]{20,2000}=*/g },
  { kind: "an access token", pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,2000}/g },
  { kind: "an access token", pattern: /(?<![\w-])\d{6,20}-[A-Za-z0-9]{30,60}(?![\w-])/g },
  {
    kind: "a password or token",
    pattern:
      /(?<![A-Za-z0-9])(?:app[-_ ]?password|password|access[-_ ]?token|access[-_ ]?secret|api[-_ ]?key|api[-_ ]?secret|page[-_ ]?token|client[-_ ]?secret)["']?[ \t]{0,10}[:=][ \t]{0,10}["']?(?:(?=[^\s"'{}]{0,200}\d)[^\s"'{}<>]{12,4000}|[a-z2-7]{4}(?:-[a-z2-7]{4}){3}(?![\w-]))/gi,
  },
];

/** With a scheme, with `www.`, or a host with something behind it. */
const address =
  /(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S{1,4000}|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,24}(?::\d{1,5})?[/?]\S{0,4000}/gi;

/** As `people` has them: each begins with the name of its type, which no private key does. */
const publicKey =
  /(?<![\w+/=])AAAA(?:C3NzaC1lZDI1NTE5|B3NzaC1yc2E|E2VjZHNhLXNoYTItbmlzdHA)[A-Za-z0-9+/]{40,4000}={0,2}(?![\w+/=])/g;

/** Four groups of four of the letters and digits that app passwords are made of, which leave out 0, 1, 8 and 9. */
const appPassword = /(?<![\w-])(?=[a-z2-7-]{0,19}[a-z])(?=[a-z-]{0,18}[2-7])[a-z2-7]{4}(?:-[a-z2-7]{4}){3}(?![\w-])/g;
/** A number of a case or voucher has letters and digits in the same places of each group, or says what it is. */
const reference = /(?:\b(?:case|ref|reference|number|no|voucher|ticket|booking|order|id|quote|quoting)\b[.:#]?\s*)$/i;
const longRun = /(?<![\w/.+=@#-])[A-Za-z0-9_+/=-]{32,4000}(?![\w/.+=@-])/g;
const randomness = 4.2;

/** Every shape above has one of these; most lines have none, and are not looked at any further. */
const worthALook = /(?<![\w+/=-])[\w+/=-]{16}|:\/\/|eyJ|BEGIN|Bearer|password|secret|token|key/i;

type InLine = Omit<FoundSecret, "line">;

export function secretsIn(text: string): readonly FoundSecret[] {
  return text.split("\n").flatMap((line, index) => secretsOfLine(line).map((found) => ({ ...found, line: index + 1 })));
}

/** With each of them replaced, else by three asterisks. */
export function withoutSecrets(text: string, by: (secret: string) => string = () => "***"): string {
  return text
    .split("\n")
    .map((line) => {
      let shown = line;
      for (const { column, length } of secretsOfLine(line).toSorted((a, b) => b.column - a.column)) {
        const [start, end] = [column - 1, column - 1 + length];
        shown = shown.slice(0, start) + by(shown.slice(start, end)) + shown.slice(end);
      }
      return shown;
    })
    .join("\n");
}

/** A token that a view has cut: only its vendor's prefix still tells. */
const cutToken =
  /\b(?:gh[pousr]_|github_pat_|glpat-|npm_|xox[abeprs]-|[sr]k_(?:live|test)_|AKIA|ASIA|AIza)[\w-]{6,255}(?=…)/g;

/** What is printed shows no such secret: nothing that holds one goes out. A match across a table's or markup's own signs is none. */
export function withoutCertainSecrets(text: string): string {
  return [...certain.map(({ pattern }) => pattern), cutToken].reduce(
    (shown, pattern) => shown.replace(pattern, (found) => (/["<>,;\\]/.test(found) ? found : "***")),
    text,
  );
}

function overlaps(a: { column: number; length: number }, b: { column: number; length: number }): boolean {
  return a.column < b.column + b.length && b.column < a.column + a.length;
}

function secretsOfLine(line: string): readonly InLine[] {
  if (!worthALook.test(line)) return [];
  const found: InLine[] = [];
  const add = (kind: string, isCertain: boolean, { 0: words, index }: RegExpExecArray) => {
    const one = { kind, column: index + 1, length: words.length, certain: isCertain };
    if (!found.some((other) => overlaps(one, other))) found.push(one);
  };
  for (const { kind, pattern } of certain) for (const match of line.matchAll(pattern)) add(kind, true, match);
  const open = [...line.matchAll(address), ...line.matchAll(publicKey)].map(({ 0: words, index }) => ({
    column: index + 1,
    length: words.length,
  }));
  const guess = (kind: string, match: RegExpExecArray) => {
    const at = { column: match.index + 1, length: match[0].length };
    if (!open.some((other) => overlaps(at, other))) add(kind, false, match);
  };
  for (const { kind, pattern } of guesses) for (const match of line.matchAll(pattern)) guess(kind, match);
  for (const match of line.matchAll(appPassword)) if (looksMixed(match, line)) guess("an app password", match);
  for (const match of line.matchAll(longRun)) if (looksRandom(match[0])) guess("a secret", match);
  return found;
}

/** A slug such as `ward-2027-plan-news` has its digits in a group of their own; a password mixes them. */
function looksMixed({ 0: words, index }: RegExpExecArray, line: string): boolean {
  const groups = words.split("-");
  const shapes = new Set(groups.map((group) => group.replace(/\d/g, "0").replace(/[a-z]/g, "a")));
  if (shapes.size === 1 || reference.test(line.slice(Math.max(0, index - 30), index))) return false;
  return groups.some((group) => /\d/.test(group) && /[a-z]/.test(group));
}

/** Capitals, small letters and digits without a pattern: more bits a character than words and paths have. */
function looksRandom(run: string): boolean {
  if (!/[A-Z]/.test(run) || !/[a-z]/.test(run) || !/\d/.test(run)) return false;
  const counts = Object.values(Object.groupBy(run, (character) => character)).map((same = []) => same.length);
  const bits = counts.reduce((sum, count) => sum - (count / run.length) * Math.log2(count / run.length), 0);
  return bits >= randomness;
}
