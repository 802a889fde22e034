/** Cells that reach over columns and rows, put where a reader sees them, so that each stands below its own title. */
import { noWords, repeated, type Words } from "../blocks.ts";

/** By the column: what reaches down into the rows that follow, and into how many. */
export type Reaching = Map<number, { readonly words: Words; readonly rows: number }>;

interface Span {
  readonly across: number;
  readonly down: number;
}

/** No table of people is wider or longer; what says so would fill a machine. */
const most = { across: 60, down: 2000 };

export function spanOf({ colspan, rowspan }: Readonly<Record<string, string>>): Span {
  const within = (written: string | undefined, limit: number) =>
    Math.min(limit, Math.max(1, Number.parseInt(written ?? "1", 10) || 1));
  return { across: within(colspan, most.across), down: within(rowspan, most.down) };
}

export class GridRow {
  readonly #cells: Words[] = [];
  readonly #reaching: Reaching;

  constructor(reaching: Reaching) {
    this.#reaching = reaching;
  }

  add(words: Words, { across, down }: Span): void {
    this.#fromAbove();
    for (let column = 0; column < across; column += 1) {
      const inside = column === 0 ? words : noWords;
      if (down > 1) this.#reaching.set(this.#cells.length, { words: inside, rows: down - 1 });
      this.#cells.push(inside);
    }
  }

  #fromAbove(): void {
    for (let above = this.#reaching.get(this.#cells.length); above !== undefined; ) {
      const { words, rows } = above;
      const column = this.#cells.length;
      if (rows > 1) this.#reaching.set(column, { words, rows: rows - 1 });
      else this.#reaching.delete(column);
      this.#cells.push(repeated(words));
      above = this.#reaching.get(this.#cells.length);
    }
  }

  done(): readonly Words[] {
    this.#fromAbove();
    return this.#cells;
  }
}
