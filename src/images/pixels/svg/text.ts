/** Reads an SVG strictly: what it refers to, what text it shows, in which fonts. Nothing is judged here. */
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { cssReferences, fontFamilies } from "./css.ts";

export interface SvgReading {
  /** Everything it would load from elsewhere, as written; `data:` and `#fragment` are not among them. */
  readonly references: readonly string[];
  /** SVGs embedded in it as `data:`, decoded. */
  readonly embedded: readonly Uint8Array[];
  /** What it holds that a picture must not: `script`, `foreignObject`, `an entity` ... in its own words. */
  readonly forbidden: readonly string[];
  /** All characters of text that is drawn. */
  readonly text: string;
  /** Font families it asks for, as written, in order. */
  readonly families: readonly string[];
}

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const forbiddenElements = new Set(["script", "foreignObject", "handler", "listener", "iframe", "audio", "video"]);

/** Drawing programs write this line by custom; it names no entity, and nobody fetches it. */
const customaryDoctype =
  /^\s*svg\s+PUBLIC\s+"-\/\/W3C\/\/DTD SVG 1\.[01](?: [A-Za-z]+)?\/\/EN"\s+"https?:\/\/www\.w3\.org\/[\w./-]+"\s*$/;

/** Throws what the XML parser says of a file that is not well formed. */
export function readSvg(source: string): SvgReading {
  const references: string[] = [];
  const embedded: Uint8Array[] = [];
  const forbidden: string[] = [];
  const families: string[] = [];
  const open: string[] = [];
  let text = "";
  let css = "";

  function refer(reference: string): void {
    const target = reference.trim();
    if (target === "" || target.startsWith("#")) return;
    if (!/^data:/i.test(target)) references.push(target);
    else if (/^data:image\/svg/i.test(target)) embedded.push(decoded(target));
  }

  function style(declarations: string): void {
    for (const reference of cssReferences(declarations)) refer(reference);
    families.push(...fontFamilies(declarations));
  }

  /** Links (`a`) are not followed by a picture; whatever else has a target loads it. */
  function attributeOf(element: string, { uri, local, value }: SaxesAttributeNS): void {
    const target = local === "href" || local === "src";
    if (target && element !== "a" && (uri === "" || uri === XLINK)) refer(value);
    if (uri !== "") return;
    if (/^on[a-z]+$/.test(local)) forbidden.push(local);
    style(local === "style" ? value : `${local}: ${value}`);
  }

  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", (doctype) => {
    if (!customaryDoctype.test(doctype)) forbidden.push("a DOCTYPE");
  });
  parser.on("processinginstruction", ({ target, body }) => {
    if (target === "xml-stylesheet") references.push(/href\s*=\s*["']([^"']*)/.exec(body)?.[1] ?? "xml-stylesheet");
  });
  parser.on("opentag", (tag) => {
    const name = tag.uri === SVG ? tag.local : "";
    open.push(name);
    if (forbiddenElements.has(name)) forbidden.push(name);
    for (const attribute of Object.values(tag.attributes)) attributeOf(name, attribute);
  });
  parser.on("closetag", () => {
    if (open.pop() === "style") {
      style(css);
      css = "";
    }
  });
  const characters = (chunk: string) => {
    if (open.at(-1) === "style") css += chunk;
    else if (open.includes("text") && !open.includes("title") && !open.includes("desc")) text += chunk;
  };
  parser.on("text", characters);
  parser.on("cdata", characters);
  parser.write(source).close();
  return { references, embedded, forbidden, text, families };
}

function decoded(dataUrl: string): Uint8Array {
  const comma = dataUrl.indexOf(",");
  const content = dataUrl.slice(comma + 1);
  if (/;base64$/i.test(dataUrl.slice(0, comma).trimEnd())) return Buffer.from(content, "base64");
  return Buffer.from(
    content.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
