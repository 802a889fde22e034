/**
 * Text that is safe on a terminal: control characters (escape sequences included), and the bidirectional and
 * invisible format characters that can make a line read as something else, become their visible names.
 * Line feeds and tabs stay; use `printableLine` where they must not.
 */
export function printable(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

/** As `printable`, on one line: line feeds become a return sign. */
export function printableLine(text: string): string {
  return printable(text.replace(/\r?\n/g, " ⏎ ").replace(/\t/g, " "));
}
