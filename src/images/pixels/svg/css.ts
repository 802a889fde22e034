/** The two things in a style that matter here: what it would load, and which fonts it asks for. */

/** Targets of `url(...)`, `src(...)`, `image(...)` and `@import`, however they are spelt. */
export function cssReferences(css: string): readonly string[] {
  const plain = unescaped(css.replace(/\/\*[\s\S]*?\*\//g, " "));
  const calls = [...plain.matchAll(/\b(?:url|src|image)\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))/gi)];
  const imports = [...plain.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/gi)];
  return [...calls, ...imports].map(([, double, single, bare]) => (double ?? single ?? bare ?? "").trim());
}

/** `\75rl(` reads as `url(` in CSS. */
function unescaped(css: string): string {
  return css
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    })
    .replace(/\\(.)/g, "$1");
}

/** The first family of each `font-family`: what the poster's maker saw. */
export function fontFamilies(css: string): readonly string[] {
  return [...css.matchAll(/(?:^|[\s;{])font-family\s*:\s*([^;}]+)/gi)].flatMap(([, list = ""]) => {
    const [first = ""] = list.split(",");
    const name = first
      .replace(/!important/i, "")
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2");
    return name === "" || /^(inherit|initial|unset|revert)$/i.test(name) ? [] : [name];
  });
}
