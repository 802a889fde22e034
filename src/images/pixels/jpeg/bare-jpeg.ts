/**
 * A JPEG with nothing in it but its picture (ITU-T T.81, annex B): what only describes it is left out, and whatever is
 * not built to the letter is not taken over at all, since more than a picture fits into a crooked file.
 */
import { type Component, endOfScan, type Frame, type Scan } from "./scan.ts";
import { HuffmanTable, OddJpeg, odd } from "./tables.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DHT = 0xc4;
const DRI = 0xdd;
const JFIF = 0xe0;
const ADOBE = 0xee;
const COMMENT = 0xfe;

/** Which leave no room for anything: version 1.01 without a density, and Adobe's version 100 without flags. */
const plainJfif = Buffer.from("ffe000104a46494600010100000100010000", "hex");
const plainAdobe = Buffer.from("ffee000e41646f626500640000000000", "hex");

/** Pixels. More is encoded anew: no network takes it. */
const MOST_PIXELS = 40_000_000;

/**
 * Nothing where the file has to be encoded anew, as one of more bytes than `most` has. What stands behind the picture's end (a
 * film, a second picture) goes too.
 */
export function bareJpeg(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): Uint8Array | undefined {
  try {
    return new Walk(bytes, most).kept();
  } catch (error) {
    // Not a fault: it is drawn anew, and that will say what is wrong with it.
    if (error instanceof OddJpeg) return undefined;
    throw error;
  }
}

class Walk {
  readonly #file: Buffer;
  readonly #most: number;
  readonly #quantisations = new Set<number>();
  readonly #huffman = new Map<number, HuffmanTable>();
  readonly #allTables: HuffmanTable[] = [];
  readonly #told = new Set<number>();
  #restart: number | undefined;
  #frame: Frame | undefined;

  constructor(bytes: Uint8Array, most: number) {
    this.#most = most;
    this.#file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  kept(): Uint8Array {
    const file = this.#file;
    if (file[0] !== 0xff || file[1] !== SOI) odd("no beginning");
    const kept: Uint8Array[] = [file.subarray(0, 2)];
    for (let at = 2; ; ) {
      if (file[at] !== 0xff) odd("no marker where one is due");
      const marker = file[at + 1] ?? odd("no end");
      if (marker === EOI) {
        this.#judge();
        const whole = Buffer.concat([...kept, file.subarray(at, at + 2)]);
        return whole.length <= this.#most ? whole : odd("more than may be kept");
      }
      if (at + 4 > file.length) odd("no end");
      const end = at + 2 + file.readUInt16BE(at + 2);
      if (end > file.length || end < at + 4) odd("a segment past the end");
      const next = marker === SOS ? this.#scanned(file.subarray(at + 4, end), end) : end;
      kept.push(this.#taken(marker, file.subarray(at + 4, end)) ?? file.subarray(at, next));
      at = next;
    }
  }

  /** What is put in the place of a segment; nothing where it stays as it is. */
  #taken(marker: number, body: Buffer): Uint8Array | undefined {
    switch (marker) {
      case SOS:
        return undefined;
      case DQT:
        this.#quantised(body);
        return undefined;
      case DHT:
        this.#coded(body);
        return undefined;
      case DRI:
        if (body.length !== 2 || this.#restart !== undefined) odd("restarts told twice");
        this.#restart = body.readUInt16BE(0);
        return undefined;
      case 0xc0:
      case 0xc1:
      case 0xc2:
        this.#framed(body, marker === 0xc2);
        return undefined;
      case JFIF:
        // Another application's, or a thumbnail that may show what was cropped away.
        if (body.length !== 14 || body.toString("latin1", 0, 5) !== "JFIF\0") odd("not plain JFIF");
        this.#once(marker);
        return plainJfif;
      case ADOBE:
        this.#once(marker);
        return adobe(body);
      default:
        if (marker === COMMENT || (marker > JFIF && marker <= 0xef)) return Buffer.alloc(0);
        return odd("a marker that no picture needs");
    }
  }

  #once(marker: number): void {
    if (this.#told.has(marker)) odd("a segment twice");
    this.#told.add(marker);
  }

  #quantised(body: Buffer): void {
    if (body.length === 0 || body.length % 65 !== 0) odd("a table of another length");
    for (let at = 0; at < body.length; at += 65) {
      const id = body[at] ?? 0;
      if (id > 3 || this.#quantisations.has(id)) odd("a table told twice");
      this.#quantisations.add(id);
    }
  }

  #coded(body: Buffer): void {
    for (let at = 0; at < body.length; ) {
      const id = body[at] ?? 0;
      const counts = body.subarray(at + 1, at + 17);
      const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
      if (end > body.length || (id & 15) > 3 || id >> 4 > 1) odd("a table of another length");
      const table = new HuffmanTable(body.subarray(at + 1, end));
      this.#huffman.set(id, table);
      this.#allTables.push(table);
      at = end;
    }
  }

  #framed(body: Buffer, progressive: boolean): void {
    if (this.#frame !== undefined || body.length !== 15 || body[0] !== 8 || body[5] !== 3) odd("another kind of frame");
    const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
    if (width * height === 0 || width * height > MOST_PIXELS) odd("another size");
    const told = [6, 9, 12].map((at) => ({
      id: body[at] ?? 0,
      h: (body[at + 1] ?? 0) >> 4,
      v: (body[at + 1] ?? 0) & 15,
      quantisation: body[at + 2] ?? 0,
    }));
    if (told.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) odd("another sampling");
    const first = told[0]?.id ?? 0;
    if (first > 1 || told.some(({ id }, index) => id !== first + index)) odd("components of other names");
    const across = Math.max(...told.map(({ h }) => h));
    const down = Math.max(...told.map(({ v }) => v));
    const unitsAcross = Math.ceil(width / (8 * across));
    const unitsDown = Math.ceil(height / (8 * down));
    const components = told.map((each): Component => {
      const stride = unitsAcross * each.h;
      return {
        ...each,
        stride,
        wide: Math.ceil(Math.ceil((width * each.h) / across) / 8),
        high: Math.ceil(Math.ceil((height * each.v) / down) / 8),
        missing: new Int8Array(64).fill(-1),
        filled: new Uint8Array(progressive ? stride * unitsDown * each.v * 64 : 0),
      };
    });
    this.#frame = { progressive, components, unitsAcross, unitsDown };
  }

  /** Where the data of a scan ends that is told by `body`. */
  #scanned(body: Buffer, at: number): number {
    const frame = this.#frame ?? odd("a scan before its frame");
    const count = body[0] ?? 0;
    if (count < 1 || count > 3 || body.length !== 4 + 2 * count) odd("a scan of another length");
    const parts = Array.from({ length: count }, (_, index) => {
      const component = frame.components.find(({ id }) => id === body[1 + 2 * index]) ?? odd("an unknown component");
      const tables = body[2 + 2 * index] ?? 0;
      const [dc, ac] = [this.#huffman.get(tables >> 4), this.#huffman.get(0x10 | (tables & 15))];
      return { component, ...(dc && { dc }), ...(ac && { ac }) };
    });
    const [from = 0, to = 0, bits = 0] = body.subarray(-3);
    const scan = { parts, from, to, high: bits >> 4, low: bits & 15, restart: this.#restart ?? 0 };
    follow(frame, scan);
    return endOfScan(this.#file, at, { frame, scan, most: this.#most });
  }

  /** At the end: everything was needed, and the picture is complete. */
  #judge(): void {
    const { components } = this.#frame ?? odd("no frame");
    const needed = new Set(components.map(({ quantisation }) => quantisation));
    if (needed.size !== this.#quantisations.size || [...needed].some((id) => !this.#quantisations.has(id)))
      odd("a table that nothing uses");
    if (components.some(({ missing }) => missing.some((bits) => bits !== 0))) odd("a picture that is not complete");
    if (this.#allTables.some((table) => !table.saysNothingElse)) odd("a table that says more than it must");
  }
}

/** Each bit of each coefficient is told once: a scan that is told again may be another picture, or none. */
function follow({ progressive }: Frame, { parts, from, to, high, low }: Scan): void {
  if (!progressive && (from !== 0 || to !== 63 || high !== 0 || low !== 0)) odd("another kind of scan");
  const band = from === 0 ? to === 0 : to >= from && to <= 63 && parts.length === 1;
  if (progressive && (!band || low > 13 || (high !== 0 && high !== low + 1))) odd("another kind of scan");
  for (const { component } of parts) {
    for (let k = from; k <= to; k += 1) {
      if (component.missing[k] !== (high === 0 ? -1 : high)) odd("a scan that was told before");
      component.missing[k] = low;
    }
  }
}

/** Adobe's colour transform decides how the pixels are read, so it is the one thing that stays of such a segment. */
function adobe(body: Buffer): Uint8Array {
  const transform = body[11] ?? 0;
  if (body.length !== 12 || body.toString("latin1", 0, 5) !== "Adobe" || transform > 1) odd("not plain Adobe");
  return Buffer.concat([plainAdobe.subarray(0, 15), Buffer.from([transform])]);
}
