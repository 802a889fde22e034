/**
 * A part of a Word file as Word shows it with all changes accepted, in the elements that mammoth knows. It would take
 * hidden words for others, and pass over those of simple fields and newer text boxes without a word.
 */
import { markupText } from "../../../system/text/markup.ts";
import { hasPicture, missingOf, picturesOf, type Targets } from "./word-pictures.ts";
import {
  child,
  dataOf,
  declaring,
  type Element,
  has,
  isElement,
  type Nodes,
  outermost,
  raw,
  tagged,
  treeOf,
} from "./word-tree.ts";

/** Of one part of a file. */
export interface ShownPart {
  readonly xml: string;
  /** What it says to nobody who reads it: hidden words, and form fields that nobody has filled in. */
  readonly unseen: readonly { readonly what: string; readonly text: string }[];
  /** Tracked changes, each counted. */
  readonly inserted: number;
  readonly deleted: number;
}

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

/** Of a switch such as `<w:vanish/>` or `<w:vanish w:val="0"/>`; undefined where it is not there. */
function isOn(element: Element | undefined): boolean | undefined {
  return element && !/^(?:0|false|off)$/i.test(element.attribs["w:val"] ?? "");
}

const isWhite = (colour = "") => /^(?:ffffff|white)$/i.test(colour);

/** Of a shading, or of the page. */
function isGround(element: Element | undefined, name: string): boolean {
  const colour = element?.attribs[name] ?? "auto";
  return colour.toLowerCase() !== "auto" && !isWhite(colour);
}

/** Styles that stand on nothing but the page: any other may colour what is behind words. */
const plainStyles = /^(?:Normal|BodyText|ListParagraph|NoSpacing|TableGrid|TableNormal)?$/;

/** Whether what lies in it may stand on another colour than white. */
function isPainted(element: Element): boolean {
  const { name } = element;
  const properties = /^w:(?:p|tbl|tc)$/.test(name) ? child(element, `${name}Pr`) : undefined;
  const named = properties && child(properties, `${name}Style`)?.attribs["w:val"];
  return (
    name === "w:txbxContent" ||
    !plainStyles.test(named ?? "") ||
    isGround(properties && child(properties, "w:shd"), "w:fill")
  );
}

/** What styles hide. */
export interface Hiding {
  /** Ids of styles that hide what they are given to, by themselves or by the style that they are based on. */
  readonly ids: ReadonlySet<string>;
  /** What has no style, as far as it does not say otherwise by itself. */
  readonly byDefault: boolean;
}

/** Of the parts with styles. @throws {RangeError} where elements lie deeper in one another than people write. */
export function hidingStyles(parts: readonly string[]): Hiding {
  const hides = new Map<string, boolean | undefined>();
  const bases = new Map<string, string>();
  const usual = new Set<string>();
  let byDefault = false;
  for (const root of parts.flatMap(treeOf).filter(isElement)) {
    for (const properties of outermost(root, "w:rPrDefault").flatMap((each) => child(each, "w:rPr") ?? []))
      byDefault ||= isOn(child(properties, "w:vanish")) === true;
    for (const style of root.children.filter(isElement).filter(({ name }) => name === "w:style")) {
      const { "w:styleId": id = "", "w:default": isUsual = "0" } = style.attribs;
      const properties = child(style, "w:rPr");
      hides.set(id, isOn(properties && child(properties, "w:vanish")));
      bases.set(id, child(style, "w:basedOn")?.attribs["w:val"] ?? "");
      if (!/^(?:0|false|off)$/i.test(isUsual)) usual.add(id);
    }
  }
  const isHiding = (id: string, left = hides.size): boolean =>
    left > 0 && (hides.get(id) ?? (bases.has(id) && isHiding(bases.get(id) ?? "", left - 1)));
  const ids = new Set([...hides.keys()].filter((id) => isHiding(id)));
  return { ids, byDefault: byDefault || [...usual].some((id) => ids.has(id)) };
}

class Shower {
  readonly unseen: { what: string; text: string }[] = [];
  inserted = 0;
  deleted = 0;
  readonly #hiding: Hiding;
  readonly #targets: Targets;
  /** Fields that have begun, the innermost last: whether what follows is still their code. */
  #fields: boolean[] = [];
  /** Elements around it that may be painted, and a page that is. */
  #grounds = 0;

  constructor({ hiding, targets }: Surroundings) {
    this.#hiding = hiding;
    this.#targets = targets;
  }

  all(nodes: Nodes, isHidden: boolean): string {
    return nodes.map((node) => this.#one(node, isHidden)).join("");
  }

  #one(node: Nodes[number], isHidden: boolean): string {
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
      case "w:tbl":
        return this.#kept(node, this.#hides(node, "w:tblPr", "w:tblStyle") ?? isHidden);
      case "w:fldChar":
        return this.#mark(node);
      case "w:txbxContent":
        return this.#apart(node, isHidden);
      case "v:imagedata":
        return this.#imageData(node);
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
        return this.#drawing(node, isHidden);
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

  #kept(element: Element, isHidden: boolean): string {
    const { name, attribs, children } = element;
    // A deleted mark of a paragraph and a deleted row are marks that mammoth reads itself.
    const isOfProperties = /^w:(?:pPr|trPr|rPr)$/.test(name);
    const painted = isPainted(element) ? 1 : 0;
    if (name === "w:background" && isGround(element, "w:color")) this.#grounds += 1;
    this.#grounds += painted;
    const inside = isOfProperties ? children.map(raw).join("") : this.all(children, isHidden);
    this.#grounds -= painted;
    return tagged(renamed[name] ?? name, attribs, inside);
  }

  /** Undefined where neither it nor its style says so. */
  #hides(element: Element, properties: string, style: string): boolean | undefined {
    const given = child(element, properties);
    const named = given && child(given, style)?.attribs["w:val"];
    return named === undefined ? undefined : this.#hiding.ids.has(named) || undefined;
  }

  #run(run: Element, isHidden: boolean): string {
    const properties = child(run, "w:rPr");
    const own = isOn(properties && child(properties, "w:vanish"));
    const isWhiteOnWhite = properties !== undefined && this.#isWhiteOnWhite(properties);
    const isUnseen = isWhiteOnWhite || (own ?? this.#hides(run, "w:rPr", "w:rStyle") ?? isHidden);
    if (!isUnseen && !this.#fields.includes(true)) return this.#kept(run, isHidden);
    const marks = run.children.filter((each) => isElement(each) && /^w:(?:fldChar|instrText)$/.test(each.name));
    // A run may begin a field, end it, and say more.
    if (!isUnseen && marks.length > 0) return this.#kept(run, isHidden);
    this.#unseen(isWhiteOnWhite ? "white text" : isUnseen ? "hidden text" : "the code of a field", wordsOf(run));
    // The marks of a field stay, or its end would be missed.
    return marks.length === 0 ? "" : `<w:r>${this.all(marks, isHidden)}</w:r>`;
  }

  #isWhiteOnWhite(properties: Element): boolean {
    if (this.#grounds > 0 || !isWhite(child(properties, "w:color")?.attribs["w:val"])) return false;
    return child(properties, "w:highlight") === undefined && !isGround(child(properties, "w:shd"), "w:fill");
  }

  #mark(mark: Element): string {
    const { "w:fldCharType": type } = mark.attribs;
    if (type === "begin") this.#fields.push(true);
    if (type === "separate" && this.#fields.length > 0) this.#fields.splice(-1, 1, false);
    if (type === "end") this.#fields.pop();
    return this.#kept(mark, false);
  }

  /** Fields around a text box do not reach into it. */
  #apart(box: Element, isHidden: boolean): string {
    const around = this.#fields;
    this.#fields = [];
    const inside = this.#kept(box, isHidden);
    this.#fields = around;
    return inside;
  }

  /** Runs of one stretch are one entry. */
  #unseen(what: string, text: string): void {
    const last = this.unseen.at(-1);
    if (last?.what === what && !what.startsWith("a ")) last.text += text;
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
    const choice = choices.find((each) => has(each, "w:txbxContent") || hasPicture(each) || has(each, "w:t"));
    const taken = choice ?? child(element, "mc:Fallback");
    return taken === undefined ? "" : this.all(taken.children, isHidden);
  }

  #drawing(drawing: Element, isHidden: boolean): string {
    const { xml, missing } = picturesOf(drawing, this.#targets);
    for (const { what, text } of missing) this.#unseen(what, text);
    const boxes = outermost(drawing, "w:txbxContent").map(
      (box) => `<v:shape><v:textbox>${this.#one(box, isHidden)}</v:textbox></v:shape>`,
    );
    return `${xml}${boxes.length === 0 ? "" : `<w:pict>${boxes.join("")}</w:pict>`}`;
  }

  #imageData(picture: Element): string {
    const missing = missingOf(picture, this.#targets);
    if (missing === undefined) return this.#kept(picture, false);
    this.#unseen(missing.what, missing.text);
    return "";
  }

  #control(control: Element, isHidden: boolean): string {
    const properties = child(control, "w:sdtPr");
    if (isOn(properties && child(properties, "w:showingPlcHdr")) !== true) return this.#kept(control, isHidden);
    this.#unseen("a form field that nobody has filled in", wordsOf(control));
    return "";
  }
}

function wordsOf({ children }: Element): string {
  return children
    .filter(isElement)
    .map((each) => (/^[wm]:t$/.test(each.name) ? each.children.map(dataOf).join("") : wordsOf(each)))
    .join("");
}

export interface Surroundings {
  /** The styles whose words nobody sees. */
  readonly hiding: Hiding;
  readonly targets: Targets;
}

/** @throws {RangeError} as `hidingStyles` does. */
export function shownPart(xml: string, surroundings: Surroundings): ShownPart {
  const shower = new Shower(surroundings);
  const shown = shower.all(treeOf(xml), surroundings.hiding.byDefault);
  const { unseen, inserted, deleted } = shower;
  return { xml: declaring(shown), unseen, inserted, deleted };
}
