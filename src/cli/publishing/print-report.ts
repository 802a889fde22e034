/** What a run did, for people: one line a delivery, each kind under its own word. */
import { homeZone, minuteText } from "../../calendar/local-time.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { postOf } from "../../ledger/rows.ts";
import type { OpenStages } from "../../pipeline/reading.ts";
import type { PublishReport } from "../../publish/report.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";

type Line = readonly [word: string, id: string, rest: string];

/** The minute of an instant in the zone of a delivery's campaign, which is named where it is not the reader's own. */
export type MinuteOf = (instant: string, delivery: string) => string;

/** In the zones of the files as they were last read. */
export function minutesIn(stages: Pick<OpenStages, "prepared">): MinuteOf {
  const zones = new Map((stages.prepared()?.all ?? []).map(({ campaign }) => [campaign.id, campaign.timezone]));
  return (instant, delivery) => {
    const zone = zones.get(delivery.split("/")[0] ?? "") ?? homeZone;
    return `${minuteText(new Date(instant), zone)}${zone === homeZone ? "" : ` (${zone})`}`;
  };
}

/** What became of a message that is out: `rehearsed` where nothing was sent. */
type Out = "published" | "rehearsed";

/** A post once, with its accounts: one goes to many, and nothing of a rehearsal has an address. */
function rehearsedLines(published: PublishReport["published"]): readonly Line[] {
  const parts = published.map(({ id }) => ({ post: postOf(id), account: id.slice(postOf(id).length + 1) }));
  return [...Map.groupBy(parts, ({ post }) => post)].map(([post, to]): Line => {
    const accounts = to.map(({ account }) => account).join(", ");
    return ["rehearsed", post, to.length > 2 ? `${to.length} accounts: ${accounts}` : accounts];
  });
}

function linesOf(report: PublishReport, minute: MinuteOf, out: Out): readonly Line[] {
  return [
    ...(out === "rehearsed"
      ? rehearsedLines(report.published)
      : report.published.map(({ id, url }): Line => [out, id, url ?? ""])),
    ...report.waiting.map(({ id, folder }): Line => ["waiting", id, `for a person to post it: ${folder}`]),
    ...report.later.map(({ id, retryAt, reason }): Line => ["later", id, `from ${minute(retryAt, id)}: ${reason}`]),
    ...report.held.map(({ id, reason }): Line => ["held", id, reason]),
    ...report.missed.map(({ id, dueAt }): Line => ["missed", id, `was due at ${minute(dueAt, id)}`]),
    ...report.failed.map(({ id, reason }): Line => ["failed", id, reason]),
    ...report.unknown.map(({ id, reason }): Line => ["unknown", id, reason]),
  ];
}

export function reportText(report: PublishReport, minute: MinuteOf, out: Out): string {
  return linesOf(report, minute, out)
    .map(([word, id, rest]) => printableLine(`${word.padEnd(10)} ${id}  ${rest}`).trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

/** The lines go to stdout, the problems of the files to stderr. */
export function printReport(context: Context, report: PublishReport, stages: OpenStages, out: Out = "published"): void {
  const { output } = context;
  const text = reportText(report, minutesIn(stages), out);
  if (text !== "") output.data(text);
  if (report.problems.length > 0) {
    const { color, columns } = output;
    output.warn(formatProblems(report.problems, stages.sources(), { color, columns }).trimEnd());
  }
}
