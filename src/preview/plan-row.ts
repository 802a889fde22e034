/** One delivery in the timeline: on one line where the terminal is wide, else its words below it; a line per part. */
import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import type { Problem } from "../diagnostics/problem.ts";
import { printableLine } from "../system/printable.ts";
import { fitLine, padTo, widest } from "./fit-width.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlanRow } from "./planned.ts";

/** Widths in columns, the same for all rows of a campaign. */
export interface Layout {
  readonly columns: number;
  /** Whether the words stand beside the account, not below it. */
  readonly wide: boolean;
  readonly account: number;
  readonly post: number;
  readonly words: number;
  readonly length: number;
  readonly images: number;
}

const gap = "  ";
const time = 5;
/** Of an account or post. */
const longestName = 30;
/** Fewer words than this beside the account say nothing. */
const fewestWords = 30;
const leastNote = 12;

export function layoutFor(rows: readonly PlanRow[], columns: number): Layout {
  const entries = rows.map(({ entry }) => entry);
  const parts = entries.flatMap((entry) => entry.texts.map((_, index) => index).map((index) => ({ entry, index })));
  const [account, post] = nameWidths(entries, columns);
  const length = widest(
    parts.map(({ entry, index }) => lengthOf(entry, index)),
    20,
  );
  const images = widest(
    parts.map(({ entry, index }) => imagesOf(entry, index)),
    20,
  );
  const tail = length + (images === 0 ? 0 : gap.length + images);
  const beside =
    columns - (gap.length + time + gap.length + account + gap.length + post + gap.length) - gap.length - tail;
  const note = Math.max(leastNote, widest(entries.map(stateOf), 40) + 8);
  const wide = beside - note - gap.length >= fewestWords;
  const below = columns - gap.length - time - gap.length - gap.length - tail;
  const room = wide ? beside - note - gap.length : Math.max(10, below);
  const words = widest(
    parts.map(({ entry, index }) => wordsOf(entry, index, room)),
    room,
  );
  return { columns, wide, account, post, words, length, images };
}

/** As long as the names are, or half each of what a narrow terminal has beside the time. */
function nameWidths(entries: readonly PlanEntry[], columns: number): readonly [number, number] {
  const room = columns - gap.length * 3 - time;
  const of = (most: number): readonly [number, number] => [
    widest(
      entries.map(({ account }) => printableLine(account)),
      most,
    ),
    widest(
      entries.map(({ post }) => printableLine(post)),
      most,
    ),
  ];
  const natural = of(longestName);
  return natural[0] + natural[1] <= room ? natural : of(Math.floor(room / 2));
}

interface Style {
  readonly layout: Layout;
  readonly chalk: ChalkInstance;
}

export function rowLines(row: PlanRow, problems: readonly Problem[], style: Style): readonly string[] {
  const { entry, rendered } = row;
  const { layout, chalk } = style;
  const head = [
    chalk.cyan(rendered.delivery.local.slice(11)),
    padTo(fitLine(entry.account, layout.account), layout.account),
    padTo(fitLine(entry.post, layout.post), layout.post),
  ].join(gap);
  const note = noteOf(entry, problems, chalk);
  const parts = entry.texts.map((_, index) => partLine(entry, index, style));
  if (!layout.wide) {
    const indent = " ".repeat(gap.length + time + gap.length);
    const whole = line(head, note);
    const heading = stringWidth(whole) <= layout.columns ? [whole] : [line(head), `${indent}${note}`];
    return [...heading, ...parts.map((part) => `${indent}${part}`.trimEnd())];
  }
  const indent = " ".repeat(gap.length + stringWidth(head));
  const [first = "", ...rest] = parts;
  return [line(head, first, note), ...rest.map((part) => `${indent}${gap}${part}`.trimEnd())];
}

function line(...cells: readonly string[]): string {
  return `${gap}${cells.filter((cell) => cell !== "").join(gap)}`.trimEnd();
}

function partLine(entry: PlanEntry, index: number, { layout, chalk }: Style): string {
  const words = padTo(wordsOf(entry, index, layout.words), layout.words);
  const length = padTo(lengthOf(entry, index), layout.length, "left");
  const images = layout.images === 0 ? "" : gap + padTo(imagesOf(entry, index), layout.images);
  return `${words}${gap}${isOver(entry, index) ? chalk.red(length) : chalk.dim(length)}${images}`;
}

function wordsOf({ texts }: PlanEntry, index: number, width: number): string {
  const number = texts.length > 1 ? `${index + 1}/${texts.length} ` : "";
  return fitLine(`${number}${texts[index] ?? ""}`, width);
}

function isOver({ lengths }: PlanEntry, index: number): boolean {
  const measure = lengths[index];
  return measure !== undefined && measure.used > measure.limit;
}

/** One over the limit is marked, so that it is seen without colours too. */
function lengthOf(entry: PlanEntry, index: number): string {
  const measure = entry.lengths[index];
  if (measure === undefined) return "";
  const limit = Number.isFinite(measure.limit) ? `/${measure.limit}` : "";
  return `${isOver(entry, index) ? "!" : ""}${measure.used}${limit}`;
}

function imagesOf(entry: PlanEntry, index: number): string {
  const count = entry.images[index]?.length ?? 0;
  return count === 0 ? "" : `${count} ${count === 1 ? "image" : "images"}`;
}

function stateOf({ state, changed }: PlanEntry): string {
  const shown = state === "planned" ? "" : printableLine(state);
  return changed ? `${shown}${shown === "" ? "" : ", "}changed` : shown;
}

function noteOf(entry: PlanEntry, problems: readonly Problem[], chalk: ChalkInstance): string {
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  return [
    coloured(entry.state, stateOf(entry), chalk),
    errors === 0 ? "" : chalk.red(`✗${errors}`),
    warnings === 0 ? "" : chalk.yellow(`▲${warnings}`),
  ]
    .filter((mark) => mark !== "")
    .join(" ");
}

const troubled: readonly string[] = ["missed", "held", "failed", "unknown", "waiting"];

function coloured(state: string, text: string, chalk: ChalkInstance): string {
  if (troubled.includes(state)) return chalk.red(text);
  return state === "published" ? chalk.green(text) : chalk.dim(text);
}
