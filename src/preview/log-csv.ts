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
  "languages",
] as const;

type Cells = Readonly<Record<(typeof columns)[number], string | number | null>>;

export interface LogCells extends Omit<Cells, "atLocal" | "timezone" | "at" | "approvedBy" | "languages"> {
  readonly approvedBy: readonly Approved[] | null;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly sayings: readonly { readonly lang: string }[] | null;
}

export interface Approved {
  readonly person: string;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly how: string;
  readonly recordedBy?: string;
}

/** "jo-bloggs (signed, 2027-03-03 09:00, written down by sam)"; empty where nobody had to agree. */
export function approvedText(approvedBy: readonly Approved[] | null): string {
  const one = ({ person, at, how, recordedBy }: Approved) =>
    `${person} (${[how, minuteText(new Date(at)), ...(recordedBy === undefined ? [] : [`written down by ${recordedBy}`])].join(", ")})`;
  return (approvedBy ?? []).map(one).join("; ");
}

/** The record is of all campaigns: its local times are those of the people who read it. */
export function logCsv(entries: readonly LogCells[]): string {
  return csvOf(
    columns,
    entries.map((entry) => {
      const approvedBy = approvedText(entry.approvedBy);
      const languages = entry.sayings?.map(({ lang }) => lang).join(", ") ?? null;
      const cells: Cells = {
        ...entry,
        approvedBy,
        languages,
        atLocal: minuteText(new Date(entry.at)),
        timezone: homeZone,
      };
      return columns.map((column) => cells[column]);
    }),
  );
}
