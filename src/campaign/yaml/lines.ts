/** Offsets of a text as places: lines and columns from 1, spans cut at the end of their line. */
import type { Place } from "../../diagnostics/problem.ts";

export interface Lines {
  /** The place of `[start, end)`; at least one column long, even behind the last character. */
  place(start: number, end?: number): Place;
  /** Offset of the first character of the line that holds `offset`. */
  startOf(offset: number): number;
  /** Offset behind the last character of that line, without its line break. */
  endOf(offset: number): number;
}

/** `written` is what stands in the file, line for line like `text`: no place lies behind the end of its line there. */
export function linesOf(file: string, text: string, written: string = text): Lines {
  const shown = written === text ? undefined : written.split("\n");
  const starts = [0];
  for (let feed = text.indexOf("\n"); feed !== -1; feed = text.indexOf("\n", feed + 1)) starts.push(feed + 1);

  function indexOf(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function endOf(offset: number): number {
    const next = starts[indexOf(offset) + 1];
    const end = next === undefined ? text.length : next - 1;
    return text[end - 1] === "\r" && end > offset ? end - 1 : end;
  }

  return {
    place(start, end = start + 1) {
      const from = Math.min(Math.max(start, 0), text.length);
      const index = indexOf(from);
      const span = text.slice(from, Math.min(end, endOf(from))).trimEnd();
      const column = from - (starts[index] ?? 0) + 1;
      const width = shown === undefined ? Number.POSITIVE_INFINITY : (shown[index] ?? "").trimEnd().length;
      const within = Math.min(column, width + 1);
      return { file, line: index + 1, column: within, length: Math.max(1, Math.min(span.length, width + 1 - within)) };
    },
    startOf: (offset) => starts[indexOf(offset)] ?? 0,
    endOf,
  };
}
