/** What can be wrong with the days and times of a campaign. */
import type { Problem, ProblemKind } from "../diagnostics/problem.ts";
import type { Path, Source } from "../diagnostics/source.ts";

export const kinds = [
  {
    code: "day-unknown",
    severity: "error",
    summary: "`day` names no awareness day of the calendar, so nothing can be dated from it.",
  },
  {
    code: "day-unconfirmed",
    severity: "error",
    summary:
      "The organiser has not confirmed the awareness day's date for that year. The plan can be looked at on the forecast date, but nothing is published until the file gives `date`.",
  },
  {
    code: "day-missing",
    severity: "error",
    summary: "The campaign has neither a usable `date` nor a `day` with its `year`, so its posts cannot be dated.",
  },
  {
    code: "time-unreadable",
    severity: "error",
    summary: "A time is not written as `day 09:00`, `day-3 09:00` or `2027-03-18 09:00`.",
  },
  {
    code: "time-skipped",
    severity: "error",
    summary: "A local time does not exist, because the clocks go forward over it.",
  },
  {
    code: "time-twice",
    severity: "error",
    summary: "A local time comes twice, because the clocks go back over it, and the file does not say which is meant.",
  },
  {
    code: "time-offset",
    severity: "error",
    summary: "The offset written behind a time is not one that the campaign's time zone has at that local time.",
  },
  {
    code: "series-reversed",
    severity: "error",
    summary: "A series ends before it begins.",
  },
  {
    code: "series-crowded",
    severity: "error",
    summary: "A series has more items than there are minutes between its ends.",
  },
  {
    code: "series-id-repeated",
    severity: "error",
    summary: "Two items of a series would share one delivery id.",
  },
  {
    code: "phase-unreadable",
    severity: "error",
    summary: "The first or last day of a phase is not written as `day`, `day-7` or `2027-03-18`, or is no real date.",
  },
  {
    code: "phase-reversed",
    severity: "error",
    summary: "A phase ends before it begins.",
  },
  {
    code: "phase-outside",
    severity: "error",
    summary: "A post goes out on a day outside the phase that it names.",
  },
] as const satisfies readonly ProblemKind[];

export type PlanCode = (typeof kinds)[number]["code"];

/** What is wrong and what to do, before it is known where it stands. */
export interface Fault {
  readonly kind: "fault";
  readonly code: PlanCode;
  readonly message: string;
  readonly help: string;
}

export function fault(code: PlanCode, message: string, help: string): Fault {
  return { kind: "fault", code, message, help };
}

export function problemAt(source: Source, path: Path, { code, message, help }: Fault): Problem {
  return { code, severity: "error", message, help, place: source.place(path) };
}
