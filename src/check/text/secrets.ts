/** What looks like a secret in a file. What it is, is never repeated: only its kind and place. */

export interface FoundSecret {
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

const patterns: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { kind: "an access token", pattern: /(?<=\bBearer\s)[A-Za-z0-9._~+/-]{20,}=*/g },
  { kind: "an access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    kind: "an access token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|xox[abprs]-[\w-]{20,}|sk-[\w-]{20,})/g,
  },
  { kind: "a page token", pattern: /\bEAA[A-Za-z0-9]{40,}/g },
  { kind: "an access token", pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g },
  { kind: "an access token", pattern: /(?<![\w-])\d{6,20}-[A-Za-z0-9]{30,60}(?![\w-])/g },
  { kind: "a login with its password", pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@{}]+:[^\s/@{}]{3,}@/gi },
  {
    kind: "a password or token",
    pattern:
      /\b(?:app[-_ ]?password|password|access[-_ ]?token|access[-_ ]?secret|api[-_ ]?key|api[-_ ]?secret|page[-_ ]?token|client[-_ ]?secret)["']?\s*[:=]\s*["']?(?=[^\s"'{}]*\d)[^\s"'{}<>]{12,}/gi,
  },
];

/** Four groups of four, of letters and digits: years and telephone numbers have digits only, words no digit. */
const appPassword = /(?<![\w-])(?=[a-z0-9-]*[a-z])(?=[a-z-]*\d)[a-z0-9]{4}(?:-[a-z0-9]{4}){3}(?![\w-])/g;
const longRun = /(?<![\w/.+=@#-])[A-Za-z0-9_+/=-]{32,200}(?![\w/.+=@-])/g;
const randomness = 4.2;

export function secretsIn(text: string): readonly FoundSecret[] {
  return text.split("\n").flatMap((line, index) => secretsOfLine(line).map((found) => ({ ...found, line: index + 1 })));
}

function secretsOfLine(line: string): readonly Omit<FoundSecret, "line">[] {
  const found: Omit<FoundSecret, "line">[] = [];
  const add = (kind: string, { 0: words, index }: RegExpExecArray) => {
    const column = index + 1;
    const known = found.some((one) => column < one.column + one.length && one.column < column + words.length);
    if (!known) found.push({ kind, column, length: words.length });
  };
  for (const { kind, pattern } of patterns) for (const match of line.matchAll(pattern)) add(kind, match);
  for (const match of line.matchAll(appPassword)) if (looksMixed(match[0])) add("an app password", match);
  for (const match of line.matchAll(longRun)) if (looksRandom(match[0])) add("a secret", match);
  return found;
}

/** A slug such as `ward-2027-plan-news` has its digits in a group of their own; a password mixes them. */
function looksMixed(password: string): boolean {
  return password.split("-").some((group) => /\d/.test(group) && /[a-z]/.test(group));
}

/** Capitals, small letters and digits without a pattern: more bits a character than words and paths have. */
function looksRandom(run: string): boolean {
  if (!/[A-Z]/.test(run) || !/[a-z]/.test(run) || !/\d/.test(run)) return false;
  const counts = Object.values(Object.groupBy(run, (character) => character)).map((same = []) => same.length);
  const bits = counts.reduce((sum, count) => sum - (count / run.length) * Math.log2(count / run.length), 0);
  return bits >= randomness;
}
