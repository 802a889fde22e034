/** Reads a scan of a JPEG as a decoder does (ITU-T T.81, annexes F and G), but for the picture: only where its data ends. */
import { Bits, type HuffmanTable, odd } from "./tables.ts";

export interface Component {
  readonly id: number;
  /** Sampling, across and down. */
  readonly h: number;
  readonly v: number;
  readonly quantisation: number;
  /** Blocks of 8 x 8 across in memory, and those across and down that a scan of its own holds. */
  readonly stride: number;
  readonly wide: number;
  readonly high: number;
  /** By place in the zigzag: how many low bits are still to come, -1 before the first. */
  readonly missing: Int8Array;
  /** Whether each coefficient is other than nought so far; of a progressive picture only. */
  readonly filled: Uint8Array;
}

export interface Frame {
  readonly progressive: boolean;
  readonly components: readonly Component[];
  /** Units of an interleaved scan. */
  readonly unitsAcross: number;
  readonly unitsDown: number;
}

export interface Scan {
  readonly parts: readonly { readonly component: Component; readonly dc?: HuffmanTable; readonly ac?: HuffmanTable }[];
  /** First and last place in the zigzag. */
  readonly from: number;
  readonly to: number;
  /** Bit positions, before and after. */
  readonly high: number;
  readonly low: number;
  /** Units between restart markers, 0 for none. */
  readonly restart: number;
}

type Part = Scan["parts"][number];

/** `at`: of the scan's first byte of data. Returns where its last unit ends: there the next marker must stand. */
export function endOfScan(data: Uint8Array, at: number, { frame, scan }: { frame: Frame; scan: Scan }): number {
  const bits = new Bits(data, at);
  const block = blockReader(frame, scan, bits);
  const restartAfter = scan.restart === 0 ? Number.POSITIVE_INFINITY : scan.restart;
  let [units, restarts] = [0, 0];
  for (const unit of unitsOf(frame, scan)) {
    if (units > 0 && units % restartAfter === 0) {
      const end = bits.end();
      if (data[end] !== 0xff || data[end + 1] !== 0xd0 + (restarts % 8)) odd("no restart where one is due");
      restarts += 1;
      bits.pass(2);
      block.restart();
    }
    for (const [part, place] of unit) block.read(part, place);
    units += 1;
  }
  if (block.running() > 0) odd("a run of blocks past the last one");
  return bits.end();
}

type Unit = readonly (readonly [part: Part, place: number])[];

/** The blocks of each unit, in order. */
function* unitsOf({ unitsAcross, unitsDown }: Frame, { parts }: Scan): Generator<Unit> {
  const [only] = parts;
  const alone = parts.length === 1 ? only?.component : undefined;
  const [across, down] = alone ? [alone.wide, alone.high] : [unitsAcross, unitsDown];
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1)
      yield alone && only ? [[only, y * alone.stride + x]] : parts.flatMap((part) => blocksOf(part, x, y));
}

/** Those of one component in an interleaved unit. */
function blocksOf(part: Part, x: number, y: number): Unit {
  const { h, v, stride } = part.component;
  return Array.from({ length: h * v }, (_, n) => {
    const [row, column] = [Math.floor(n / h), n % h];
    return [part, (y * v + row) * stride + x * h + column] as const;
  });
}

interface BlockReader {
  read(part: Part, place: number): void;
  /** Blocks that the last code says are empty, and that are still to come. */
  running(): number;
  restart(): void;
}

function blockReader(frame: Frame, scan: Scan, bits: Bits): BlockReader {
  const { from, to, high } = scan;
  const table = (one: HuffmanTable | undefined) => one ?? odd("a table that is not there");
  let run = 0;

  function first({ ac }: Part, filled: Uint8Array, base: number): void {
    for (let k = Math.max(1, from); k <= to; k += 1) {
      const symbol = table(ac).read(bits);
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) {
        if (!frame.progressive && zeros > 0) odd("a run where none may be");
        run = (1 << zeros) + bits.value(zeros) - 1;
        return;
      }
      k += zeros;
      if (k > to || size > 10) odd("a coefficient past the last one");
      bits.skip(size);
      if (frame.progressive && size > 0) filled[base + k] = 1;
    }
  }

  /** Reads a bit of each coefficient that is there, from `k` on, until it has passed so many that are not. */
  function passed(filled: Uint8Array, place: { readonly base: number; readonly k: number }, zeros: number): number {
    let left = zeros;
    for (let k = place.k; k <= to; k += 1) {
      if (filled[place.base + k] === 1) bits.skip(1);
      else if (left === 0) return k;
      else left -= 1;
    }
    return to + 1;
  }

  /** One more bit of each coefficient that is there, and new ones between them. */
  function refined({ ac }: Part, filled: Uint8Array, base: number): void {
    let k = from;
    while (run === 0 && k <= to) {
      const symbol = table(ac).read(bits);
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size > 1) odd("a new coefficient of more than one bit");
      if (size === 0 && zeros < 15) run = (1 << zeros) + bits.value(zeros);
      else {
        bits.skip(size);
        k = passed(filled, { base, k }, zeros);
        if (k > to) odd("a coefficient past the last one");
        if (size === 1) filled[base + k] = 1;
        k += 1;
      }
    }
    if (run === 0) return;
    passed(filled, { base, k }, 64);
    run -= 1;
  }

  return {
    read(part, place) {
      const { filled } = part.component;
      if (from === 0) {
        if (high > 0) bits.skip(1);
        else {
          const size = table(part.dc).read(bits);
          if (size > 11) odd("a step of too many bits");
          bits.skip(size);
        }
      }
      if (to === 0) return;
      if (high > 0) refined(part, filled, place * 64);
      else if (run > 0) run -= 1;
      else first(part, filled, place * 64);
    },
    running: () => run,
    restart() {
      if (run > 0) odd("a run of blocks past a restart");
    },
  };
}
