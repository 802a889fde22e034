/** Where the words of a poster stand in a frame: as large as they fit, on lines that are about as long as each other. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface Laid {
  readonly lines: readonly string[];
  /** Pixels. */
  readonly size: number;
}

/** From one baseline to the next, in parts of the size. */
export const leading = 1.22;

/** Of the shorter side: larger is shouted, smaller is read by nobody on a phone. */
export const largest = 0.17;
export const smallest = 0.036;

/** Kerning and joined letters are not reckoned with. */
const ease = 0.97;

interface Setting {
  readonly box: Box;
  /** Pixels of the shorter side of the whole frame. */
  readonly side: number;
  /** In parts of the size. */
  widthOf(text: string): number;
}

/** Undefined where the words do not fit at the smallest size. */
export function laidOut(words: string, { box, side, widthOf }: Setting): Laid | undefined {
  const paragraphs = words.split("\n").map((line) => line.split(/\s+/).filter((word) => word !== ""));
  for (let size = Math.floor(side * largest); size >= Math.ceil(side * smallest); size -= 1) {
    const room = (box.width * ease) / size;
    const lines = paragraphs.map((each) => broken(each, room, widthOf));
    const count = lines.reduce((sum, each) => sum + (each?.length ?? Number.POSITIVE_INFINITY), 0);
    if (count * leading * size > box.height) continue;
    return { lines: paragraphs.flatMap((each) => evened(each, room, widthOf)), size };
  }
  return undefined;
}

type Width = Setting["widthOf"];

/** As many words a line as fit; undefined where one word does not. An empty line stays one. */
function broken(words: readonly string[], room: number, widthOf: Width): readonly string[] | undefined {
  if (words.length === 0) return [""];
  const lines: string[] = [];
  for (const word of words) {
    if (widthOf(word) > room) return undefined;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines, the longest as short as can be, so that no word is left alone. */
function evened(words: readonly string[], room: number, widthOf: Width): readonly string[] {
  let best = broken(words, room, widthOf) ?? [];
  const { length } = best;
  for (let narrower = room * 0.98; narrower > room * 0.4; narrower *= 0.98) {
    const lines = broken(words, narrower, widthOf);
    if (lines === undefined || lines.length > length) break;
    best = lines;
  }
  return best;
}
