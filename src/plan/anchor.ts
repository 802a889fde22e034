/** What `day` means in a campaign: from the file's own date, else from the calendar of awareness days. */
import { type AwarenessDay, awarenessDays, findDay, type Occurrence, occurrence } from "../calendar/awareness-days.ts";
import { addDays, daysBetween, dayText, nextWorkday, previousWorkday } from "../calendar/dates.ts";
import type { Campaign } from "../campaign/model.ts";
import { isPlannable } from "../campaign/times/written-time.ts";
import { type Fault, fault } from "../diagnostics/fault.ts";
import type { Path } from "../diagnostics/source.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Anchor } from "./delivery.ts";

export interface Anchoring {
  readonly anchor?: Anchor;
  readonly fault?: Fault;
  /** Where the fault stands. */
  readonly path: Path;
}

/** The written date wins; an unconfirmed day is planned on its forecast, with a fault that forbids publishing it. */
export function anchorOf(campaign: Campaign): Anchoring {
  const day = campaign.day === undefined ? undefined : findDay(campaign.day);
  const year = campaign.year ?? (campaign.date === undefined ? undefined : Number(campaign.date.slice(0, 4)));
  const found = day === undefined || year === undefined ? undefined : occurrence(day, year);
  if (campaign.day !== undefined && day === undefined) return unknownDay(campaign, campaign.day);
  if (campaign.date !== undefined) return written(campaign, campaign.date, found, day);
  if (found === undefined) return missing(campaign);
  const { date } = found;
  const anchor = date === undefined ? {} : { anchor: anchorOn(campaign, date, found.until ?? date, found.name) };
  if (found.status === "confirmed" && date !== undefined) return { ...anchor, path: ["day"] };
  return { ...anchor, fault: unconfirmed(found), path: ["day"] };
}

function anchorOn(campaign: Campaign, date: string, until: string, name: string | undefined): Anchor {
  return { date, until, day: movedOffWeekend(date, campaign.onWeekend), ...(name === undefined ? {} : { name }) };
}

/** A week keeps its length when the file moves its first day. */
function written(campaign: Campaign, date: string, found?: Occurrence, day?: AwarenessDay): Anchoring {
  if (!isPlannable(date)) {
    return {
      fault: fault("day-missing", `There is no such date as ${date}.`, "Write a real date, as in `date: 2027-03-18`."),
      path: ["date"],
    };
  }
  const length = found?.date === undefined ? 0 : daysBetween(found.date, found.until ?? found.date);
  return { anchor: anchorOn(campaign, date, addDays(date, length), day?.name), path: ["date"] };
}

function movedOffWeekend(date: string, rule: Campaign["onWeekend"]): string {
  switch (rule) {
    case "keep":
      return date;
    case "previous-workday":
      return previousWorkday(date);
    case "next-workday":
      return nextWorkday(date);
    default:
      return rule satisfies never;
  }
}

function unknownDay(campaign: Campaign, id: string): Anchoring {
  const guess = didYouMean(
    id,
    awarenessDays.map((day) => day.id),
  );
  const problem = fault(
    "day-unknown",
    `The calendar has no awareness day "${id}".`,
    `${guess === undefined ? "" : `${guess} `}\`campaign days\` lists those it has; for one of your own, write \`date: YYYY-MM-DD\` without \`day\`.`,
  );
  const { date } = campaign;
  if (date === undefined || !isPlannable(date)) return { fault: problem, path: ["day"] };
  return { anchor: anchorOn(campaign, date, date, undefined), fault: problem, path: ["day"] };
}

function missing(campaign: Campaign): Anchoring {
  const help =
    campaign.day === undefined
      ? "Write `date: 2027-03-18`, or `day` and `year` as `campaign days` lists them."
      : "Write its year, as in `year: 2027`.";
  return {
    fault: fault("day-missing", "The campaign does not say which day it is for.", help),
    path: [campaign.day === undefined ? "campaign" : "day"],
  };
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
