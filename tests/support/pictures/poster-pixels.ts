/** A poster as its readers see it: which pixels its letters cover, and what lies under them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeFontConfig } from "../../../src/images/fonts/config.ts";
import { fontsFolder } from "../../../src/images/installation.ts";

/** How far outside the poster letters are still looked for, in units of the drawing. */
const around = 200;
/** Half the size is enough to see by, and four times as fast. */
const density = 36;

export interface Letters {
  readonly words: string;
  readonly size: number;
  /** Box of the drawn letters, in units of the drawing. */
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** The least contrast of any of its letters' pixels with what is under it. */
  readonly contrast: number;
}

export interface Poster {
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letters[];
}

type Colour = readonly [red: number, green: number, blue: number];

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The renderer, with the fonts that the program ships and no other. They must be named before it is loaded. */
async function renderer() {
  process.env.FONTCONFIG_FILE = writeFontConfig(fontsFolder, path.resolve("node_modules/.cache/poster-fonts"));
  const { default: sharp } = await import("sharp");
  return async (svg: string): Promise<Pixels> => {
    const drawn = sharp(Buffer.from(svg), { density }).ensureAlpha().raw();
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  };
}

function attribute(element: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];
  if (value === undefined) throw new Error(`No ${name} in ${element.slice(0, 60)}`);
  return value;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio": from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((left, right) => left - right) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function colourAt({ data, width }: Pixels, x: number, y: number): Colour {
  const start = (y * width + x) * 4;
  return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
}

/** Looks at every pixel that a text covers wholly or nearly so; the soft edges of letters are mixed colours. */
function look(mask: Pixels, ground: Pixels): Pick<Letters, "box" | "contrast"> {
  const offset = around / 2;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let least = Infinity;
  for (let y = 0; y < mask.height; y += 1) {
    for (let x = 0; x < mask.width; x += 1) {
      if ((mask.data[(y * mask.width + x) * 4 + 3] ?? 0) < 230) continue;
      const [groundX, groundY] = [x - offset, y - offset];
      box.left = Math.min(box.left, groundX * 2);
      box.right = Math.max(box.right, groundX * 2 + 2);
      box.top = Math.min(box.top, groundY * 2);
      box.bottom = Math.max(box.bottom, groundY * 2 + 2);
      if (groundX < 0 || groundY < 0 || groundX >= ground.width || groundY >= ground.height) continue;
      least = Math.min(least, contrast(colourAt(mask, x, y), colourAt(ground, groundX, groundY)));
    }
  }
  return { box, contrast: least };
}

export const textElements = /<text[\s\S]*?<\/text>/g;

export function wordsOf(element: string): string {
  return element
    .replace(/<\/?t[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Draws each text of a poster by itself, and the poster without its texts under it. */
export async function readPoster(file: string): Promise<Poster> {
  const draw = await renderer();
  const svg = readFileSync(file, "utf8");
  const root = /<svg[^>]*>/.exec(svg)?.[0] ?? "";
  const [width, height] = [Number(attribute(root, "width")), Number(attribute(root, "height"))];
  const wider = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * around}" height="${height + 2 * around}" viewBox="${-around} ${-around} ${width + 2 * around} ${height + 2 * around}" font-family="${attribute(root, "font-family")}">`;
  const ground = await draw(svg.replace(textElements, ""));
  const letters: Letters[] = [];
  for (const element of svg.match(textElements) ?? []) {
    const mask = await draw(`${wider}${element}</svg>`);
    const size = Number(attribute(element, "font-size"));
    letters.push({ words: wordsOf(element), size, ...look(mask, ground) });
  }
  return { width, height, letters };
}
