/** What is wrong with the day that a campaign is for, whatever the calendar says of its year. */
import { awarenessDays, findDay } from "../../calendar/awareness-days.ts";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";

interface Said {
  readonly day: string | undefined;
  readonly hasYear: boolean;
  readonly hasDate: boolean;
}

export function dayFault({ day, hasYear, hasDate }: Said): { readonly path: Path; readonly fault: Fault } | undefined {
  if (day !== undefined && findDay(day) === undefined) return { path: ["day"], fault: unknown(day) };
  if (hasDate || (day !== undefined && hasYear)) return undefined;
  const help =
    day === undefined
      ? "Write `date: 2027-03-18`, or `day` and `year` as `campaign days` lists them."
      : "Write its year, as in `year: 2027`.";
  return {
    path: [day === undefined ? "campaign" : "day"],
    fault: fault("day-missing", "The campaign does not say which day it is for.", help),
  };
}

function unknown(day: string): Fault {
  const guess = didYouMean(
    day,
    awarenessDays.map(({ id }) => id),
  );
  return fault(
    "day-unknown",
    `The calendar has no awareness day "${shortened(day)}".`,
    `${guess === undefined ? "" : `${guess} `}\`campaign days\` lists those it has; for one of your own, write \`date: YYYY-MM-DD\` without \`day\`.`,
  );
}
