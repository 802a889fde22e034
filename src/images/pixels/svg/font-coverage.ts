/** Which characters the shipped fonts have: librsvg draws a box for the others and says nothing. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const known = new Map<string, ReadonlySet<number>>();

/** The characters of `text` that no font in `fonts` has, each once, in order. */
export function uncovered(text: string, fonts: string): readonly string[] {
  const covered = coverage(fonts);
  const has = (part: string) => [...part].every((character) => covered.has(character.codePointAt(0) ?? 0));
  const drawn = [...new Set(text.normalize("NFC"))].filter(
    (character) => !/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character),
  );
  return drawn.filter((character) => !has(character) && !has(character.normalize("NFD")));
}

function coverage(fonts: string): ReadonlySet<number> {
  const before = known.get(fonts);
  if (before !== undefined) return before;
  const covered = new Set<number>();
  for (const name of readdirSync(fonts)) {
    if (/\.(ttf|otf)$/i.test(name))
      for (const point of characterMap(readFileSync(path.join(fonts, name)))) covered.add(point);
  }
  known.set(fonts, covered);
  return covered;
}

/**
 * The code points of a font's `cmap` table (OpenType specification, "cmap"): its formats 4 and 12, which hold
 * everything in the fonts of today.
 */
export function* characterMap(font: Buffer): Generator<number> {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const record = 12 + table * 16;
    if (font.toString("latin1", record, record + 4) !== "cmap") continue;
    const cmap = font.subarray(font.readUInt32BE(record + 8));
    for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
      const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
      const format = subtable.readUInt16BE(0);
      if (format === 4) yield* segments(subtable);
      if (format === 12) yield* groups(subtable);
    }
  }
}

/** Format 12: runs of code points with their first glyph. */
function* groups(table: Buffer): Generator<number> {
  const count = table.readUInt32BE(12);
  for (let group = 0; group < count; group += 1) {
    const at = 16 + group * 12;
    for (let point = table.readUInt32BE(at); point <= table.readUInt32BE(at + 4); point += 1) yield point;
  }
}

/** Format 4: segments, whose characters may still lead to glyph 0, which is the box. */
function* segments(table: Buffer): Generator<number> {
  const size = table.readUInt16BE(6);
  for (let offset = 0; offset < size; offset += 2) {
    const end = table.readUInt16BE(14 + offset);
    const start = table.readUInt16BE(16 + size + offset);
    const delta = table.readUInt16BE(16 + 2 * size + offset);
    const rangeAt = 16 + 3 * size + offset;
    const range = table.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const glyph = range === 0 ? (point + delta) & 0xffff : table.readUInt16BE(rangeAt + range + 2 * (point - start));
      if (glyph !== 0) yield point;
    }
  }
}
