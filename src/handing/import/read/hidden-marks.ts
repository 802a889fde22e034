/** What a page hides from its readers: by an attribute, by its own style, or by a plain rule of its style sheet. */

type Attributes = Readonly<Record<string, string>>;

const hiding =
  /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0|mso-hide\s*:\s*(?:all|screen))/i;

export class HiddenMarks {
  readonly #selectors = new Set<string>();

  /** Of its rules those for a mark, a class, or both; what only printers or narrow screens do is left alone. */
  read(css: string): void {
    let [depth, from, selector] = [0, 0, ""];
    for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
      const text = css.slice(from, index);
      if (brace === "{" && depth === 0) selector = text.replace(/^[\s\S]*;/, "").trim();
      if (brace === "}" && depth === 1 && !selector.includes("@") && hiding.test(text)) {
        for (const each of selector.split(",")) this.#selectors.add(each.trim().toLowerCase());
      }
      depth = Math.max(0, depth + (brace === "{" ? 1 : -1));
      from = index + 1;
    }
  }

  hides(tag: string, { hidden, style = "", class: classes = "", id = "" }: Attributes): boolean {
    if (hidden !== undefined || hiding.test(style)) return true;
    if (this.#selectors.size === 0) return false;
    const names = classes.toLowerCase().split(/\s+/);
    const known = [tag, `#${id.toLowerCase()}`, ...names.flatMap((name) => [`.${name}`, `${tag}.${name}`])];
    return known.some((selector) => this.#selectors.has(selector));
  }
}
