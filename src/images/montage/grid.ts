/** Where the pictures of a montage stand in a frame: rows of equal height, the last as wide as the others. Pixels. */
import type { ImageLimits } from "../../networks/network.ts";
import type { Box } from "../poster/layout.ts";

export interface Cell extends Box {
  readonly x: number;
  readonly y: number;
}

/** Between pictures and around them, of the shorter side. */
const gapShare = 0.012;

/** Pixels: as large as a drawing is made for any network. */
const longestSide = 2048;

/** Of the frame's shape, as large as it will be drawn, so that no picture is made larger once it is fitted. */
export function canvasOf({ frame, maxWidth, maxHeight }: ImageLimits): Box {
  const { width, height } = frame;
  const scale = Math.min(longestSide / Math.max(width, height), maxWidth / width, maxHeight / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

export function cellsOf(count: number, frame: Box, columns = fittingColumns(count, frame)): readonly Cell[] {
  const gap = Math.max(1, Math.round(Math.min(frame.width, frame.height) * gapShare));
  const rows = rowsOf(count, columns);
  return rows.flatMap((inRow, row) => {
    const [y, height] = piece(frame.height, gap, rows.length, row);
    return Array.from({ length: inRow }, (_, column): Cell => {
      const [x, width] = piece(frame.width, gap, inRow, column);
      return { x, y, width, height };
    });
  });
}

function rowsOf(count: number, columns: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / columns) }, (_, row) => Math.min(columns, count - row * columns));
}

/** Whole pixels that leave nothing over. */
function piece(whole: number, gap: number, count: number, index: number): readonly [start: number, length: number] {
  const edge = (at: number) => Math.round(gap + (at * (whole - gap)) / count);
  return [edge(index), Math.max(1, edge(index + 1) - edge(index) - gap)];
}

/** With which the pictures have most nearly squares to stand in, none of them a strip; of two, the fewer. */
function fittingColumns(count: number, { width, height }: Box): number {
  const oddness = (columns: number) => {
    const rows = rowsOf(count, columns);
    const ofRow = rows.map((inRow) => inRow * Math.log(width / inRow / (height / rows.length)) ** 2);
    return ofRow.reduce((sum, each) => sum + each, 0);
  };
  const choices = Array.from({ length: count }, (_, index) => index + 1);
  return choices.reduce((best, each) => (oddness(each) < oddness(best) - 1e-9 ? each : best), 1);
}
