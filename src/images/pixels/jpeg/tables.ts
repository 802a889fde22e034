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

/** Bits of a scan: FF is followed by a stuffed nought, or ends the data. */
export class Bits {
  readonly #data: Uint8Array;
  #at: number;
  #byte = 0;
  #left = 0;

  constructor(data: Uint8Array, at: number) {
    this.#data = data;
    this.#at = at;
  }

  bit(): number {
    if (this.#left === 0) this.#load();
    this.#left -= 1;
    return (this.#byte >> this.#left) & 1;
  }

  skip(count: number): void {
    let rest = count;
    while (rest > this.#left) {
      rest -= this.#left;
      this.#load();
    }
    this.#left -= rest;
  }

  value(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n += 1) value = 2 * value + this.bit();
    return value;
  }

  /** Where the next marker must stand: what fills up the last byte are ones, or noughts. */
  end(): number {
    const rest = this.#byte & ((1 << this.#left) - 1);
    if (rest !== 0 && rest !== (1 << this.#left) - 1) odd("bits after a scan");
    this.#left = 0;
    return this.#at;
  }

  /** Goes on behind the marker at `end()`. */
  pass(bytes: number): void {
    this.#at += bytes;
  }

  #load(): void {
    const byte = this.#data[this.#at] ?? odd("a scan that ends early");
    if (byte === 0xff && this.#data[this.#at + 1] !== 0) odd("a marker within a scan");
    this.#at += byte === 0xff ? 2 : 1;
    this.#byte = byte;
    this.#left = 8;
  }
}

export class HuffmanTable {
  readonly #symbols: Uint8Array;
  readonly #used: Uint8Array;
  /** By length of code: the greatest code, and what makes of a code the place of its symbol. */
  readonly #last = new Int32Array(17).fill(-1);
  readonly #shift = new Int32Array(17);
  readonly #digest: string;

  /** `body`: sixteen counts and the symbols. */
  constructor(body: Uint8Array) {
    this.#symbols = body.subarray(16);
    this.#used = new Uint8Array(this.#symbols.length);
    this.#digest = createHash("sha256").update(body).digest("hex");
    let [code, place] = [0, 0];
    for (let length = 1; length <= 16; length += 1) {
      const count = body[length - 1] ?? 0;
      if (code + count > 1 << length) odd("a table with too many codes");
      this.#shift[length] = place - code;
      if (count > 0) this.#last[length] = code + count - 1;
      code = (code + count) << 1;
      place += count;
    }
    if (new Set(this.#symbols).size !== this.#symbols.length) odd("a symbol twice in a table");
  }

  read(bits: Bits): number {
    let code = 0;
    for (let length = 1; length <= 16; length += 1) {
      code = (code << 1) | bits.bit();
      if (code > (this.#last[length] ?? -1)) continue;
      const place = code + (this.#shift[length] ?? 0);
      this.#used[place] = 1;
      return this.#symbols[place] ?? odd("a code without a symbol");
    }
    return odd("a code that no table has");
  }

  /** Whether all of it is needed to read the picture, or is what everybody writes. */
  get saysNothingElse(): boolean {
    return examples.has(this.#digest) || !this.#used.includes(0);
  }
}
