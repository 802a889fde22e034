/** How wide a text is in the shipped bold fonts, by their own tables: nothing is drawn to find out. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { glyphsOf, tableOf } from "../fonts/tables.ts";

/** In the order in which librsvg asks them. */
const files = ["arimo-bold.ttf", "noto-sans-arabic-bold.ttf"];

/** By code point, the advance in parts of the font's size. */
type Advances = ReadonlyMap<number, number>;

const known = new Map<string, readonly Advances[]>();

/** What no font has is refused before it is drawn; until then it counts as a wide letter. */
const unknownAdvance = 0.8;

/** In parts of the font's size. Joined Arabic letters are narrower than this, never wider by more than a little. */
export function widthOf(text: string, fonts: string): number {
  const tables = known.get(fonts) ?? files.map((file) => advancesIn(readFileSync(path.join(fonts, file))));
  known.set(fonts, tables);
  const advanceOf = (point: number) => tables.map((table) => table.get(point)).find((each) => each !== undefined);
  return [...text].reduce((sum, character) => sum + (advanceOf(character.codePointAt(0) ?? 0) ?? unknownAdvance), 0);
}

/** From `cmap`, `head`, `hhea` and `hmtx` of the OpenType specification. */
function advancesIn(font: Buffer): Advances {
  const em = tableOf(font, "head").readUInt16BE(18);
  const counted = tableOf(font, "hhea").readUInt16BE(34);
  const hmtx = tableOf(font, "hmtx");
  const advances = new Map<number, number>();
  for (const [point, glyph] of glyphsOf(font)) {
    advances.set(point, hmtx.readUInt16BE(4 * Math.min(glyph, counted - 1)) / em);
  }
  return advances;
}
