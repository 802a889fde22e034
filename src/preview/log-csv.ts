/** The record as a table, for an answer to a request for information. */
import { homeZone, minuteText } from "../calendar/local-time.ts";
import { csvOf } from "../system/text/csv.ts";

const columns = [
  "at",
  "atLocal",
  "timezone",
  "delivery",
  "account",
  "event",
  "state",
  "part",
  "text",
  "url",
  "approvedBy",
  "who",
  "reason",
  "n",
] as const;

type Cells = Readonly<Record<(typeof columns)[number], string | number | null>>;

export interface LogCells extends Omit<Cells, "atLocal" | "timezone" | "at"> {
  /** UTC, `...Z`. */
  readonly at: string;
}

/** The record is of all campaigns: its local times are those of the people who read it. */
export function logCsv(entries: readonly LogCells[]): string {
  return csvOf(
    columns,
    entries.map((entry) => {
      const cells: Cells = { ...entry, atLocal: minuteText(new Date(entry.at)), timezone: homeZone };
      return columns.map((column) => cells[column]);
    }),
  );
}
