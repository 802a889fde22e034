/** The families that come along, and the names that stand for them. */

/** What posters commonly ask for, by the shipped family that is drawn in its place. */
export const substitutes: Readonly<Record<string, readonly string[]>> = {
  Arimo: [
    "Arial",
    "Helvetica",
    "Helvetica Neue",
    "Liberation Sans",
    "sans-serif",
    "sans",
    "system-ui",
    "ui-sans-serif",
  ],
  Tinos: ["Times", "Times New Roman", "Georgia", "Liberation Serif", "serif", "ui-serif"],
  Cousine: ["Courier", "Courier New", "Consolas", "Menlo", "Liberation Mono", "monospace", "ui-monospace"],
};

/** Drawn for any other name. */
export const FALLBACK = "Arimo";

/** Drawn for signs that the others lack. */
export const SYMBOLS = "Noto Sans Symbols 2";

/** Drawn for Arabic letters, bold alone. */
export const ARABIC = "Noto Sans Arabic";

/** What a name is drawn with, where that is not the very thing or made to be as wide. */
export function strangerTo(name: string): boolean {
  const known = Object.entries(substitutes).flatMap(([family, names]) => [family, ...names]);
  return ![...known, SYMBOLS, ARABIC].some((each) => each.toLowerCase() === name.toLowerCase());
}
