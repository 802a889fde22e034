/** Of a text that begins with a quote mark: whether the mark was meant for YAML, or is to be read by people. */

interface Wrapped {
  readonly open: string;
  readonly close: string;
}

const letter = /[\p{L}\p{N}]/u;
/** What Word and phones make of straight marks; the last two are German and French. */
const curly: readonly Wrapped[] = [
  { open: "“", close: "”" },
  { open: "”", close: "”" },
  { open: "‘", close: "’" },
  { open: "’", close: "’" },
  { open: "„", close: "“" },
  { open: "„", close: "”" },
  { open: "«", close: "»" },
];

/** Between curly marks as a whole: `“Know the signs”`, and not `“No” is “no”`. */
export function insideCurlyMarks(value: string): string | undefined {
  for (const { open, close } of curly) {
    if (!value.startsWith(open) || !value.endsWith(close) || value.length < 3) continue;
    const inner = value.slice(1, -1);
    if (closesInside(inner, open, close)) continue;
    return inner.trim();
  }
  return undefined;
}

function closesInside(inner: string, open: string, close: string): boolean {
  let depth = 1;
  for (let at = 0; at < inner.length; at += 1) {
    const character = inner.charAt(at);
    if (isApostrophe(inner, at, character)) continue;
    if (character === close) depth -= 1;
    else if (character === open) depth += 1;
    if (depth === 0) return true;
  }
  return false;
}

/** `It's`, `It’s`. */
function isApostrophe(text: string, at: number, character: string): boolean {
  return /['’]/.test(character) && letter.test(text[at - 1] ?? "") && letter.test(text[at + 1] ?? "");
}

/** A mark before a word, with nothing glued before it. */
function opensAt(text: string, at: number): boolean {
  return !/[\p{L}\p{N}.,!?…;:]/u.test(text[at - 1] ?? " ") && /\S/.test(text[at + 1] ?? " ");
}

/**
 * The words that were meant by a value which begins with a straight mark and goes on behind the next one. Both
 * `'It's not your fault'` and `"She said "no" twice"` have their outer marks for YAML; `"No" is a whole answer` has none.
 */
export function meantByMarks(value: string): string {
  const mark = value.charAt(0);
  const comment = /^(.*["'])[ \t]+#[ \t].*$/s.exec(value)?.[1];
  const written = comment ?? value;
  const inner = written.slice(1).replace(/["'”’]$/, (last) => (last === mark || mark === curlyTwin(last) ? "" : last));
  const ends = inner.length < written.length - 1;
  const firstInside = firstMark(inner, mark);
  // An apostrophe ended the text for YAML, and its own closing mark was forgotten.
  if (!ends) return mark === "'" && isApostrophe(written, written.indexOf("'", 1), "'") ? plain(inner, mark) : written;
  if (firstInside === undefined || opensAt(inner, firstInside)) return plain(inner, mark);
  const marks = countMarks(inner, mark);
  return marks % 2 === 1 ? plain(inner, mark) : written;
}

/** The straight mark that a curly one stands for. */
function curlyTwin(last: string): string | undefined {
  return last === "”" ? '"' : last === "’" ? "'" : undefined;
}

function firstMark(inner: string, mark: string): number | undefined {
  for (let at = inner.indexOf(mark); at !== -1; at = inner.indexOf(mark, at + 1)) {
    if (!isApostrophe(inner, at, mark)) return at;
  }
  return undefined;
}

function countMarks(inner: string, mark: string): number {
  let count = 0;
  for (let at = inner.indexOf(mark); at !== -1; at = inner.indexOf(mark, at + 1)) {
    if (!isApostrophe(inner, at, mark)) count += 1;
  }
  return count;
}

/** What was escaped for YAML already. */
function plain(inner: string, mark: string): string {
  return (mark === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"')).trim();
}
