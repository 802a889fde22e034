/** What stops publishing now: each view says it first. */
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { printLines } from "../frame/print-lines.ts";

/** On stdout above what people read; on stderr where stdout is another program's, or all goes into a file. */
export function sayStops(context: Context, stops: readonly string[], above = context.format === "text"): void {
  const lines = stops.map(printableLine);
  if (!above) for (const line of lines) context.output.warn(line);
  else if (lines.length > 0) printLines(context.output, `${lines.join("\n")}\n\n`);
}
