/** Huffman tables of a JPEG (ITU-T T.81, annex C), which remember what was used of them: the rest of one may say anything. */
import { createHash } from "node:crypto";

/** A JPEG that is not built to the letter. Never leaves this folder: such a file is encoded anew. */
export class OddJpeg extends Error {}

export function odd(what: string): never {
  throw new OddJpeg(what);
}

/** The four tables that the standard gives as examples, and that cameras write whole: the sha256 of each. */
const examples = new Set([
  "2f66814c875b53173f057d784a16a34d0d1f9aa91cdfa7143c41be02c9c7b005",
  "602f734c8c12c1d9d049a18fd91d9ef3d3d8c402665f90db3d97721fc49e4804",
  "a6283a08f5d97906b66adcc812e32396ea83059e55dd4cc91934cf447559aeb6",
  "13f90e3c9dc476c66f24347f6ad29cea93262e99faed279970c2f74e0557f445",
]);

/** So many bits are looked at ahead of where they are read: the longest code of a table. */
const AHEAD = 16;

/** Bits of a scan, up to the next marker. In the file each FF among them is followed by a nought, which is not one of them. */
export class Bits {
  readonly #data: Uint8Array;
  #plain: Uint8Array = new Uint8Array();
  /** Bits, and where the next one is. */
  #length = 0;
  #at = 0;
  /** Where in the file the marker stands. */
  #marker = 0;

  constructor(data: Uint8Array, at: number) {
    this.#data = data;
    this.#load(at);
  }

  /** Up to the next marker, and without the stuffed noughts. */
  get bytes(): number {
    return this.#plain.length;
  }

  /** The next sixteen bits, which are still to be read; noughts where there are fewer. */
  ahead(): number {
    const plain = this.#plain;
    const byte = this.#at >> 3;
    const three = ((plain[byte] ?? 0) << 16) | ((plain[byte + 1] ?? 0) << 8) | (plain[byte + 2] ?? 0);
    return (three >> (8 - (this.#at & 7))) & 0xffff;
  }

  skip(count: number): void {
    this.#at += count;
    if (this.#at > this.#length) odd("a scan that ends early");
  }

  /** Of up to sixteen bits. */
  value(count: number): number {
    const value = this.ahead() >> (AHEAD - count);
    this.skip(count);
    return value;
  }

  /** Where the next marker stands: what fills up the last byte are ones, or noughts. */
  end(): number {
    const left = this.#length - this.#at;
    const rest = this.ahead() >> (AHEAD - left);
    if (left > 7 || (rest !== 0 && rest !== (1 << left) - 1)) odd("bits after a scan");
    return this.#marker;
  }

  /** Goes on behind the marker at `end()`. */
  pass(bytes: number): void {
    this.#load(this.#marker + bytes);
  }

  #load(start: number): void {
    const data = this.#data;
    const stuffed: number[] = [];
    let end = data.indexOf(0xff, start);
    for (; end !== -1 && data[end + 1] === 0; end = data.indexOf(0xff, end + 2)) stuffed.push(end + 1);
    this.#marker = end === -1 ? data.length : end;
    const plain = new Uint8Array(this.#marker - start - stuffed.length);
    let [from, to] = [start, 0];
    for (const next of [...stuffed, this.#marker]) {
      plain.set(data.subarray(from, next), to);
      to += next - from;
      from = next + 1;
    }
    this.#plain = plain;
    this.#length = plain.length * 8;
    this.#at = 0;
  }
}

export class HuffmanTable {
  readonly #body: Uint8Array;
  readonly #symbols: Uint8Array;
  readonly #used = new Uint8Array(256);
  #codes: Uint16Array | undefined;

  /** `body`: sixteen counts and the symbols. */
  constructor(body: Uint8Array) {
    this.#body = body;
    this.#symbols = body.subarray(16);
    if (new Set(this.#symbols).size !== this.#symbols.length) odd("a symbol twice in a table");
  }

  read(bits: Bits): number {
    this.#codes ??= codesOf(this.#body);
    const code = this.#codes[bits.ahead()] ?? 0;
    if (code === 0) odd("a code that no table has");
    bits.skip(code >> 8);
    const symbol = code & 255;
    this.#used[symbol] = 1;
    return symbol;
  }

  /** Whether all of it is needed to read the picture, or is what everybody writes. */
  get saysNothingElse(): boolean {
    return this.#symbols.every((symbol) => this.#used[symbol] === 1) || isExample(this.#body);
  }
}

function isExample(body: Uint8Array): boolean {
  return examples.has(createHash("sha256").update(body).digest("hex"));
}

/**
 * By the next sixteen bits: how long the code is with which they begin, and its symbol; 0 where none has it. Made of tables
 * that are used: a crooked file may have thousands more.
 */
function codesOf(body: Uint8Array): Uint16Array {
  const codes = new Uint16Array(1 << AHEAD);
  let [code, place] = [0, AHEAD];
  for (let length = 1; length <= AHEAD; length += 1) {
    const [count, width] = [body[length - 1] ?? 0, 1 << (AHEAD - length)];
    if (code + count * width > codes.length) odd("a table with too many codes");
    for (const symbol of body.subarray(place, place + count)) {
      codes.fill((length << 8) | symbol, code, code + width);
      code += width;
    }
    place += count;
  }
  return codes;
}
