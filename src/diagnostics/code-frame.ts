/** The lines around a problem, with the span underlined. */
import stringWidth from "string-width";
import { printableLine } from "../system/text/printable.ts";
import type { Place } from "./problem.ts";

export interface FrameOptions {
  /** Width of the terminal in columns. */
  readonly columns: number;
  /** Paints the span where colours are on; without it the span is underlined with ^^^. */
  readonly paint?: (text: string) => string;
}

/** Lines shown before and after. */
const around = 1;
const ellipsis = "…";
/** Narrower than this, a frame says nothing. */
const leastWidth = 20;
/** Columns kept free behind a span for the words that follow it. */
const breath = 12;

interface Cut {
  readonly before: string;
  readonly span: string;
  readonly after: string;
}

/** Printable on one line: a tab is two columns, and no character moves the cursor. */
function shown(text: string): string {
  return printableLine(text.replaceAll("\t", "  "));
}

/** The lines of a file around a place, numbered; `lines` are all of the file's. */
export function codeFrame(lines: readonly string[], place: Place, { columns, paint }: FrameOptions): string {
  const first = Math.max(1, place.line - around);
  const last = Math.min(lines.length, place.line + around);
  const gutter = String(last).length;
  const room = Math.max(leastWidth, columns - gutter - 5);
  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = (lines[number - 1] ?? "").replace(/\r$/, "");
    const isIt = number === place.line;
    const prefix = `${isIt ? ">" : " "} ${String(number).padStart(gutter)} | `;
    if (!isIt) {
      rows.push(`${prefix}${cutEnd(shown(line.slice(0, room * 4)), room)}`.trimEnd());
      continue;
    }
    const { before, span, after } = cut(line, place, room);
    rows.push(`${prefix}${before}${paint === undefined ? span : paint(span)}${after}`.trimEnd());
    if (paint === undefined) {
      const marks = "^".repeat(Math.max(1, stringWidth(span)));
      rows.push(`${" ".repeat(gutter + 2)} | ${" ".repeat(stringWidth(before))}${marks}`);
    }
  }
  return rows.join("\n");
}

/** A line cut so that its span stays in sight, with as much before it as fits into a third of the room. */
function cut(line: string, { column, length }: Place, room: number): Cut {
  const start = Math.min(column - 1, line.length);
  const wanted = stringWidth(shown(line.slice(start, start + Math.min(length, room * 4))));
  const before = cutStart(shown(line.slice(0, start)), Math.max(Math.floor(room / 3), room - wanted - breath));
  const span = cutEnd(shown(line.slice(start, start + length)), room - stringWidth(before));
  const left = room - stringWidth(before) - stringWidth(span);
  return { before, span, after: left > 1 ? cutEnd(shown(line.slice(start + length)), left) : "" };
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function fitting(parts: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let width = 0;
  for (const part of parts) {
    width += stringWidth(part);
    if (width > room) break;
    kept.push(part);
  }
  return kept;
}

function split(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

function cutEnd(text: string, room: number): string {
  // A column shows one grapheme at most, and no grapheme that matters here is longer than 60 code units.
  const near = text.slice(0, room * 60);
  if (near.length === text.length && stringWidth(text) <= room) return text;
  return `${fitting(split(near), room - 1).join("")}${ellipsis}`;
}

function cutStart(text: string, room: number): string {
  const near = text.slice(-room * 60);
  if (near.length === text.length && stringWidth(text) <= room) return text;
  return `${ellipsis}${fitting(split(near).toReversed(), room - 1)
    .toReversed()
    .join("")}`;
}
