/** What a page hides from its readers: by an attribute, by its own style, or by plain rules of its style sheet. */

type Attributes = Readonly<Record<string, string>>;

/** What a style says of each way to hide: whether it does. A later, or weightier, one may show again. */
type Says = ReadonlyMap<string, { readonly hides: boolean; readonly weight: number }>;

interface Compound {
  readonly tag: string;
  /** Its classes and its id, as they are written. */
  readonly names: readonly string[];
}

interface Rule {
  /** The element itself last, before it those that it lies in. */
  readonly compounds: readonly Compound[];
  readonly says: Says;
}

/** An element that is open, as it was looked at. */
export interface Seen {
  readonly names: ReadonlySet<string>;
  /** What its words stand on; undefined: on what is behind it. */
  readonly ground: "white" | "other" | undefined;
  readonly hides: boolean;
}

/** Each element is held against so many rules at most, and so far up: a page cannot make work that grows with its square. */
const most = { rules: 400, compounds: 4, up: 60 };

const zero = /^0*\.?0+(?:[a-z]+|%)?$/;
const white = /^(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|window)$/;

/** By the name of a property: whether a value of it hides. */
const ways: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value === "none",
  visibility: (value) => value === "hidden" || value === "collapse",
  "mso-hide": (value) => value === "all" || value === "screen",
  opacity: (value) => zero.test(value),
  "font-size": (value) => zero.test(value),
  transform: (value) => /^scale\(\s*0*\.?0+\s*[,)]/.test(value),
  clip: (value) => /^rect\((?:\s*[01](?:px)?\s*,?){4}\)$/.test(value),
  "clip-path": (value) => /^(?:inset\(\s*(?:50|100)%|circle\(\s*0)/.test(value),
  left: (value) => /^-\d{3,}/.test(value),
  top: (value) => /^-\d{3,}/.test(value),
  "text-indent": (value) => /^-\d{3,}/.test(value),
  color: (value) => white.test(value),
};

function groundOf(value: string): Seen["ground"] {
  if (/^(?:none|transparent|inherit|initial|unset)?$/.test(value)) return undefined;
  return white.test(value) ? "white" : "other";
}

type Declared = readonly (readonly [name: string, value: string, weight: number])[];

function declaredIn(style: string): Declared {
  return style.split(";").flatMap((each) => {
    const colon = each.indexOf(":");
    if (colon === -1) return [];
    const written = each
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const value = written.replace(/\s*!important$/, "");
    return [[each.slice(0, colon).trim().toLowerCase(), value, value === written ? 0 : 1_000_000] as const];
  });
}

function saysOf(declared: Declared, weight: number): Says {
  const clips = declared.some(([name, value]) => name.startsWith("overflow") && /hidden|clip/.test(value));
  return new Map(
    declared.flatMap(([name, value, more]) => {
      const said = (way: string, hides: boolean) => [[way, { hides, weight: weight + more }] as const];
      if (Object.hasOwn(ways, name)) return said(name, ways[name]?.(value) === true);
      if (/^(?:max-)?height$/.test(name)) return said("height", clips && zero.test(value));
      const ground = /^background(?:-color|-image)?$/.test(name) ? groundOf(value) : undefined;
      return ground === undefined ? [] : said(`ground ${ground}`, true);
    }),
  );
}

function compoundOf(text: string): Compound | undefined {
  const [, tag, names] = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i.exec(text) ?? [];
  if (tag === undefined && (names ?? "") === "") return undefined;
  return { tag: tag === undefined || tag === "*" ? "" : tag, names: names?.match(/[.#][^.#]+/g) ?? [] };
}

function isOne({ tag, names }: Compound, element: ReadonlySet<string>): boolean {
  return (tag === "" || element.has(tag)) && names.every((name) => element.has(name));
}

/** Each in one that lies further out; whether right within it is not asked. */
function liesIn(compounds: readonly Compound[], around: readonly Seen[]): boolean {
  let left = compounds.length - 1;
  for (let up = around.length - 1; up >= Math.max(0, around.length - most.up) && left > 0; up -= 1) {
    const [compound, outer] = [compounds[left - 1], around[up]];
    if (compound !== undefined && outer !== undefined && isOne(compound, outer.names)) left -= 1;
  }
  return left === 0;
}

/** What only printers or narrow screens do is left alone. */
const forAll = /^@(?:media\s+(?:only\s+)?(?:all|screen)|layer\b[^{]*)$/i;

export class HiddenMarks {
  /** By a name that the element has. */
  readonly #rules = new Map<string, Rule[]>();
  #order = 0;
  /** A style sheet that is not here may colour what stands behind words. */
  #hasOther = false;

  read(css: string): void {
    const around: string[] = [];
    let from = 0;
    const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, "");
    for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
      const text = plain.slice(from, index);
      if (brace === "{") around.push(text.replace(/^[\s\S]*;/, "").trim());
      else {
        const selectors = around.pop();
        if (selectors !== undefined && !selectors.startsWith("@") && around.every((each) => forAll.test(each)))
          this.#add(selectors, text);
      }
      from = index + 1;
    }
  }

  #add(selectors: string, style: string): void {
    const declared = declaredIn(style);
    for (const selector of selectors.toLowerCase().split(",")) {
      const compounds = selector
        .trim()
        .split(/\s*>\s*|\s+/)
        .map(compoundOf);
      const known = compounds.filter((each) => each !== undefined);
      const last = known.at(-1);
      if (last === undefined || known.length !== compounds.length || known.length > most.compounds) continue;
      const names = known.flatMap((each) => [...each.names, ...(each.tag === "" ? [] : [each.tag])]);
      const weight = names.reduce((sum, name) => sum + (name[0] === "#" ? 10_000 : name[0] === "." ? 100 : 1), 0);
      const says = saysOf(declared, weight + ++this.#order / 1_000_000);
      const key = last.names[0] ?? last.tag;
      const rules = this.#rules.get(key) ?? [];
      if (says.size > 0 && rules.length < most.rules) this.#rules.set(key, [...rules, { compounds: known, says }]);
    }
  }

  /** `around`: what it lies in, the outermost first. */
  look(tag: string, attributes: Attributes, around: readonly Seen[]): Seen {
    const { hidden, open, style = "", class: classes = "", id = "", bgcolor, background, color, rel } = attributes;
    if (tag === "link" && /stylesheet/i.test(rel ?? "")) this.#hasOther = true;
    const named = classes
      .toLowerCase()
      .split(/\s+/)
      .map((name) => `.${name}`);
    const names = new Set([tag, `#${id.toLowerCase()}`, ...named]);
    const said = new Map<string, { readonly hides: boolean; readonly weight: number }>();
    const hear = (says: Says) => {
      for (const [way, each] of says) if ((said.get(way)?.weight ?? -1) <= each.weight) said.set(way, each);
    };
    const painted = [bgcolor, background].flatMap((each) => each ?? []).map((each) => `background:${each}`);
    hear(saysOf(declaredIn([...painted, ...(color === undefined ? [] : [`color:${color}`])].join(";")), 0));
    for (const name of ["", ...names]) {
      for (const { compounds, says } of this.#rules.get(name) ?? []) {
        const last = compounds.at(-1);
        if (last !== undefined && isOne(last, names) && liesIn(compounds, around)) hear(says);
      }
    }
    hear(saysOf(declaredIn(style), 100_000));
    const ground = said.has("ground other") ? "other" : said.has("ground white") ? "white" : undefined;
    const behind = ground ?? around.findLast((each) => each.ground !== undefined)?.ground ?? "white";
    const hides = [...said].some(
      ([way, each]) =>
        each.hides && !way.startsWith("ground") && (way !== "color" || (behind === "white" && !this.#hasOther)),
    );
    return { names, ground, hides: hides || hidden !== undefined || (tag === "dialog" && open === undefined) };
  }
}
