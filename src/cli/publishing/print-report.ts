/** What a run did, for people: one line a delivery, each kind under its own word. */
import { minuteText } from "../../calendar/local-time.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import type { Source } from "../../diagnostics/source.ts";
import type { PublishReport } from "../../publish/report.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";

type Line = readonly [word: string, id: string, rest: string];

function minute(instant: string): string {
  return minuteText(new Date(instant));
}

function linesOf(report: PublishReport): readonly Line[] {
  return [
    ...report.published.map(({ id, url }): Line => ["published", id, url ?? ""]),
    ...report.waiting.map(({ id, folder }): Line => ["waiting", id, `for a person to post it: ${folder}`]),
    ...report.later.map(({ id, retryAt, reason }): Line => ["later", id, `from ${minute(retryAt)}: ${reason}`]),
    ...report.held.map(({ id, reason }): Line => ["held", id, reason]),
    ...report.missed.map(({ id, dueAt }): Line => ["missed", id, `was due at ${minute(dueAt)}`]),
    ...report.failed.map(({ id, reason }): Line => ["failed", id, reason]),
    ...report.unknown.map(({ id, reason }): Line => ["unknown", id, reason]),
  ];
}

export function reportText(report: PublishReport): string {
  return linesOf(report)
    .map(([word, id, rest]) => printableLine(`${word.padEnd(10)} ${id}  ${rest}`).trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

/** The lines go to stdout, the problems of the files to stderr. */
export function printReport(context: Context, report: PublishReport, sources: ReadonlyMap<string, Source>): void {
  const { output } = context;
  const text = reportText(report);
  if (text !== "") output.data(text);
  if (report.problems.length > 0) {
    const { color, columns } = output;
    output.warn(formatProblems(report.problems, sources, { color, columns }).trimEnd());
  }
}
