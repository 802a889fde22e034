/** The XML of a Word file as a tree whose names have the prefixes that Word gives them, whatever the file calls them. */
import { DomHandler, Parser } from "htmlparser2";
import { markupText } from "../../../system/text/markup.ts";

type Node = DomHandler["dom"][number];
export type Element = Extract<Node, { readonly attribs: object }>;
export type Nodes = readonly Node[];

const transitional = "http://schemas.openxmlformats.org";
const strict = "http://purl.oclc.org/ooxml";

/** Each by its usual prefix; the first is what we write. */
const spaces: Readonly<Record<string, readonly string[]>> = {
  w: [`${transitional}/wordprocessingml/2006/main`, `${strict}/wordprocessingml/main`],
  r: [`${transitional}/officeDocument/2006/relationships`, `${strict}/officeDocument/relationships`],
  wp: [`${transitional}/drawingml/2006/wordprocessingDrawing`, `${strict}/drawingml/wordprocessingDrawing`],
  a: [`${transitional}/drawingml/2006/main`, `${strict}/drawingml/main`],
  pic: [`${transitional}/drawingml/2006/picture`, `${strict}/drawingml/picture`],
  m: [`${transitional}/officeDocument/2006/math`, `${strict}/officeDocument/math`],
  mc: [`${transitional}/markup-compatibility/2006`],
  v: ["urn:schemas-microsoft-com:vml"],
  o: ["urn:schemas-microsoft-com:office:office"],
  w14: ["http://schemas.microsoft.com/office/word/2010/wordml"],
};
const usual = new Map(Object.entries(spaces).flatMap(([prefix, names]) => names.map((name) => [name, prefix])));
const declared = Object.fromEntries(Object.entries(spaces).map(([prefix, [name = ""]]) => [`xmlns:${prefix}`, name]));

/** Elements in one another: no document of people has a tenth of it. */
const deepest = 500;
const step = 16_384;

type Open = (name: string, attributes: Record<string, string>) => void;

interface Heard {
  readonly open: Open;
  readonly close: () => void;
  readonly text?: (text: string) => void;
}

function parse(xml: string, { open, close, text }: Heard): void {
  let depth = 0;
  const heard = {
    onopentag(name: string, attributes: Record<string, string>) {
      depth += 1;
      if (depth > deepest) throw new RangeError("elements lie deeper in one another than in any page of people");
      open(name, attributes);
    },
    onclosetag() {
      depth -= 1;
      close();
    },
    ...(text !== undefined && { ontext: text }),
  };
  const parser = new Parser(heard, { xmlMode: true, decodeEntities: true });
  for (let at = 0; at < xml.length; at += step) parser.write(xml.slice(at, at + step));
  parser.end();
}

/** Libraries never come back from what is deeper. @throws {RangeError} where elements lie deeper in one another than people write. */
export function refuseDeep(xml: string): void {
  parse(xml, { open: () => undefined, close: () => undefined });
}

/** Of prefixes, `""` for what has none: the usual one, `""` for a space that says nothing to us. */
type Meanings = ReadonlyMap<string, string>;

function meaningsIn(attributes: Readonly<Record<string, string>>, around: Meanings): Meanings {
  const own = Object.entries(attributes).filter(([key]) => /^xmlns(?::|$)/.test(key));
  if (own.length === 0) return around;
  return new Map([...around, ...own.map(([key, space]) => [key.slice(6), usual.get(space.trim()) ?? ""] as const)]);
}

/** One that nobody declares stays. */
function usualName(name: string, meanings: Meanings, isAttribute: boolean): string {
  const [local = "", prefix = ""] = name.split(":").toReversed();
  if (isAttribute && prefix === "") return name;
  const meant = meanings.get(prefix);
  if (meant === undefined) return name;
  // Its own prefix might be one of the usual.
  return meant === "" ? (prefix in spaces || prefix === "" ? local : name) : `${meant}:${local}`;
}

/** @throws {RangeError} as `refuseDeep` does. */
export function treeOf(xml: string): Nodes {
  const handler = new DomHandler(undefined, { xmlMode: true });
  const around: Meanings[] = [new Map()];
  parse(xml, {
    open(name, attributes) {
      const meanings = meaningsIn(attributes, around.at(-1) ?? new Map());
      around.push(meanings);
      const named = Object.entries(attributes)
        .filter(([key]) => !/^xmlns(?::|$)/.test(key))
        .map(([key, value]) => [usualName(key, meanings, true), value]);
      handler.onopentag(usualName(name, meanings, false), Object.fromEntries(named));
    },
    close() {
      around.pop();
      handler.onclosetag();
    },
    text: (text) => handler.ontext(text),
  });
  handler.onend();
  return handler.dom;
}

/** With the usual prefixes declared at its root. */
export function declaring(xml: string): string {
  const spacesNamed = Object.entries(declared).map(([key, value]) => ` ${key}="${value}"`);
  return xml.replace(/^\s*<[^\s/>]+/, (root) => `${root}${spacesNamed.join("")}`);
}

export function isElement(node: Node): node is Element {
  return "attribs" in node;
}

export function child({ children }: Element, name: string): Element | undefined {
  return children.filter(isElement).find((each) => each.name === name);
}

export function has({ children }: Element, name: string): boolean {
  return children.filter(isElement).some((each) => each.name === name || has(each, name));
}

/** Those of that name that lie in no other of it, nor in one of `without`. */
export function outermost({ children }: Element, name: string, without = ""): readonly Element[] {
  return children
    .filter(isElement)
    .flatMap((each) => (each.name === name ? [each] : each.name === without ? [] : outermost(each, name, without)));
}

export function dataOf(node: Node): string {
  return node.type === "text" ? (node as { readonly data: string }).data : "";
}

export function tagged(tag: string, attributes: Readonly<Record<string, string>>, inside: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${markupText(value)}"`);
  return `<${tag}${written.join("")}>${inside}</${tag}>`;
}

/** As it stands, but for soft hyphens: where a line of a page broke, no line of a post does. */
export function raw(node: Node): string {
  return isElement(node)
    ? tagged(node.name, node.attribs, node.children.map(raw).join(""))
    : markupText(dataOf(node).replaceAll("\u00ad", ""));
}
