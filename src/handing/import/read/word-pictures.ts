/** Pictures of a Word file: each that it holds, wherever in a drawing it stands, and none that lies elsewhere. */
import path from "node:path/posix";
import { relationsIn } from "./office-parts.ts";
import { child, type Element, has, isElement, outermost, raw, tagged } from "./word-tree.ts";

/** What a picture's id leads to, by id. */
export type Targets = ReadonlyMap<string, { readonly target: string; readonly isThere: boolean }>;

/** `name`: of a part with pictures. */
export function targetsOf(parts: ReadonlyMap<string, Buffer>, name: string): Targets {
  const folder = path.dirname(name);
  const relations = parts.get(`${folder}/_rels/${path.basename(name)}.rels`)?.toString("utf8") ?? "";
  return new Map(
    relationsIn(relations).map(({ id, target, isExternal }) => {
      // The library looks for all of them from there.
      const file = target.startsWith("/") ? target.slice(1) : `word/${target}`;
      return [id, { target, isThere: !isExternal && parts.has(file) }];
    }),
  );
}

interface Missing {
  readonly what: string;
  readonly text: string;
}

/** Undefined where the picture is there. */
function missing(targets: Targets, id: string | undefined, alt: string): Missing | undefined {
  const found = targets.get(id ?? "");
  if (found?.isThere === true) return undefined;
  const what = found === undefined ? "a picture that is not in the file" : "a picture that lies elsewhere";
  return { what, text: [found?.target, alt].filter((each) => (each ?? "") !== "").join(": ") || "no alt text" };
}

export interface DrawnPictures {
  readonly xml: string;
  readonly missing: readonly Missing[];
}

/** Those of a drawing that stand in no text box of it: each as one of its own, as the library reads them. */
export function picturesOf(drawing: Element, targets: Targets): DrawnPictures {
  const [frame] = drawing.children.filter(isElement);
  const properties = frame && child(frame, "wp:docPr");
  const { descr = "", title = "" } = properties?.attribs ?? {};
  const pictures = [
    ...outermost(drawing, "pic:pic", "w:txbxContent"),
    ...outermost(drawing, "a:blipFill", "w:txbxContent"),
  ];
  const found = pictures.flatMap((picture): readonly { readonly xml?: string; readonly fault?: Missing }[] => {
    const [blip] = outermost(picture, "a:blip");
    if (blip === undefined) return [];
    const own = outermost(picture, "pic:cNvPr")[0]?.attribs.descr ?? "";
    const alt =
      pictures.length > 1 && own !== "" ? own : ([descr, title, own].find((each) => each.trim() !== "") ?? "");
    const { "r:embed": embedded, "r:link": linked } = blip.attribs;
    const fault = missing(targets, embedded ?? linked, alt);
    if (fault !== undefined) return [{ fault }];
    const link = properties?.children.map(raw).join("") ?? "";
    const shown = tagged("a:blip", { "r:embed": embedded ?? linked ?? "" }, "");
    const inside = `<a:graphic><a:graphicData><pic:pic><pic:blipFill>${shown}</pic:blipFill></pic:pic></a:graphicData></a:graphic>`;
    const xml = `<w:drawing><wp:inline>${tagged("wp:docPr", { descr: alt }, link)}${inside}</wp:inline></w:drawing>`;
    return [{ xml }];
  });
  return {
    xml: found.map(({ xml = "" }) => xml).join(""),
    missing: found.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
  };
}

/** Of the older form, `v:imagedata`. */
export function missingOf({ attribs }: Element, targets: Targets): Missing | undefined {
  return missing(targets, attribs["r:id"] ?? attribs["r:href"] ?? attribs["r:link"], attribs["o:title"] ?? "");
}

export function hasPicture(element: Element): boolean {
  return has(element, "a:blip");
}
