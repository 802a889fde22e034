/**
 * Text that is safe on a terminal: control characters (escape sequences included), and the bidirectional and
 * invisible format characters that can make a line read as something else, become their visible names.
 * Line feeds and tabs stay; use `printableLine` where they must not.
 */
export function printable(text: string): string {
  return text.replace(unseen, (found) =>
    flag.test(found) ? found : [...found].map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join(""),
  );
}

/** Flags of a nation, as of Wales, are a black flag and tags; anywhere else tags are a text that nobody sees. */
const flagOfTags = "\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{2}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,3}\\u{e007f}";
const flag = new RegExp(`^${flagOfTags}$`, "u");

/** Control characters, soft hyphens, marks of direction, signs without a width, annotations and tags. */
const unseen = new RegExp(
  `${flagOfTags}|[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]`,
  "gu",
);

/** As `printable`, on one line: line feeds become a return sign. */
export function printableLine(text: string): string {
  return printable(text.replace(/\r?\n/g, " ⏎ ").replace(/\t/g, " "));
}
