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

interface Followed {
  readonly frame: Frame;
  readonly scan: Scan;
  /** Bytes: data that is longer is not read. */
  readonly most: number;
}

/** `at`: of the scan's first byte of data. Returns where its last unit ends: there the next marker must stand. */
export function endOfScan(data: Uint8Array, at: number, { frame, scan, most }: Followed): number {
  const bits = new Bits(data, at);
  if (bits.bytes > most) odd("more than may be kept");
  const block = blockReader(frame, scan, bits);
  const restartAfter = scan.restart === 0 ? Number.POSITIVE_INFINITY : scan.restart;
  const { across, down, blocks } = unitOf(frame, scan);
  let restarts = 0;
  for (let unit = 0; unit < across * down; unit += 1) {
    if (unit > 0 && unit % restartAfter === 0) {
      const end = bits.end();
      if (data[end] !== 0xff || data[end + 1] !== 0xd0 + (restarts % 8)) odd("no restart where one is due");
      restarts += 1;
      bits.pass(2);
      block.restart();
    }
    const x = unit % across;
    const y = Math.floor(unit / across);
    for (const { part, wide, high, column, row } of blocks)
      block.read(part, (y * high + row) * part.component.stride + x * wide + column);
  }
  if (block.running() > 0) odd("a run of blocks past the last one");
  return bits.end();
}

interface UnitBlock {
  readonly part: Part;
  /** Of the component's blocks in a unit, and this one's place among them. */
  readonly wide: number;
  readonly high: number;
  readonly column: number;
  readonly row: number;
}

/** How many units a scan has, and the blocks of each in order: one where a component has a scan of its own. */
function unitOf({ unitsAcross, unitsDown }: Frame, { parts }: Scan) {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const { wide, high } = only.component;
    return { across: wide, down: high, blocks: [{ part: only, wide: 1, high: 1, column: 0, row: 0 }] };
  }
  const blocks = parts.flatMap((part): readonly UnitBlock[] => {
    const { h: wide, v: high } = part.component;
    return Array.from({ length: wide * high }, (_, n) => {
      return { part, wide, high, column: n % wide, row: Math.floor(n / wide) };
    });
  });
  return { across: unitsAcross, down: unitsDown, blocks };
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

  function first(part: Part, filled: Uint8Array, base: number): void {
    const ac = table(part.ac);
    for (let k = Math.max(1, from); k <= to; k += 1) {
      const symbol = ac.read(bits);
      const zeros = symbol >> 4;
      const size = symbol & 15;
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
