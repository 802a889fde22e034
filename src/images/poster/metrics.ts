/** How wide a text is in the shipped bold fonts, by their own tables: nothing is drawn to find out. */
import { readFileSync } from "node:fs";
import path from "node:path";

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

function tableAt(font: Buffer, name: string): Buffer {
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const record = 12 + table * 16;
    if (font.toString("latin1", record, record + 4) === name) return font.subarray(font.readUInt32BE(record + 8));
  }
  throw new Error(`The font has no table ${name}.`);
}

/** From `cmap` (formats 4 and 12), `head`, `hhea` and `hmtx` of the OpenType specification. */
function advancesIn(font: Buffer): Advances {
  const em = tableAt(font, "head").readUInt16BE(18);
  const counted = tableAt(font, "hhea").readUInt16BE(34);
  const hmtx = tableAt(font, "hmtx");
  const advances = new Map<number, number>();
  for (const [point, glyph] of glyphs(tableAt(font, "cmap"))) {
    if (glyph !== 0) advances.set(point, hmtx.readUInt16BE(4 * Math.min(glyph, counted - 1)) / em);
  }
  return advances;
}

function* glyphs(cmap: Buffer): Generator<readonly [point: number, glyph: number]> {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = subtable.readUInt16BE(0);
    if (format === 4) yield* segments(subtable);
    if (format === 12) yield* groups(subtable);
  }
}

function* groups(table: Buffer): Generator<readonly [point: number, glyph: number]> {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => table.readUInt32BE(16 + group * 12 + offset));
    for (let point = first ?? 0; point <= (last ?? -1); point += 1) yield [point, (glyph ?? 0) + point - (first ?? 0)];
  }
}

function* segments(table: Buffer): Generator<readonly [point: number, glyph: number]> {
  const size = table.readUInt16BE(6);
  for (let offset = 0; offset < size; offset += 2) {
    const last = table.readUInt16BE(14 + offset);
    const first = table.readUInt16BE(16 + size + offset);
    const delta = table.readUInt16BE(16 + 2 * size + offset);
    const at = 16 + 3 * size + offset;
    const range = table.readUInt16BE(at);
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const glyph = range === 0 ? point : table.readUInt16BE(at + range + 2 * (point - first));
      yield [point, glyph === 0 ? 0 : (glyph + delta) & 0xffff];
    }
  }
}
