/** One message in the timeline: when and which post, then each wording once, with the accounts that get it in a line. */
import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { minuteIndex } from "../../calendar/local-time.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { permitPhrases } from "../../permission/shown.ts";
import { printableLine } from "../../system/text/printable.ts";
import { fitLine } from "../terminal/fit-width.ts";
import { fileNotes, fromDifference } from "../went-out.ts";
import type { PlanEntry } from "./entry.ts";
import type { PlanRow } from "./planned.ts";
import { costText } from "./totals.ts";

/** What is sent in one minute for one post: a row for each account. Sent by hand, they are seconds apart. */
export interface PlanMessage {
  readonly rows: readonly [PlanRow, ...PlanRow[]];
}

export interface MessageStyle {
  readonly columns: number;
  readonly chalk: ChalkInstance;
  /** Whether posts are named with their campaign, since several are shown. */
  readonly campaigns: boolean;
  /** Whether times are named with their zone, since the campaigns have several. */
  readonly zones: boolean;
  readonly problemsOf: (delivery: string) => readonly Problem[];
}

/** By instant, then by post, as the rows come. */
export function messagesOf(rows: readonly PlanRow[]): readonly PlanMessage[] {
  const groups = Map.groupBy(rows, ({ entry, rendered }) =>
    JSON.stringify([minuteIndex(rendered.delivery.dueAt), entry.campaign, entry.post]),
  );
  return [...groups.values()].map((each) => ({ rows: each as [PlanRow, ...PlanRow[]] }));
}

const indent = " ".repeat(9);

export function messageLines({ rows }: PlanMessage, style: MessageStyle): readonly string[] {
  const { chalk, columns } = style;
  const room = columns - indent.length;
  const wordings = Map.groupBy(rows, (row) => [...wordLines(row.entry, room), ...fileLines(row, room)].join("\n"));
  return [
    headOf(rows[0], style),
    ...[...wordings.values()].flatMap((each) => [
      ...each.slice(0, 1).flatMap(({ entry }) => wordLines(entry, room).map((line) => `${indent}${line}`.trimEnd())),
      ...accountLines(each, room, style).map((line) => `${indent}${line}`),
      ...each.slice(0, 1).flatMap((row) => fileLines(row, room).map((line) => `${indent}  ${chalk.yellow(line)}`)),
    ]),
  ].map((line) => (stringWidth(line) > columns ? chalk.reset(fitLine(line, columns)) : line));
}

function headOf({ entry, rendered }: PlanRow, { chalk, columns, campaigns, zones }: MessageStyle): string {
  const { delivery } = rendered;
  const zone = zones ? ` ${printableLine(delivery.campaign.timezone)}` : "";
  const post = campaigns ? `${entry.campaign}/${entry.post}` : entry.post;
  const time = `${delivery.local.slice(11)}${zone}`;
  const left = Math.max(1, columns - 4 - stringWidth(time));
  return `  ${chalk.cyan(time)}  ${chalk.bold(fitLine(post, left))}`;
}

/** A line a part: where it begins, and how many pictures it has. */
function wordLines(entry: PlanEntry, room: number): readonly string[] {
  if (entry.share !== undefined) return [fitLine(`shares ${entry.share.post} of ${entry.share.account}`, room)];
  const partners = Object.entries(entry.partnerWords ?? {}).map(([id, text]) => fitLine(`${id} sends: ${text}`, room));
  const own = entry.texts.map((text, index) => {
    const images = imagesOf(entry, index);
    const number = entry.texts.length > 1 ? `${index + 1}/${entry.texts.length} ` : "";
    return `${fitLine(`${number}${text}`, room - (images === "" ? 0 : images.length + 2))}${images === "" ? "" : `  ${images}`}`;
  });
  return [...own, ...partners];
}

/** A line for each thing that the file says otherwise than what went out. */
function fileLines(row: PlanRow, room: number): readonly string[] {
  return fileNotes(row).map((note) => {
    if (note.words === undefined) return fitLine(`${note.head}.`, room - 2);
    return `${fitLine(`${note.head}: “${fromDifference(note)}`, room - 3)}”`;
  });
}

function imagesOf(entry: PlanEntry, index: number): string {
  const count = entry.images[index]?.length ?? 0;
  return count === 0 ? "" : `${count} ${count === 1 ? "image" : "images"}`;
}

/** Two columns further in than the words; no account is torn from its length. */
function accountLines(rows: readonly PlanRow[], room: number, style: MessageStyle): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [index, row] of rows.entries()) {
    const item = `${accountText(row.entry, style)}${index + 1 < rows.length ? " ·" : ""}`;
    const longer = line === "" ? item : `${line} ${item}`;
    if (line !== "" && stringWidth(longer) > room - 2) {
      lines.push(line);
      line = item;
    } else line = longer;
  }
  return [...lines, line].flatMap((each) =>
    wrapAnsi(each, room - 2, { hard: true })
      .split("\n")
      .map((part) => `  ${part}`),
  );
}

function accountText(entry: PlanEntry, { chalk, problemsOf }: MessageStyle): string {
  const lengths = entry.lengths.map((_, index) => lengthText(entry, index, chalk)).join(chalk.dim(" + "));
  const problems = problemsOf(entry.id);
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const notes = [
    entry.cost === undefined ? "" : chalk.dim(costText(entry.cost.amount, entry.cost.currency)),
    stateText(entry, chalk),
    ...permitPhrases(entry).map((phrase) => chalk[entry.blocked === null ? "yellow" : "red"](printableLine(phrase))),
  ];
  const marks = [errors === 0 ? "" : chalk.red(`✗${errors}`), warnings === 0 ? "" : chalk.yellow(`▲${warnings}`)];
  return [
    [
      `${printableLine(entry.account)}${languagesOf(entry)} ${lengths}`.trimEnd(),
      ...notes.filter((note) => note !== ""),
    ].join(", "),
    ...marks.filter((mark) => mark !== ""),
  ].join(" ");
}

/** None where all is English. */
function languagesOf({ languages }: PlanEntry): string {
  const text = languages.join(", ");
  return text === "en" ? "" : ` (${printableLine(text)})`;
}

export function isOver({ lengths }: PlanEntry, index: number): boolean {
  const measure = lengths[index];
  return measure !== undefined && measure.used > measure.limit;
}

/** One over the limit is marked, so that it is seen without colours too. */
function lengthText(entry: PlanEntry, index: number, chalk: ChalkInstance): string {
  const measure = entry.lengths[index];
  if (measure === undefined) return "";
  const text = `${measure.used}${Number.isFinite(measure.limit) ? `/${measure.limit}` : ""}`;
  return isOver(entry, index) ? chalk.red(`!${text}`) : chalk.dim(text);
}

const troubled: readonly string[] = ["missed", "held", "failed", "unknown", "waiting"];

function stateText({ state, changed }: PlanEntry, chalk: ChalkInstance): string {
  const shown = state === "planned" ? "" : printableLine(state);
  const text = changed ? `${shown}${shown === "" ? "" : ", "}changed` : shown;
  if (text === "") return "";
  if (troubled.includes(state)) return chalk.red(text);
  return state === "published" ? chalk.green(text) : chalk.dim(text);
}
