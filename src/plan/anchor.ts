/** What `day` means in a campaign: from the file's own date, else from the calendar of awareness days. */
import { findDay, type Occurrence, occurrence } from "../calendar/awareness-days.ts";
import { nextWorkday, previousWorkday } from "../calendar/bank-holidays/bank-holidays.ts";
import { addDays, daysBetween, dayText } from "../calendar/dates.ts";
import type { Campaign } from "../campaign/model.ts";
import { dayFault } from "../campaign/times/day-fault.ts";
import { type Fault, fault } from "../diagnostics/fault.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Anchor } from "./delivery.ts";

export interface Anchoring {
  readonly anchor?: Anchor;
  readonly fault?: Fault;
  /** Where the fault stands. */
  readonly path: Path;
}

/** The written date wins; an unconfirmed day is planned on its forecast, with a fault that forbids publishing it. */
export function anchorOf(campaign: Campaign): Anchoring {
  const { day: id, date: written } = campaign;
  const wrong = dayFault({ day: id, hasYear: campaign.year !== undefined, hasDate: written !== undefined });
  const day = id === undefined ? undefined : findDay(id);
  const year = campaign.year ?? Number(written?.slice(0, 4));
  const found = day === undefined || wrong !== undefined ? undefined : occurrence(day, year);
  if (written !== undefined) {
    return { path: ["date"], ...wrong, anchor: anchorOn(campaign, written, endOf(written, found), day?.name) };
  }
  if (found === undefined) return { path: ["day"], ...wrong };
  const { date } = found;
  const anchor = date === undefined ? {} : { anchor: anchorOn(campaign, date, found.until ?? date, found.name) };
  if (found.status === "confirmed" && date !== undefined) return { ...anchor, path: ["day"] };
  return { ...anchor, fault: unconfirmed(found), path: ["day"] };
}

function anchorOn(campaign: Campaign, date: string, until: string, name: string | undefined): Anchor {
  return { date, until, day: movedToWorkday(date, campaign), ...(name === undefined ? {} : { name }) };
}

/** A week keeps its length when the file moves its first day. */
function endOf(date: string, found: Occurrence | undefined): string {
  return found?.date === undefined ? date : addDays(date, daysBetween(found.date, found.until ?? found.date));
}

function movedToWorkday(date: string, { onWeekend, holidays }: Campaign): string {
  switch (onWeekend) {
    case "keep":
      return date;
    case "previous-workday":
      return previousWorkday(date, holidays);
    case "next-workday":
      return nextWorkday(date, holidays);
    default:
      return onWeekend satisfies never;
  }
}

function unconfirmed({ name, year, date, reason, source }: Occurrence): Fault {
  const message = `The date of ${name} in ${year} is not confirmed.`;
  const why = reason === undefined ? "" : `${reason} `;
  if (date === undefined) {
    const help = `${why}Look it up (${source}), then write \`date: ${year}-MM-DD\` below \`day\`; until then nothing can be planned.`;
    return fault("day-unconfirmed", message, help);
  }
  return fault(
    "day-unconfirmed",
    message,
    `${why}The forecast is ${dayText(date, "en")} ${date.slice(0, 4)} (${source}). Ask the organiser, then write \`date: ${date}\` below \`day\`; until then nothing is published.`,
  );
}
