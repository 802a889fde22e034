/** Tables of a font (OpenType specification), as far as we ask them ourselves. */

export function tableOf(font: Buffer, name: string): Buffer {
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const record = 12 + table * 16;
    if (font.toString("latin1", record, record + 4) === name) return font.subarray(font.readUInt32BE(record + 8));
  }
  throw new Error(`The font has no table ${name}.`);
}

type Mapped = readonly [point: number, glyph: number];

/** The code points of a font and their glyphs: formats 4 and 12 of `cmap`, which hold everything in the fonts of today. */
export function* glyphsOf(font: Buffer): Generator<Mapped> {
  const cmap = tableOf(font, "cmap");
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) yield* segments(subtable);
    if (format === 12) yield* groups(subtable);
  }
}

/** Format 12: runs of code points with their first glyph. */
function* groups(table: Buffer): Generator<Mapped> {
  const count = table.readUInt32BE(12);
  for (let group = 0; group < count; group += 1) {
    const at = 16 + group * 12;
    const first = table.readUInt32BE(at);
    const glyph = table.readUInt32BE(at + 8);
    for (let point = first; point <= table.readUInt32BE(at + 4); point += 1) yield [point, glyph + point - first];
  }
}

/** Format 4: segments, whose characters may still lead to glyph 0, which is the box of what the font does not have. */
function* segments(table: Buffer): Generator<Mapped> {
  const size = table.readUInt16BE(6);
  for (let offset = 0; offset < size; offset += 2) {
    const end = table.readUInt16BE(14 + offset);
    const start = table.readUInt16BE(16 + size + offset);
    const delta = table.readUInt16BE(16 + 2 * size + offset);
    const rangeAt = 16 + 3 * size + offset;
    const range = table.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const listed = range === 0 ? point : table.readUInt16BE(rangeAt + range + 2 * (point - start));
      if (range === 0 || listed !== 0) {
        const glyph = (listed + delta) & 0xffff;
        if (glyph !== 0) yield [point, glyph];
      }
    }
  }
}
