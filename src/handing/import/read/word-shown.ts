/**
 * A part of a Word file as Word shows it with all changes accepted, in the elements that mammoth knows. It would take
 * hidden words for others, and pass over those of simple fields and newer text boxes without a word.
 */
import { DomHandler, Parser } from "htmlparser2";
import { markupText } from "../../../system/text/markup.ts";

type Node = DomHandler["dom"][number];
type Element = Extract<Node, { readonly attribs: object }>;

/** Of one part of a file. */
export interface ShownPart {
  readonly xml: string;
  /** What it says to nobody who reads it: hidden words, and form fields that nobody has filled in. */
  readonly unseen: readonly { readonly what: string; readonly text: string }[];
  /** Tracked changes, each counted. */
  readonly inserted: number;
  readonly deleted: number;
}

/** Elements in one another: no document of people has a tenth of it. */
const deepest = 500;
const step = 16_384;

/** What mammoth reads, or what holds no words of a reader. Anything else with words in it is taken off around them. */
const known = new Set(
  (
    "w:document w:body w:p w:pPr w:r w:rPr w:t w:tab w:noBreakHyphen w:softHyphen w:sym w:hyperlink w:tbl w:tblPr w:tblGrid w:tr w:trPr " +
    "w:tc w:tcPr w:footnoteReference w:endnoteReference w:commentReference w:br w:bookmarkStart w:sdt w:sdtContent w:sdtPr w:object w:drawing w:pict " +
    "v:roundrect v:shape v:textbox w:txbxContent v:group v:rect w:fldChar w:instrText w:footnotes w:footnote w:endnotes " +
    "w:endnote w:comments w:comment w:hdr w:ftr w:sectPr"
  ).split(" "),
);

/** Written otherwise than mammoth reads it. */
const renamed: Readonly<Record<string, string>> = { "w:cr": "w:br", "w:ptab": "w:tab", "m:r": "w:r", "m:t": "w:t" };

const deletions = new Set(["w:del", "w:moveFrom"]);
const insertions = new Set(["w:ins", "w:moveTo"]);

function isElement(node: Node): node is Element {
  return "attribs" in node;
}

function child({ children }: Element, name: string): Element | undefined {
  return children.filter(isElement).find((each) => each.name === name);
}

function has({ children }: Element, name: string): boolean {
  return children.filter(isElement).some((each) => each.name === name || has(each, name));
}

/** Of a switch such as `<w:vanish/>` or `<w:vanish w:val="0"/>`; undefined where it is not there. */
function isOn(element: Element | undefined): boolean | undefined {
  return element && !/^(?:0|false|off)$/i.test(element.attribs["w:val"] ?? "");
}

/** Ids of styles that hide what they are given to, by themselves or by the style that they are based on. */
export function hidingStyles(styles: string): ReadonlySet<string> {
  const hides = new Map<string, boolean | undefined>();
  const bases = new Map<string, string>();
  for (const style of treeOf(styles).filter(isElement).flatMap(stylesIn)) {
    const { "w:styleId": id = "" } = style.attribs;
    const properties = child(style, "w:rPr");
    hides.set(id, isOn(properties && child(properties, "w:vanish")));
    bases.set(id, child(style, "w:basedOn")?.attribs["w:val"] ?? "");
  }
  const isHiding = (id: string, left = hides.size): boolean =>
    left > 0 && (hides.get(id) ?? (bases.has(id) && isHiding(bases.get(id) ?? "", left - 1)));
  return new Set([...hides.keys()].filter((id) => isHiding(id)));
}

function stylesIn({ children }: Element): readonly Element[] {
  return children.filter(isElement).filter(({ name }) => name === "w:style");
}

/** @throws {RangeError} where elements lie deeper in one another than people write. */
function treeOf(xml: string): readonly Node[] {
  const handler = new DomHandler(undefined, { xmlMode: true });
  let depth = 0;
  const parser = new Parser(
    {
      onparserinit: (given) => handler.onparserinit(given),
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) throw new RangeError("elements lie deeper in one another than in any page of people");
        handler.onopentag(name, attributes);
      },
      onclosetag() {
        depth -= 1;
        handler.onclosetag();
      },
      ontext: (text) => handler.ontext(text),
      onend: () => handler.onend(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length; at += step) parser.write(xml.slice(at, at + step));
  parser.end();
  return handler.dom;
}

class Shower {
  readonly unseen: { what: string; text: string }[] = [];
  inserted = 0;
  deleted = 0;
  readonly #hiding: ReadonlySet<string>;

  constructor(hiding: ReadonlySet<string>) {
    this.#hiding = hiding;
  }

  all(nodes: readonly Node[], isHidden = false): string {
    return nodes.map((node) => this.#one(node, isHidden)).join("");
  }

  #one(node: Node, isHidden: boolean): string {
    if (!isElement(node)) return raw(node);
    const { name, children } = node;
    if (deletions.has(name)) return this.#count("deleted");
    if (insertions.has(name)) {
      // Of a paragraph's mark or a row, it has no words.
      if (children.length > 0) this.#count("inserted");
      return this.all(children, isHidden);
    }
    switch (name) {
      case "w:p":
        return this.#kept(node, this.#hides(node, "w:pPr", "w:pStyle") ?? isHidden);
      case "w:r":
      case "m:r":
        return this.#run(node, isHidden);
      case "w:softHyphen":
      case "w:rt":
        return "";
      // In a post a line may break there, and numbers are found with usual hyphens.
      case "w:noBreakHyphen":
        return "<w:t>-</w:t>";
      case "w:fldSimple":
        return this.#field(node, isHidden);
      case "mc:AlternateContent":
        return this.#alternative(node, isHidden);
      case "w:drawing":
        return has(node, "w:txbxContent") ? this.#boxes(node, isHidden) : this.#kept(node, isHidden);
      case "w:sdt":
        return this.#control(node, isHidden);
      default:
        return known.has(name) || renamed[name] !== undefined || !(has(node, "w:t") || has(node, "m:t"))
          ? this.#kept(node, isHidden)
          : this.all(children, isHidden);
    }
  }

  #count(what: "inserted" | "deleted"): string {
    this[what] += 1;
    return "";
  }

  #kept({ name, attribs, children }: Element, isHidden: boolean): string {
    // A deleted mark of a paragraph and a deleted row are marks that mammoth reads itself.
    const isOfProperties = /^w:(?:pPr|trPr|rPr)$/.test(name);
    const inside = isOfProperties ? children.map(raw).join("") : this.all(children, isHidden);
    return tagged(renamed[name] ?? name, attribs, inside);
  }

  /** Undefined where neither it nor its style says so. */
  #hides(element: Element, properties: string, style: string): boolean | undefined {
    const given = child(element, properties);
    const named = given && child(given, style)?.attribs["w:val"];
    return named === undefined ? undefined : this.#hiding.has(named) || undefined;
  }

  #run(run: Element, isHidden: boolean): string {
    const properties = child(run, "w:rPr");
    const own = isOn(properties && child(properties, "w:vanish"));
    if (!(own ?? this.#hides(run, "w:rPr", "w:rStyle") ?? isHidden)) return this.#kept(run, isHidden);
    this.#unseen("hidden text", wordsOf(run));
    // The marks of a field stay, or its end would be missed.
    const marks = run.children.filter((each) => isElement(each) && /^w:(?:fldChar|instrText)$/.test(each.name));
    return marks.length === 0 ? "" : `<w:r>${this.all(marks)}</w:r>`;
  }

  /** Runs of one stretch are one entry. */
  #unseen(what: string, text: string): void {
    const last = this.unseen.at(-1);
    if (last?.what === what && what === "hidden text") last.text += text;
    else if (text.trim() !== "") this.unseen.push({ what, text });
  }

  #field({ attribs, children }: Element, isHidden: boolean): string {
    const { "w:instr": code = "" } = attribs;
    const inside = this.all(children, isHidden);
    if (!/^\s*HYPERLINK\b/i.test(code)) return inside;
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"></w:fldChar></w:r>`;
    const instruction = `<w:r><w:instrText xml:space="preserve">${markupText(code)}</w:instrText></w:r>`;
    return `${mark("begin")}${instruction}${mark("separate")}${inside}${mark("end")}`;
  }

  /** What Word draws; the other one is for programs before 2010, and may say something else. */
  #alternative(element: Element, isHidden: boolean): string {
    const choices = element.children.filter(isElement).filter(({ name }) => name === "mc:Choice");
    const choice = choices.find((each) => has(each, "w:txbxContent") || has(each, "pic:pic") || has(each, "w:t"));
    const taken = choice ?? child(element, "mc:Fallback");
    return taken === undefined ? "" : this.all(taken.children, isHidden);
  }

  #boxes(drawing: Element, isHidden: boolean): string {
    const shapes = boxesIn(drawing).map(
      (box) => `<v:shape><v:textbox>${this.#one(box, isHidden)}</v:textbox></v:shape>`,
    );
    return `<w:pict>${shapes.join("")}</w:pict>`;
  }

  #control(control: Element, isHidden: boolean): string {
    const properties = child(control, "w:sdtPr");
    if (isOn(properties && child(properties, "w:showingPlcHdr")) !== true) return this.#kept(control, isHidden);
    this.#unseen("a form field that nobody has filled in", wordsOf(control));
    return "";
  }
}

/** Those that are in no other one. */
function boxesIn({ children }: Element): readonly Element[] {
  return children.filter(isElement).flatMap((each) => (each.name === "w:txbxContent" ? [each] : boxesIn(each)));
}

function wordsOf({ children }: Element): string {
  return children
    .filter(isElement)
    .map((each) => (/^[wm]:t$/.test(each.name) ? each.children.map(dataOf).join("") : wordsOf(each)))
    .join("");
}

function dataOf(node: Node): string {
  return node.type === "text" ? (node as { readonly data: string }).data : "";
}

function tagged(tag: string, attributes: Readonly<Record<string, string>>, inside: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${markupText(value)}"`);
  return `<${tag}${written.join("")}>${inside}</${tag}>`;
}

/** As it stands, but for soft hyphens: where a line of a page broke, no line of a post does. */
function raw(node: Node): string {
  return isElement(node)
    ? tagged(node.name, node.attribs, node.children.map(raw).join(""))
    : markupText(dataOf(node).replaceAll("\u00ad", ""));
}

/** `hiding`: the styles whose words nobody sees. @throws {RangeError} as `hidingStyles` does. */
export function shownPart(xml: string, hiding: ReadonlySet<string>): ShownPart {
  const shower = new Shower(hiding);
  const shown = shower.all(treeOf(xml));
  const { unseen, inserted, deleted } = shower;
  return { xml: shown, unseen, inserted, deleted };
}
